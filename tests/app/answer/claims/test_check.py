from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.answer.claims.check import CheckedClaim, check_claims
from app.answer.claims.lead import claims_lead
from index.fact_search import FactSearch
from index.language import Language
from index.rows import SentenceRef
from index.search import Retriever
from ingest.corpus import Entity
from ingest.facts import Fact
from tests.fakes import GUIDANCE, JORDAN, RETURN, FakeEncoder, edition_corpus, make_library

MONEY = Fact(
    id="money",
    key=JORDAN,
    kind="money",
    subject={"nl": "onderwijs in Jordanië", "en": "education in Jordan"},
    asks={
        "nl": ("hoeveel miljoen euro ontving onderwijs",),
        "en": ("how many million euros were received for education",),
    },
    value={"nl": "60 miljoen euro", "en": "60 million euros"},
    number=6e7,
    unit="EUR",
    qualifier="",
    time=None,
    time_from_context=False,
    places=("JO",),
    actors=(),
    not_stated={"nl": (), "en": ()},
    antecedents={"nl": (), "en": ()},
    affirms={"nl": "Ontving Jordanië euro voor onderwijs?", "en": "Did Jordan receive euros?"},
    denies={},
    note="",
)
PEOPLE = replace(
    MONEY,
    id="people",
    key=RETURN,
    kind="count",
    subject={"nl": "vrijwillige terugkeer", "en": "voluntary return"},
    asks={
        "nl": ("hoeveel mensen keerden vrijwillig terug in 2022",),
        "en": ("how many people returned voluntarily in 2022",),
    },
    value={"nl": "1.250 mensen", "en": "1,250 people"},
    number=1250.0,
    unit="persons",
    time="2022",
    places=(),
    affirms={},
    denies={
        "nl": "Keerde niemand vrijwillig terug?",
        "en": "Did everybody return voluntarily in 2022?",
    },
)
WHEN = replace(
    PEOPLE,
    id="when",
    kind="date",
    asks={"nl": ("wanneer keerden mensen terug",), "en": ("when did people return voluntarily",)},
    value={"nl": "In 2022", "en": "In 2022"},
    number=None,
    unit=None,
    denies={},
)
GUIDE = replace(
    MONEY,
    id="guide",
    key=GUIDANCE,
    kind="organisation",
    subject={"nl": "begeleiding bij terugkeer", "en": "assistance with return"},
    asks={
        "nl": ("wie begeleidt de terugkeer", "wie begeleidt mensen bij terugkeer"),
        "en": ("who assists people with their return", "who assists the return"),
    },
    value={"nl": "IOM", "en": "IOM"},
    number=None,
    unit=None,
    places=(),
    actors=("IOM",),
    affirms={"nl": "Begeleidt IOM de terugkeer?", "en": "Does IOM assist the return of people?"},
)
STEPSTONE = Entity("stepstone", "organisation", {"nl": ("UNHCR",), "en": ("UNHCR",)}, ())
Check = Callable[[str], CheckedClaim]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    folder: Path = tmp_path_factory.mktemp("claims")
    corpus = edition_corpus()
    corpus = replace(
        corpus, facts=(MONEY, PEOPLE, WHEN, GUIDE), entities=(*corpus.entities, STEPSTONE)
    )
    library = make_library(folder, [corpus], FakeEncoder())
    retriever = Retriever(library, FakeEncoder())
    facts = FactSearch(library, FakeEncoder())

    def checked(statement: str) -> CheckedClaim:
        find = lambda text: retriever.search(text, "nl")  # noqa: E731
        (claim,) = check_claims([statement], facts.search, find, library)
        return claim

    return checked


