from __future__ import annotations

import pytest

from app.answer.lead.check import check_draft, is_right
from app.answer.lead.draft import Draft
from index.rows import SentenceRef
from ingest.document import SentenceKey
from tests.app.answer.lead.made import REPORT, block_of, corpus_of, library_of, sentence

TEXT = "Alpha kreeg ca. EUR 20 miljoen en Beta EUR 6 miljoen voor drie jaar."
FIRST = SentenceRef(REPORT, SentenceKey("a", 0))
LIBRARY = library_of(
    corpus_of([block_of(sentence("a", 0, TEXT, "Alpha received approx. EUR 20 million.", 8))], [])
)


@pytest.mark.parametrize(
    ("text", "calculation", "is_good"),
    [
        ("Ca. EUR 20 miljoen", None, True),
        ("ca. EUR 20 miljoen en Beta", None, True),
        ("Ja: EUR 6 miljoen", None, True),
        ("EUR 6 miljoen (pagina 8) of EUR 20 miljoen (pagina 8)", None, True),
        ("Ca. EUR 26 miljoen (20 + 6)", "20 + 6 = 26", True),
        ("Alpha: EUR 20 miljoen tegen EUR 6 miljoen", "20 > 6", True),
        ("Ca. EUR 21 miljoen", None, False),
        ("Alpha EUR 6 miljoen", None, False),
        ("Gamma kreeg ca. EUR 20 miljoen", None, False),
        ("EUR 6 miljoen (pagina 9)", None, False),
        ("Ca. EUR 27 miljoen (20 + 6)", "20 + 6 = 27", False),
        ("Ca. EUR 27 miljoen (20 + 7)", "20 + 7 = 27", False),
        ("Ca. EUR 26 miljoen (20 + 6)", None, False),
        ("Ja: EUR 6 miljoen tegen EUR 20 miljoen", "6 > 20", False),
    ],
)
def test_a_lead_is_words_of_its_sentences_or_a_right_calculation(
    text: str, calculation: str | None, is_good: bool
) -> None:
    assert check_draft(Draft(text, (FIRST,), calculation), "nl", LIBRARY) is is_good


def test_a_lead_without_a_sentence_is_none() -> None:
    absent = SentenceRef(REPORT, SentenceKey("z", 0))
    assert not check_draft(Draft("ca. EUR 20 miljoen", ()), "nl", LIBRARY)
    assert not check_draft(Draft("ca. EUR 20 miljoen", (absent,)), "nl", LIBRARY)


@pytest.mark.parametrize(
    ("calculation", "is_good"),
    [
        ("20 - 6 = 14", True),
        ("6 / 3 = 2", True),  # "drie jaar"
        ("6 / 20 = 30.0%", True),
        ("6 / 20 = 30%", True),
        ("6 / 20 = 31%", False),
        ("20 + 6 + 6 = 32", True),
        ("20 + 6 = 26 miljoen", False),
        ("20 * 6 = 120", False),
    ],
)
def test_a_calculation_comes_out(calculation: str, is_good: bool) -> None:
    assert is_right(calculation, [TEXT]) is is_good
