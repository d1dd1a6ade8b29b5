"""Follow-ups of every kind, asked of the bundled report in both languages."""

from __future__ import annotations

import pytest

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer

pytestmark = [pytest.mark.real, pytest.mark.slow]
BUDGETS_NL = ("Wat is het budget van COMPASS?", "En van Prospects?")
BUDGETS_EN = ("What is the budget of COMPASS?", "And of Prospects?")
RECEPTION_NL = "Hoeveel geld ging er in 2023 naar opvang in de regio?"
RECEPTION_EN = "How much money went to reception in the region in 2023?"


def last(answerer: ExtractiveAnswerer, *questions: str) -> Answer:
    return answerer.answer(questions[-1], answerer.turns(questions[:-1]))


@pytest.mark.parametrize(
    ("questions", "line", "said"),
    [
        # What only asks.
        (("Wat is COMPASS?", "in welke landen?"), "Over COMPASS: in welke landen?", "Tsjaad"),
        (("What is COMPASS?", "in which countries?"), "About COMPASS: in which countries?", "Chad"),
        (("Wat is COMPASS?", "sinds wanneer bestaat het?"),
         "Over COMPASS: sinds wanneer bestaat het?", "2021"),
        (("What is the GCFF?", "since when does it exist?"),
         "About GCFF: since when does it exist?", "2016"),
        (("Wat is Prospects?", "en hoeveel kost het?"), "Over Prospects: hoeveel kost het?",
         "EUR 800"),
        (("What is Prospects?", "and how much does it cost?"),
         "About Prospects: how much does it cost?", "EUR 800"),
        (("Wat is Prospects?", "en waar?"), "Over Prospects: in welke landen?", "Oeganda"),
        (("What is Prospects?", "where?"), "About Prospects: in which countries?", "Uganda"),
        # What only the last answer named.
        (("Welk programma steunt Nederland samen met IOM?", "en hoeveel geld gaat daarnaartoe?"),
         "Over COMPASS: hoeveel geld gaat daarnaartoe?", "EUR 100"),
        (("Which programme does the Netherlands fund with IOM?", "how much money goes to it?"),
         "About COMPASS: how much money goes to it?", "EUR 100"),
        (("Via welk programma keerden 1.859 migranten terug?", "wie betaalt dat programma?"),
         "Over REAN: wie betaalt dat programma?", "Dienst Terugkeer"),
        (("Through which programme did 1,859 migrants return?", "who pays for that programme?"),
         "About REAN: who pays for that programme?", "Repatriation and Departure Service"),
        # What only names.
        (("Hoeveel vluchtelingen vangt Iran op?", "en Turkije?"), "Turkije", "3,3 miljoen"),
        (("How many refugees does Iran host?", "what about Türkiye?"), "Türkiye", "3.3 million"),
        (("Hoeveel activiteiten opvang in de regio zijn er in Egypte?",
          "zelfde vraag voor Pakistan"),
         "Pakistan", "7"),
        (("What is the number of activities on reception in the region in Egypt?",
          "same question for Pakistan"), "Pakistan", "7"),
        ((*BUDGETS_NL, "en de andere?"), "Over COMPASS", "EUR 100"),
        ((*BUDGETS_EN, "the other one"), "About COMPASS", "EUR 100"),
        # Of two.
        ((*BUDGETS_NL, "welke van de twee is groter?"), "Over uw vorige vraag", "Prospects: max."),
        ((*BUDGETS_EN, "which of the two is bigger?"), "About your last question",
         "Prospects: max."),
        ((*BUDGETS_NL, "hoeveel in totaal?"), "Over uw vorige vraag", "900"),
        ((*BUDGETS_EN, "how much in total?"), "About your last question", "900"),
        # More of it.
        (("Wat doet Nederland in Tunesië?", "en verder?"), "Over uw vorige vraag", "Tunesië"),
        (("What does the Netherlands do in Tunisia?", "anything else?"),
         "About your last question", "Tunisia"),
        # Corrections.
        (("Hoeveel geld ging er in 2023 naar migratiesamenwerking?",
          "nee ik bedoel naar opvang in de regio"), "Over opvang in de regio", "EUR 200"),
        (("How much money went to migration cooperation in 2023?",
          "no, I meant reception in the region"), "About reception in the region", "EUR 200"),
        ((*BUDGETS_NL, "welke van de twee is groter?", "nee ik bedoel terugkeer"),
         "Over terugkeer: wat staat erover?", "1.859"),
        ((*BUDGETS_EN, "which of the two is bigger?", "no, I meant return"),
         "About return: what does it say?", "1,859"),
        # What was not meant bears on nothing: then all that there is on it.
        (("Hoeveel kost Prospects?", "nee ik bedoel terugkeer"),
         "Over terugkeer: wat staat erover?", "1.859"),
        (("How much does Prospects cost?", "no, I meant return"),
         "About return: what does it say?", "1,859"),
        # Thanks in between, three turns back, another language half way.
        (("Wat is het budget van COMPASS?", "dank u wel", "en van Prospects?"), "Over Prospects",
         "EUR 800"),
        (("What is the budget of COMPASS?", "thanks!", "and of Prospects?"), "About Prospects",
         "EUR 800"),
        (("Wat is COMPASS?", "Wat is het Global Refugee Forum?", "Wie voert STEAP uit?",
          "terug naar COMPASS: in welke landen?"), "Over COMPASS: in welke landen?", "Tsjaad"),
        (("What is COMPASS?", "What is the Global Refugee Forum?", "Who runs STEAP?",
          "back to COMPASS: in which countries?"), "About COMPASS: in which countries?", "Chad"),
        (("What is COMPASS?", "en in welke landen?"), "Over COMPASS: in welke landen?", "Tsjaad"),
        (("Wat is COMPASS?", "in which countries?"), "About COMPASS: in which countries?", "Chad"),
    ],
)  # fmt: skip
def test_a_follow_up_keeps_the_topic_and_says_which(
    questions: tuple[str, ...], line: str, said: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = last(real_answerer, *questions)
    assert answer.understood is not None
    assert line in answer.understood.line
    assert said in answer.text


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (("Hoeveel activiteiten opvang in de regio zijn er in Oeganda?", "en in Pakistan?",
          "alle landen opgeteld?"), "kunnen niet worden opgeteld"),
        (("How many activities on reception in the region are there in Uganda?",
          "and in Pakistan?", "all countries added up?"), "cannot be added up"),
        ((*BUDGETS_NL, "hoeveel is het verschil?"), "700 mln."),
        ((*BUDGETS_EN, "what is the difference then"), "700 million"),
        ((*BUDGETS_NL, "wie krijgt er meer"), "Prospects: max."),
        ((*BUDGETS_EN, "who gets more"), "Prospects: max."),
        (("Hoeveel kost Prospects?", "waar staat dat van die 800 miljoen"), "Pagina 15"),
        (("How much does Prospects cost?", "where does it say that about those 800 million?"),
         "Page 15"),
    ],
)  # fmt: skip
def test_figures_that_were_given_are_added_up_and_found_again(
    questions: tuple[str, ...], said: str, real_answerer: ExtractiveAnswerer
) -> None:
    assert said in last(real_answerer, *questions).text