@pytest.mark.parametrize(
    "statement",
    [
        "Jordanië ontving 60 miljoen euro voor onderwijs",
        "Jordanië ontving zestig miljoen euro voor onderwijs",
        "Jordan received 60 million euros for education",
        "Jordan received more than 55 million euros for education",
        "In 2022 keerden 1250 mensen vrijwillig terug",
        "In 2022, 1,250 people returned voluntarily",
        "IOM assists people with their return",
    ],
)
def test_what_a_sentence_says_is_confirmed_however_it_is_spelled(
    check: Check, statement: str
) -> None:
    claim = check(statement)
    assert claim.verdict == "confirmed"
    assert claim.refs
    assert claim.instead == ()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("Jordan received more than 55 million euros for education", (MONEY,)),
        ("Jordan received 60 million euros for education", ()),
    ],
)
def test_what_is_confirmed_in_other_words_is_shown_in_them(
    check: Check, statement: str, said: tuple[Fact, ...]
) -> None:
    assert check(statement).said == said


@pytest.mark.parametrize(
    "statement",
    [
        "Onderwijs in Jordanië kostte 60 miljoen euro",
        "60 million euros were paid for education in Jordan",
    ],
)
def test_how_an_amount_is_said_to_be_paid_is_no_matter(check: Check, statement: str) -> None:
    assert check(statement).verdict == "confirmed"


@pytest.mark.parametrize(
    ("statement", "fact"),
    [
        ("Jordanië ontving 90 miljoen euro voor onderwijs", MONEY),
        ("Jordan received ninety million euros for education", MONEY),
        ("In 2022 keerden 4.000 mensen vrijwillig terug", PEOPLE),
        ("In 2022, four thousand people returned voluntarily", PEOPLE),
        ("In 2019 keerden 1.250 mensen vrijwillig terug", WHEN),
        ("In 2019, 1,250 people returned voluntarily", WHEN),
        ("UNHCR assists people with their return", GUIDE),
        ("UNHCR begeleidt mensen bij terugkeer", GUIDE),
        ("Everybody did return voluntarily in 2022", PEOPLE),
    ],
)
def test_another_figure_date_or_name_is_shown_beside_the_statement(
    check: Check, statement: str, fact: Fact
) -> None:
    claim = check(statement)
    assert claim.verdict == "other_figure"
    assert claim.instead == (fact,)
    assert claim.refs[0] == SentenceRef("proef", fact.key)


@pytest.mark.parametrize(
    "statement",
    [
        "Jordanië ontving geen 60 miljoen euro voor onderwijs",
        "IOM does not assist the return of people",
    ],
)
def test_a_statement_that_denies_what_a_sentence_says_is_contradicted_without_a_value(
    check: Check, statement: str
) -> None:
    claim = check(statement)
    assert (claim.verdict, claim.instead) == ("other_figure", ())
    assert len(claim.refs) == 1


@pytest.mark.parametrize(
    "statement",
    [
        # It widens, compares or gives a cause where the report does not.
        "Jordan received only 60 million euros for education",
        "Alle 1.250 mensen keerden in 2022 vrijwillig terug",
        "In 2022, 1,250 people returned voluntarily because of education",
        "Jordan received the largest amount, 60 million euros for education",
        # The report says it of one country only.
        "60 miljoen euro ging naar onderwijs",
        "90 million euros were received for education",
        # It is nearly what the report denies, and not all of it.
        "Everybody did return in 2022",
        # A place or name is another one.
        "Peru ontving 60 miljoen euro voor onderwijs",
        "Stepstone assists people with their return",
        # More than one part is wrong.
        "Peru received 90 million euros for education",
        "In 2019 keerden 4.000 mensen vrijwillig terug",
    ],
)
def test_neither_yes_nor_no_is_said_where_more_is_stated_than_the_report_says(
    check: Check, statement: str
) -> None:
    assert check(statement).verdict in ("partly", "not_in_report")


@pytest.mark.parametrize(
    "statement",
    [
        "Jordanië ontving 60 miljoen euro voor onderwijs en bouwde daarvan gevangenissen",
        "Jordan received 60 million euros for education and prisons in the desert",
    ],
)
def test_a_part_that_is_not_borne_out_makes_it_partly(check: Check, statement: str) -> None:
    claim = check(statement)
    assert claim.verdict == "partly"
    assert claim.refs[0] == SentenceRef("proef", JORDAN)


