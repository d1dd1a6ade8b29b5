from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.sentences import split_sentences

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("sentence_cases.jsonl").read_text("utf-8").splitlines()
]
PROSE = st.lists(
    st.sampled_from(
        "De het nr. mln. In 2023 3. 3,8 EUR A. A.B. U.S. etc. bijlage prof.dr. J.-P. uit.3 n.a.v. "
        "onder a. “Ja.” (Nee!) (zie Wat? … (...) - 's Één eHerkenning van".split()
    )
).map(" ".join)


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(
            case["sentences"],
            marks=[pytest.mark.xfail(reason=case["known_miss"], strict=True)]
            if "known_miss" in case
            else [],
        )
        for case in CASES
    ],
    ids=[f"{case['kind']}: {case['sentences'][0]}" for case in CASES],
)
def test_a_text_is_cut_where_its_sentences_end(sentences: list[str]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


def test_every_case_is_another_text() -> None:
    texts = [" ".join(case["sentences"]) for case in CASES]
    assert len(set(texts)) == len(texts) >= 120


@pytest.mark.parametrize(
    ("word", "sentence_ends"),
    [
        # What follows a phrase that may end or go on decides: a function word opens a sentence.
        ("Ook", True),
        ("Daarvoor", True),
        ("'s Nachts", True),
        ("Europese", False),
        ("12", False),
        ("(Zie", True),
        ("“Europese", False),
    ],
)
@pytest.mark.parametrize("phrase", ["enz", "e.d", "Bakker B.V", "5 mln", "3 mei jl", "p.j"])
def test_a_function_word_ends_what_may_go_on(phrase: str, word: str, sentence_ends: bool) -> None:
    found = split_sentences(f"Het was {phrase}. {word} woorden volgen.")
    assert len(found) == 1 + sentence_ends


@pytest.mark.parametrize(
    "sentences",
    [
        ["Nederland helpt.", "Jordanië ook!", "Waarom?", "Daarom."],
        ["Dat was in 2023.", "In 2024 niet."],
        ["Hij zei “ja.”", "Zij zei nee."],
        ["(Zie bijlage.)", "«Citaat.»"],
        ["Er ging EUR 100 mln.", "In 2023 was dat minder."],
        ["Landen als Irak, Kenia, etc.", "Ook Libanon."],
        ["Één land.", "Éen ander."],
    ],
)
def test_a_mark_before_a_capital_ends_a_sentence(sentences: list[str]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Kamerstuk 36 410 V, nr. 49 is bekend.",
        "Dit geldt o.a. Irak en d.w.z. Syrië.",
        "Voor ca. 3,8 miljoen mensen (vgl. 2022).",
        "Volgens art. 25bis mag dat.",
        "Staatssecretaris E. van der Burg en dhr. Jansen kwamen.",
        "Minister H. Bruins Slot kwam.",
        "3. Terugkeer van migranten",
        "Er ging 12 mln. 50 duizend om.",
        "Op nu.nl staat het.",
        "Hij kwam... en ging.",
    ],
)
def test_a_full_stop_that_ends_no_sentence(sentence: str) -> None:
    assert split_sentences(sentence) == [sentence]


def test_no_text_has_no_sentences() -> None:
    assert split_sentences(" ") == []


@given(PROSE | st.text())
def test_only_spaces_are_lost(text: str) -> None:
    sentences = split_sentences(text)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence.strip() for sentence in sentences)