@pytest.mark.parametrize(
    ("questions", "about", "others"),
    [
        (("Welk land vangt de meeste vluchtelingen op?", "en hoeveel geld gaat daarheen?"),
         "Iran", ()),
        (("Which country hosts the most refugees?", "and how much money goes there?"), "Iran", ()),
        (("Welk programma steunt Nederland samen met IOM?", "in welke landen?"), "COMPASS",
         ("IOM",)),
        (("Which programme does the Netherlands fund with IOM?", "in which countries?"), "COMPASS",
         ("IOM",)),
        (("Wat is Prospects?", "Hoeveel asielzoekers waren er?", "hoeveel kost dat programma?"),
         "Prospects", ()),
        (("What is Prospects?", "What does the Netherlands do in Iraq?",
          "going back to the programme, who takes part?"), "Prospects", ()),
        # "For that" is no time before, and what stands "beside COMPASS" is meant.
        (("wat doet nl tegen mensensmokkel", "welk project van de vn steunen we daarvoor",
          "sinds wanneer doen we dat"), "PROMIS", ("COMPASS",)),
        (("Which project of UNODC does the Netherlands support?", "since when?"), "PROMIS",
         ("COMPASS",)),
        (("Hoeveel kost COMPASS?", "nee ik bedoel PROMIS", "in welke landen?"), "PROMIS",
         ("COMPASS",)),
        (("How much does COMPASS cost?", "no, I mean PROMIS", "in which countries?"), "PROMIS",
         ("COMPASS",)),
    ],
)  # fmt: skip
def test_where_two_may_be_meant_the_other_is_offered(
    questions: tuple[str, ...],
    about: str,
    others: tuple[str, ...],
    real_answerer: ExtractiveAnswerer,
) -> None:
    understood = last(real_answerer, *questions).understood
    assert understood is not None
    assert (understood.about, understood.alternatives) == (about, others)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vat het rapport samen", "alleen het geld"),
        ("Sum up the report", "only the money"),
        ("vat hoofdstuk 3 samen", "alleen de bedragen"),
        ("summarise chapter 3", "only the amounts"),
    ],
)
def test_only_the_money_of_an_overview(
    before: str, question: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = last(real_answerer, before, question)
    assert answer.outcome == "overview"
    assert answer.understood is not None
    assert answer.understood.asked == question
    assert any("EUR" in one.text for one in answer.sentences)


@pytest.mark.parametrize(
    "questions",
    [
        (*BUDGETS_NL, "welke van de twee is groter?", "nee ik bedoel welke langer loopt"),
        (*BUDGETS_EN, "which of the two is bigger?", "no, I mean which lasts longer"),
    ],
)
def test_a_comparison_is_corrected_to_another_one(
    questions: tuple[str, ...], real_answerer: ExtractiveAnswerer
) -> None:
    answer = last(real_answerer, *questions)
    assert answer.comparison is not None
    assert {"COMPASS", "Prospects"} <= set(answer.comparison.columns)


@pytest.mark.parametrize(
    ("before", "question", "asked"),
    [
        ("Wat is het Global Refugee Forum?", "nee, opvang in de regio",
         "wat is opvang in de regio?"),
        ("What is the Global Refugee Forum?", "no, COMPASS", "what is COMPASS?"),
    ],
)  # fmt: skip
def test_a_correction_reads_as_a_question(
    before: str, question: str, asked: str, real_answerer: ExtractiveAnswerer
) -> None:
    understood = last(real_answerer, before, question).understood
    assert understood is not None
    assert understood.asked == asked


@pytest.mark.parametrize(
    ("before", "question", "page"),
    [
        ("Hoeveel mensen keerden vrijwillig terug met REAN?", "waar staat dat?", "Pagina 22"),
        ("How many people returned voluntarily with REAN?", "which page is that on?", "Page 22"),
    ],
)
def test_the_page_is_that_of_the_last_citation(
    before: str, question: str, page: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = last(real_answerer, before, question)
    assert answer.lead is not None
    assert answer.lead.text.startswith(page)


@pytest.mark.parametrize(
    ("before", "question", "year"),
    [(RECEPTION_NL, "en daarvoor?", "2022"), (RECEPTION_EN, "and before that?", "2022")],
)
def test_before_that_is_the_year_before(
    before: str, question: str, year: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = last(real_answerer, before, question)
    assert answer.understood is not None
    assert year in answer.understood.line
    assert not answer.lead or "EUR 200" not in answer.lead.text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Wat is COMPASS?", "Hoeveel vluchtelingen vangt Iran op?"),
        ("What is COMPASS?", "How many refugees does Iran host?"),
        (
            "What was agreed with Morocco?",
            "is there any fund that helps host countries with loans?",
        ),
        ("Wat is er met Marokko afgesproken?", "is er een fonds dat opvanglanden laat lenen?"),
    ],
)
def test_a_new_topic_is_not_dragged_back(
    before: str, question: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = last(real_answerer, before, question)
    assert answer.understood is None
    assert answer.searched.startswith(question[:1].upper())


@pytest.mark.parametrize(
    "line",
    ["dank je", "ok super", "lol", "hartelijk dank, daar ben ik mee geholpen", "right, fair point",
     "helaas. merci", "dank je hartelijk", "crazy lol"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["Wat is COMPASS?", "How much is the budget of Prospects?"])
def test_courtesy_between_questions_gets_its_line(
    line: str, before: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = last(real_answerer, before, line)
    assert answer.outcome == "help"
    assert not answer.citations


@pytest.mark.parametrize(
    ("question", "overview"),
    [
        ("ik moet vanmiddag iets zeggen over opvang in de regio, wat staat er zoal", "o-chapter-3"),
        ("I have to talk about reception in the region later, what is in there",
         "o-chapter-3"),
        ("vat het rapport samen", "o-report"),
    ],
)  # fmt: skip
def test_a_topic_that_is_named_is_summed_up_and_not_all_of_the_report(
    question: str, overview: str, real_answerer: ExtractiveAnswerer
) -> None:
    heading = real_answerer.answer(question).heading
    assert heading is not None
    assert heading.overview == overview