@pytest.mark.parametrize(
    "statement",
    [
        "De minister opende twaalf gevangenissen in Peru",
        "Frontex has bought forty ships",
        "Education costs are rising because of inflation",
        "Onderwijs is duur",
    ],
)
def test_what_shares_only_a_topic_is_not_in_the_report(check: Check, statement: str) -> None:
    assert check(statement) == CheckedClaim(statement, "not_in_report")


YES = CheckedClaim("a", "confirmed")
OTHER = CheckedClaim("b", "other_figure", instead=(MONEY,))
TURNED = CheckedClaim("b", "other_figure")
PART = CheckedClaim("c", "partly")
NOTHING = CheckedClaim("d", "not_in_report")


@pytest.mark.parametrize(
    ("checked", "language", "lead"),
    [
        ([YES], "nl", "Ja, dat zegt het rapport."),
        ([YES, YES], "en", "Yes, the report says so."),
        ([OTHER], "nl", "Nee: het rapport zegt 60 miljoen euro."),
        ([OTHER], "en", "No: the report says 60 million euros."),
        ([TURNED], "en", "No, the report says otherwise."),
        ([PART], "nl", "Niet helemaal: het rapport zegt een deel hiervan."),
        ([NOTHING], "nl", ""),
        ([NOTHING, NOTHING], "en", ""),
        ([], "nl", ""),
        ([OTHER, OTHER, TURNED], "nl", "Nee: van de drie beweringen klopt er geen."),
        ([OTHER, TURNED], "en", "No: none of the two statements is right."),
        ([YES, OTHER, NOTHING], "nl", "Van de drie beweringen bevestigt het rapport er één."),
        ([PART, OTHER], "en", "Of the two statements, the report confirms none."),
    ],
)
def test_the_lead_concludes_from_all_verdicts(
    checked: list[CheckedClaim], language: Language, lead: str
) -> None:
    assert claims_lead(checked, language) == lead


def test_a_report_that_contradicts_itself_gives_both_values_and_one_full_stop() -> None:
    rival = replace(MONEY, value={"nl": "70 mln.", "en": "70 million"})
    claim = CheckedClaim("e", "other_figure", instead=(MONEY, rival))
    assert claims_lead([claim], "nl") == "Nee: het rapport zegt 60 miljoen euro of 70 mln."


def test_what_is_confirmed_keeps_the_words_that_limit_it() -> None:
    fact = replace(MONEY, value={"nl": "ca. 60 mln.", "en": "some 60 million"})
    claim = CheckedClaim("e", "confirmed", said=(fact,))
    assert claims_lead([claim], "nl") == "Ja: het rapport zegt ca. 60 mln."
    rival = replace(MONEY, value={"nl": "70 miljoen", "en": "70 million"})
    lead = "Yes and no: the report says some 60 million, and elsewhere 70 million."
    assert claims_lead([replace(claim, rivals=(rival,))], "en") == lead


def test_a_value_from_the_start_of_a_sentence_begins_small_unless_it_is_a_name() -> None:
    since = replace(WHEN, value={"nl": "Sinds 2022", "en": "Since 2022"})
    for fact, lead in ((since, "zegt sinds 2022."), (GUIDE, "zegt IOM.")):
        claim = CheckedClaim("e", "other_figure", instead=(fact,))
        assert claims_lead([claim], "nl") == f"Nee: het rapport {lead}"


def test_a_value_that_is_a_clause_is_quoted() -> None:
    clause = replace(MONEY, kind="result", number=None, value={"nl": "bleef uit", "en": "failed"})
    claim = CheckedClaim("e", "other_figure", instead=(clause,))
    assert claims_lead([claim], "nl") == "Nee: het rapport zegt “bleef uit”."
