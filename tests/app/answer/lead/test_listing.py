from __future__ import annotations

import pytest

from ingest.corpus import Corpus
from tests.app.answer.lead.made import text_of

RECEPTION = "Egypte, Ethiopië, Irak, Jordanië, Kenia, Libanon, Oeganda, Pakistan, Soedan en Turkije"


@pytest.mark.parametrize(
    ("question", "ids", "expected"),
    [
        (
            "Welke landen zijn focuslanden voor opvang in de regio?",
            ("f-b044-3-1", "f-b044-0-1"),
            RECEPTION,
        ),
        ("Noem de focuslanden voor opvang in de regio", ("f-b044-8-1",), RECEPTION),
        (
            "Wie brachten er een bezoek aan Marokko?",
            ("f-b100-4-1",),
            "Voormalig premier Rutte en voormalig minister Schreinemacher",
        ),
        (
            "Which countries host most refugees in the top 5?",
            ("f-b023-0-2", "f-b023-1-2"),
            "Iran, Türkiye, Colombia, Germany and Pakistan",
        ),
    ],
)
def test_a_whole_list_is_said(
    bundled: Corpus, question: str, ids: tuple[str, ...], expected: str
) -> None:
    assert text_of(question, bundled, *ids) == expected


def test_one_country_asked_about_is_no_list(bundled: Corpus) -> None:
    told = text_of("Is Kenia een focusland voor opvang in de regio?", bundled, "f-b044-4-1")
    assert told == "Ja: Kenia"
