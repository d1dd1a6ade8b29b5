"""Texts -> tokens of a Unigram model, the very same as by `tokenizers`, in a tenth of its memory.

That library finds the pieces of a word in a tree of hash tables, which takes 35 MB for 32,000 of
them; here they stand in one table. It still takes the texts apart into words.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

# What normalizes a text so that no character beyond a space changes what becomes of one.
CHARACTER_BY_CHARACTER = ("NFKD", "StripAccents", "Lowercase")
BELOW_ALL = 10.0  # how much less than the least probable piece an unknown character scores
OF_UNKNOWN = {  # the one added token that is known here
    "special": True,
    "normalized": False,
    "single_word": False,
    "lstrip": False,
    "rstrip": False,
}


@dataclass(frozen=True, slots=True)
class Encoding:
    """The tokens of a text.

    Attributes:
        ids: Their numbers, in order.
    """

    ids: list[int]


class UnigramTokenizer:
    """Takes texts apart as `Tokenizer.from_file` does, without special tokens.

    Args:
        record: A `tokenizers` tokenizer, parsed; one that `can_read` it.
    """

    def __init__(self, record: Mapping[str, Any]) -> None:
        model = record["model"]
        self._number = {piece: number for number, (piece, _) in enumerate(model["vocab"])}
        self._score = array("d", [score for _, score in model["vocab"]])
        self._longest = max(map(len, self._number))
        self._unknown: int = model["unk_id"]
        self._of_unknown = min(self._score) - BELOW_ALL
        self._marker: str = record["added_tokens"][0]["content"]
        unknown = [[self._marker, 0.0]]
        small = {**record, "model": {**model, "vocab": unknown, "unk_id": 0}}
        self._words = Tokenizer.from_str(json.dumps(small))
        self._known: dict[str, list[int]] = {}
        self._known_runs: dict[str, list[int]] = {}
        self._parts_at_spaces = _parts_at_spaces(record)

    @classmethod
    def can_read(cls, record: Mapping[str, Any]) -> bool:
        """Returns whether a tokenizer has nothing but what is known here."""
        model, added = record.get("model", {}), record.get("added_tokens", [])
        unknown = {"id": model.get("unk_id"), **OF_UNKNOWN}
        return (
            model.get("type") == "Unigram"
            and not model.get("byte_fallback")
            and unknown["id"] is not None
            and not any(record.get(part) for part in ("truncation", "padding", "post_processor"))
            and [{key: token.get(key) for key in unknown} for token in added] == [unknown]
        )

    def encode_batch(
        self, texts: Sequence[str], add_special_tokens: bool = False
    ) -> list[Encoding]:
        """Returns the tokens of each text; there are no special ones to add."""
        return [Encoding(self._tokens(text)) for text in texts]

    def forget(self) -> None:
        """Forgets the words of all texts."""
        self._known.clear()
        self._known_runs.clear()

    def _tokens(self, text: str) -> list[int]:
        first, *others = (self._of_part(part) for part in text.split(self._marker))
        return [*first, *(one for part in others for one in (self._unknown, *part))]

    def _of_part(self, text: str) -> list[int]:
        if not self._parts_at_spaces:
            return self._of_run(text)
        found: list[int] = []
        for run in text.replace("\n", " ").split(" "):
            known = self._known_runs.get(run)
            if known is None:
                known = self._known_runs[run] = self._of_run(run)
            found += known
        return found

    def _of_run(self, text: str) -> list[int]:
        normalizer, splitter = self._words.normalizer, self._words.pre_tokenizer
        normal = normalizer.normalize_str(text) if normalizer else text
        words = splitter.pre_tokenize_str(normal) if splitter else [(normal, (0, len(normal)))]
        return [number for word, _ in words for number in self._of_word(word)]

    def _of_word(self, word: str) -> list[int]:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._best(word)
        return known

    def _best(self, word: str) -> list[int]:
        """Returns the most probable pieces of a word (Viterbi); of equal ones, the first found."""
        size = len(word)
        scores: list[float | None] = [0.0, *[None] * size]
        starts, numbers = [0] * (size + 1), [self._unknown] * (size + 1)
        for start in range(size):
            so_far = scores[start]
            assert so_far is not None
            for end in range(start + 1, min(size, start + self._longest) + 1):
                number = self._number.get(word[start:end])
                if number is not None:
                    score = self._score[number] + so_far
                elif end == start + 1:
                    number, score = self._unknown, self._of_unknown + so_far
                else:
                    continue
                best = scores[end]
                if best is None or score > best:
                    scores[end], starts[end], numbers[end] = score, start, number
        return self._read_back(starts, numbers)

    def _read_back(self, starts: Sequence[int], numbers: Sequence[int]) -> list[int]:
        """Returns the pieces in order; unknown ones side by side are one."""
        found: list[int] = []
        end = len(starts) - 1
        while end > 0:
            is_more = bool(found) and found[-1] == numbers[end] == self._unknown
            if not is_more:
                found.append(numbers[end])
            end = starts[end]
        return found[::-1]


def _parts_at_spaces(record: Mapping[str, Any]) -> bool:
    """Returns whether what stands between two spaces has the same tokens in any text."""
    normalizers, (first, *others) = (
        (record.get(part) or {}).get(parts) or [record.get(part) or {}]
        for part, parts in (("normalizer", "normalizers"), ("pre_tokenizer", "pretokenizers"))
    )
    return (
        first.get("type") == "WhitespaceSplit"
        and all(one.get("prepend_scheme") != "first" for one in others)
        and all(one.get("type") in CHARACTER_BY_CHARACTER for one in normalizers)
    )


def read_unigram(file: Path) -> UnigramTokenizer | None:
    """Returns the tokenizer of a file; None if it is of another kind.

    Raises:
        OSError, ValueError: It is missing or is no JSON.
    """
    record = json.loads(file.read_text("utf-8"))
    return UnigramTokenizer(record) if UnigramTokenizer.can_read(record) else None
