"""The report's own sentences as statements, as they are and altered so that they are not true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.answer.claims.check import check_claims
from app.answer.claims.figures import figures
from index.encoder import SentenceEncoder
from index.fact_search import FactSearch
from index.language import Language
from index.search import Retriever
from index.workspace import Workspace

EVERY = 4  # sentence, of those of a usual length
RARE = ("figure", "year")  # are asked in both languages, the others by turns
LANGUAGES: tuple[Language, ...] = ("nl", "en")
DENIED = {
    "nl": (r" (is|zijn|heeft|hebben|wordt|worden) ", r" \1 niet "),
    "en": (r" (is|are|was|were|has|have) ", r" \1 not "),
}
# The share that may be confirmed all the same; what denies twice is not parsed (eval/LOG.md).
MOST_CONFIRMED = 0.02


def altered(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yields kinds of alteration with the sentence altered so: another figure, year or denied."""
    large = [one for one in figures(text) if one.kind in ("money", "count") and one.amount > 3]
    digits = re.search(r"\d+", text[large[0].span[0] : large[0].span[1]]) if large else None
    if large and digits:
        start = large[0].span[0] + digits.start()
        other = str(int(Decimal(digits[0])) + 7)
        yield "figure", f"{text[:start]}{other}{text[start + len(digits[0]) :]}"
    if year := re.search(r"(?<![-\d])20[12]\d\b", text):
        yield "year", f"{text[: year.start()]}{int(year[0]) - 4}{text[year.end() :]}"
    denied = re.sub(*DENIED[language], text, count=1)
    if denied != text:
        yield "denied", denied


@pytest.mark.real
@pytest.mark.slow
def test_sentences_are_confirmed_word_for_word_and_not_when_altered(
    real_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(real_home))
    workspace = Workspace(SentenceEncoder())
    library = workspace.load_or_build(print, progress=False)
    facts = FactSearch(library, workspace.encoder)
    retriever = Retriever(library, workspace.encoder)

    def verdict(statement: str, language: Language) -> str:
        find = lambda text: retriever.search(text, language)  # noqa: E731
        return check_claims([statement], facts.search, find, library)[0].verdict

    (corpus,) = library.corpora.values()
    found: dict[str, Counter[str]] = {}
    usual = [s for s in corpus.report.sentences.values() if 7 <= len(s.text.split()) <= 30]
    for number, sentence in enumerate(usual[::EVERY]):
        for place, language in enumerate(LANGUAGES):
            text = sentence.text_in(language).rstrip(".")
            for kind, statement in (("same", text), *altered(text, language)):
                if number % 2 != place and kind not in RARE:
                    continue
                found.setdefault(kind, Counter())[verdict(statement, language)] += 1
    assert found["same"]["confirmed"] >= 0.95 * found["same"].total()
    for kind in ("figure", "year", "denied"):
        assert found[kind].total() >= 20
        assert found[kind]["confirmed"] <= MOST_CONFIRMED * found[kind].total()
