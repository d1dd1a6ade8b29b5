"""Questions that name a period, put to small reports of one's own, most with the real encoder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.choice.asked_period import of_the_period_asked, standing
from app.query.periods import asked_periods
from index.library import Library
from index.rows import SentenceRef
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import paginate
from ingest.corpus import Corpus
from tests.fakes import FakeEncoder, asked, make_library

Read = Callable[[str], ExtractiveAnswerer]
REPORT = """Jaarcijfers van de gemeente Duinveen

In maart 2019 stonden er 77 woningen leeg in Duinveen.
De gemeente verwacht voor 2022 minder leegstand.

In april 2019 stonden er 81 woningen leeg.

In het schooljaar 2020/21 volgden 340 kinderen zwemles.
In het schooljaar 2021/22 volgden 365 kinderen zwemles.

In het derde kwartaal van 2020 werden 1 120 bomen geplant.
In het vierde kwartaal van 2020 werden 980 bomen geplant.

Op 31-12-2018 telde de bibliotheek 5.210 leden. Op 31-12-2020 telde de bibliotheek 4.870 leden.

In 2017 kostte het onderhoud van de wegen 3,1 miljoen euro, meer dan in 2015.

Sinds 2014 krijgt de voedselbank ieder jaar 12.000 euro.

Van 2016 tot en met 2018 deden 230 vrijwilligers mee aan de schoonmaakdag.
"""
YEARS = """Verkeersongevallen

Het jaar 2020

Er gebeurden 31 ongevallen op de Kustweg.

Het jaar 2021

Er gebeurden 24 ongevallen op de Kustweg.
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hoeveel woningen stonden er leeg in april 2019?", "81"),
        ("Hoeveel woningen stonden er in maart 2019 leeg?", "77"),
        ("Hoeveel kinderen volgden zwemles in het schooljaar 2020-2021?", "340"),
        ("Hoeveel kinderen volgden zwemles in het schooljaar 2021/'22?", "365"),
        ("Hoeveel bomen werden er in het derde kwartaal van 2020 geplant?", "1 120"),
        ("Hoeveel bomen werden er in het vierde kwartaal van 2020 geplant?", "980"),
        ("Hoeveel leden had de bibliotheek op 31 december 2020?", "4.870"),
        ("Hoeveel leden had de bibliotheek eind 2018?", "5.210"),
        ("Wat kostte het onderhoud van de wegen in 2017?", "3,1 miljoen"),
        ("Hoeveel krijgt de voedselbank in 2019?", "12.000"),
        ("Hoeveel vrijwilligers deden er in 2017 mee aan de schoonmaakdag?", "230"),
    ],
)
def test_the_sentence_of_the_period_asked_comes_first(
    read_own: Read, question: str, said: str
) -> None:
    answer = read_own(REPORT).answer(question)
    assert answer.answered
    assert said in answer.sentences[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel woningen stonden er leeg in maart 2020?",
        "Hoeveel woningen stonden er leeg in mei 2019?",
        "Hoeveel woningen stonden er leeg in april 2018?",
        "Hoeveel kinderen volgden zwemles in het schooljaar 2018/19?",
        "Hoeveel kinderen volgden zwemles in het schooljaar 2022-2023?",
        "Hoeveel bomen werden er in het derde kwartaal van 2021 geplant?",
        "Hoeveel bomen werden er in Q1 2020 geplant?",
        "Hoeveel leden had de bibliotheek op 31-12-2016?",
        "Hoeveel leden had de bibliotheek eind 2015?",
        "Wat kostte het onderhoud van de wegen in 2015?",
        "Hoeveel krijgt de voedselbank in 2012?",
        "Hoeveel vrijwilligers deden er in 2021 mee aan de schoonmaakdag?",
        "How many homes were empty in March 2020?",
    ],
)
def test_another_period_is_no_answer(read_own: Read, question: str) -> None:
    answer = read_own(REPORT).answer(question)
    assert not answer.answered, answer.text


