"""A report in English beside one in Dutch: asked in either language, answered in its own words."""

from __future__ import annotations

import pytest

from app.answer.answer import Answer
from app.answer.checked import CheckedAnswerer
from app.answer.reports.of_reports import by_reports
from app.startup import calibrated_answerer
from app.view.rendering import AnswerRenderer
from app.view.reports import Reports
from index.encoder import BUNDLED, SentenceEncoder
from index.search import Retriever
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import paginate
from ingest.corpus import Corpus
from tests.fakes import make_library

CITY = """1 Water supply

The municipality replaced 64 kilometres of lead pipes in 2021. The works cost 7.5 million euros.
Residents of the old harbour had no drinking water for two days.

2 Tram line

The new tram line connects the hospital with the central station. It opened on 4 May 2022.
The number of passengers rose to 18,200 a day."""
POLDER = """1 Polder

De polder kreeg nieuwe sloten. Boeren klaagden over natte akkers in het voorjaar.

2 Dijk

De dijk werd verhoogd met zand uit het meer. Het werk begon op 3 maart 2020."""
ORIGINAL = "Zinnen van een Engels rapport staan hier in het origineel: er is geen vertaling van."


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> CheckedAnswerer:
    encoder = SentenceEncoder(BUNDLED)
    corpora = [
        Corpus(read_automatically(paginate(text, id_[0] * 64), id_, id_.title(), language))
        for text, id_, language in ((CITY, "city", "en"), (POLDER, "polder", "nl"))
    ]
    library = make_library(tmp_path_factory.mktemp("two") / "index", corpora, encoder)
    return CheckedAnswerer(by_reports(calibrated_answerer(Retriever(library, encoder))))


def _first(answer: Answer) -> str:
    return answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Hoeveel kostten de werkzaamheden aan de waterleiding?",
            "The works cost 7.5 million euros.",
        ),
        ("Hoeveel kilometer loden leidingen zijn vervangen?", "The municipality replaced 64"),
        ("Hoeveel reizigers had de tram per dag?", "The number of passengers rose to 18,200"),
        ("Wat verbindt de nieuwe tramlijn?", "The new tram line connects the hospital"),
        ("@city Wanneer ging de tramlijn open?", "It opened on 4 May 2022."),
    ],
)
def test_a_dutch_question_has_the_english_sentence_and_is_told_so(
    question: str, said: str, two: CheckedAnswerer
) -> None:
    answer = two.answer(question)
    assert answer.answered
    assert answer.language == "nl"
    assert _first(answer).startswith(said)
    assert answer.remark == ORIGINAL
    assert answer.text.endswith(ORIGINAL)


def test_each_is_asked_in_its_own_language_without_a_word_of_that(two: CheckedAnswerer) -> None:
    assert (
        _first(answer := two.answer("When did the new tram line open?"))
        == "It opened on 4 May 2022."
    )
    assert answer.remark == ""
    assert _first(answer := two.answer("Wanneer begon het werk aan de dijk?")).startswith(
        "Het werk"
    )
    assert answer.remark == ""


@pytest.mark.parametrize(
    "question", ["Hoe bak ik een taart?", "@city Wat is de hoofdstad van Peru?"]
)
def test_what_neither_says_is_declined(question: str, two: CheckedAnswerer) -> None:
    assert two.answer(question).reason


def test_its_source_is_shown_as_english(two: CheckedAnswerer) -> None:
    answer = two.answer("Hoeveel kostten de werkzaamheden aan de waterleiding?")
    reports = Reports(two.library.corpora.values())
    html = AnswerRenderer(two.library, reports, with_feedback=False).render(answer, ["?"])
    assert '<div class="rw-column" lang="en">' in html
    assert "Engels origineel" in html
    assert "Nederlands origineel" not in html
