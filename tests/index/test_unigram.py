from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.encoder import BUNDLED, TOKENIZER
from index.unigram import UnigramTokenizer, read_unigram

FILE = BUNDLED / TOKENIZER
LETTERS = "abdeginorstz éÉßıİς漢字🙂\u0301\u200d<unk>&.,-_▁\t\n\x000129Ⅳﬁ"


@pytest.fixture(scope="module")
def ours() -> UnigramTokenizer:
    tokenizer = read_unigram(FILE)
    assert tokenizer
    return tokenizer


@pytest.fixture(scope="module")
def theirs() -> Tokenizer:
    return Tokenizer.from_file(str(FILE))


@pytest.fixture
def record() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return read


@settings(max_examples=300)
@given(text=st.one_of(st.text(LETTERS, max_size=40), st.text(max_size=40)))
@example(text="Hoeveel vluchtelingen vangt Türkiye op?")
@example(text="<unk>a<unk><unk> <UNK>")
@example(text="漢漢x漢")
@example(text="")
def test_tokens_are_those_of_the_library(
    text: str, ours: UnigramTokenizer, theirs: Tokenizer
) -> None:
    (encoding,) = ours.encode_batch([text])
    assert encoding.ids == theirs.encode(text, add_special_tokens=False).ids


def test_words_are_forgotten(ours: UnigramTokenizer) -> None:
    ours.encode_batch(["geheim"])
    assert ours._known
    assert ours._known_runs
    ours.forget()
    assert not ours._known
    assert not ours._known_runs


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("normalizer", {"type": "Replace", "pattern": {"String": "a b"}, "content": "ab"}),
        ("normalizer", None),
        ("pre_tokenizer", {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first"}),
        ("pre_tokenizer", None),
    ],
)
def test_tokens_are_those_of_the_library_where_words_depend_on_those_beside_them(
    part: str, value: object, record: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / TOKENIZER
    file.write_text(json.dumps({**record, part: value}), "utf-8")
    tokenizer, theirs = read_unigram(file), Tokenizer.from_file(str(file))
    assert tokenizer
    for text in ("a b", "kamp in Jordanië\nopvang", " a  b "):
        expected = theirs.encode(text, add_special_tokens=False).ids
        assert tokenizer.encode_batch([text])[0].ids == expected


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("post_processor", {"type": "TemplateProcessing"}),
        ("truncation", {"max_length": 8}),
        ("added_tokens", []),
        ("added_tokens", [{"id": 0, "content": "<unk>"}]),
        ("model", {"type": "WordLevel", "unk_id": 0}),
        ("model", {"vocab": {"<unk>": 0}}),
    ],
)
def test_a_tokenizer_of_another_kind_is_left_to_the_library(
    part: str, value: object, record: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / TOKENIZER
    file.write_text(json.dumps({**record, part: value}), "utf-8")
    assert read_unigram(file) is None


def test_what_a_tokenizer_leaves_out_it_does_not_have(
    record: dict[str, Any], ours: UnigramTokenizer, tmp_path: Path
) -> None:
    for part in ("truncation", "padding", "post_processor"):
        del record[part]
    file = tmp_path / TOKENIZER
    file.write_text(json.dumps(record), "utf-8")
    tokenizer = read_unigram(file)
    assert tokenizer
    assert tokenizer.encode_batch(["kamp"]) == ours.encode_batch(["kamp"])