@pytest.mark.parametrize(("year", "said"), [("2020", "31"), ("2021", "24")])
def test_a_heading_tells_the_period(read_own: Read, year: str, said: str) -> None:
    answer = read_own(YEARS).answer(f"Hoeveel ongevallen gebeurden er in {year} op de Kustweg?")
    assert answer.answered
    assert [sentence.text for sentence in answer.sentences] == [
        f"Er gebeurden {said} ongevallen op de Kustweg."
    ]


def test_a_month_asked_next_is_one_of_the_year_before(read_own: Read) -> None:
    answerer = read_own(REPORT)
    turns = answerer.turns(["Hoeveel woningen stonden er leeg in maart 2019?"])
    answer = answerer.answer("En in april?", turns)
    assert "81" in answer.sentences[0].text


PLAIN = """Verslag van de raad

Begroting 2021

In juli kwamen 12 bussen. Zij reden vaak.

In 2019 reden 9 bussen. Dat was duur. In maart reden er 8.

Er waren 5 bussen stuk.

Later

Er waren 7 trams.

In 2019 was er een telling. Er bleken 6 trams te zijn.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    report = read_automatically(paginate(PLAIN, "0" * 64), "raad", "Raad", "nl")
    folder: Path = tmp_path_factory.mktemp("index") / "index"
    return make_library(folder, [Corpus(report)], FakeEncoder())


def _ref(library: Library, text: str) -> SentenceRef:
    return next(ref for ref in library.sentences if library.sentence(ref).text == text)


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("In juli kwamen 12 bussen.", "in juli 2021", "states"),
        ("In juli kwamen 12 bussen.", "in juli 2020", "another"),
        ("In juli kwamen 12 bussen.", "in juli", "states"),
        ("In juli kwamen 12 bussen.", "in mei", "another"),
        ("In 2019 reden 9 bussen.", "in 2019", "states"),
        ("In 2019 reden 9 bussen.", "in mei 2019", "open"),
        ("In 2019 reden 9 bussen.", "in 2021", "another"),
        ("In maart reden er 8.", "in maart 2019", "states"),
        ("In maart reden er 8.", "in maart 2021", "another"),
        ("Er waren 5 bussen stuk.", "in 2021", "open"),
        ("Er waren 5 bussen stuk.", "in 2020", "another"),
        ("Er waren 7 trams.", "in 2020", "open"),
        ("Er bleken 6 trams te zijn.", "in 2020", "another"),
        ("Er bleken 6 trams te zijn.", "in 2019", "open"),
    ],
)
def test_a_sentence_speaks_of_its_own_period_or_that_of_its_heading(
    library: Library, text: str, question: str, expected: str
) -> None:
    assert standing(_ref(library, text), asked_periods(question).periods, library) == expected


def test_nothing_is_left_out_if_no_period_is_asked_about(library: Library) -> None:
    refs = list(library.sentences)
    assert of_the_period_asked(asked("Hoeveel bussen?"), refs, library) == refs


LETTER = """Brief aan de raad van 3 juni 2022

Vorig jaar kregen 88 winkels een vergunning in Duinveen. De aanvraag kost niets.

Dit jaar sluiten er twee markten in Duinveen.
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hoeveel winkels kregen er in 2021 een vergunning in Duinveen?", "88 winkels"),
        ("Hoeveel winkels kregen er in 2022 een vergunning in Duinveen?", None),
        ("Hoeveel winkels kregen er in 2019 een vergunning in Duinveen?", None),
        ("Hoeveel markten sluiten er in 2022 in Duinveen?", "twee markten"),
        ("Hoeveel markten sluiten er in 2021 in Duinveen?", None),
    ],
)
def test_last_year_is_the_one_before_that_of_the_title(
    read_own: Read, question: str, said: str | None
) -> None:
    answer = read_own(LETTER).answer(question)
    assert answer.answered == (said is not None)
    assert said is None or said in answer.sentences[0].text
