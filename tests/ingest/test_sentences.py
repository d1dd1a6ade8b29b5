from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import split_sentences

PROSE = st.lists(
    st.sampled_from(
        "De het nr. mln. In 2023 3. 3,8 EUR A. U.S. etc. “Ja.” (Nee!) Wat? … - 's Één".split()
    )
).map(" ".join)


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
