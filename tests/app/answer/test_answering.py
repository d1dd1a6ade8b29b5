from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from app.answer.answer import AnswerSentence, Lead, Reason
from app.answer.answering import ExtractiveAnswerer, lead_of
from app.answer.citations import is_verbatim
from app.answer.conclusion import Conclusion
from app.answer.lead.draft import Draft
from app.query.query import Turn
from app.wording import word
from index.hits import SearchResult
from index.language import LANGUAGES
from index.library import Library
from index.rows import SentenceRef
from ingest.errors import QuestionError
from tests.fakes import JORDAN, RETURN, edition_corpus


def test_an_answer_is_in_the_language_of_the_question(answerer: ExtractiveAnswerer) -> None:
    dutch = answerer.answer("Welk land kreeg geld voor scholen?")
    english = answerer.answer("Which country got money for schools?")
    assert dutch.language == "nl"
    assert dutch.sentences[0].text.startswith("Jordanië ontving")
    assert english.language == "en"
    assert english.sentences[0].text.startswith("Jordan received")


def test_every_sentence_has_a_citation_that_is_verbatim(answerer: ExtractiveAnswerer) -> None:
    answer = answerer.answer("Hoeveel migranten gingen naar huis?")
    assert [s.citations for s in answer.sentences] == [(c.number,) for c in answer.citations]
    assert all(is_verbatim(answerer.library, citation) for citation in answer.citations)
    assert answer.citations[0].ref.key == RETURN
    assert answer.text.startswith("In 2022 keerden 1.250 mensen vrijwillig terug. [1]")


def test_a_figure_asked_for_is_emphasised(answerer: ExtractiveAnswerer) -> None:
    sentence = answerer.answer("Hoeveel migranten gingen naar huis?").sentences[0]
    assert [sentence.text[a:b] for a, b in sentence.emphasis] == ["1.250"]


def test_what_the_report_does_not_say_is_declined_with_the_nearest_passages(
    answerer: ExtractiveAnswerer,
) -> None:
    answer = answerer.answer("Hoe bak ik een taart met appels en kaneel?")
    assert answer.reason == "not_in_report"
    assert answer.text == word("not_in_report", "nl")
    assert answer.citations == ()
    assert answer.hits


def test_a_country_that_no_report_names_is_declined(answerer: ExtractiveAnswerer) -> None:
    for question in (
        "Welk land kreeg geld voor scholen in Peru?",
        "Kregen scholen in Peru en Chili geld van Nederland?",
    ):
        assert answerer.answer(question).reason == "no_such_country"


def test_an_answer_of_another_period_is_none(answerer: ExtractiveAnswerer) -> None:
    assert answerer.answer("Hoeveel migranten gingen in 2022 naar huis?").answered
    answer = answerer.answer("Hoeveel migranten gingen in 1999 naar huis?")
    assert answer.reason == "other_period"


def test_every_reason_is_worded() -> None:
    for reason in get_args(Reason):
        assert all(word(reason, language) for language in LANGUAGES)


def test_an_answer_is_what_a_later_question_leans_on(answerer: ExtractiveAnswerer) -> None:
    questions = ["Welk land kreeg geld voor scholen?", "En waarom?"]
    turns = answerer.turns(questions)
    answers = [answerer.answer(question, turns[:at]) for at, question in enumerate(questions)]
    assert [answer.turn for answer in answers] == turns


def test_one_country_that_a_report_names_is_enough(answerer: ExtractiveAnswerer) -> None:
    assert answerer.answer("Kreeg Jordanië of Peru geld voor scholen?").answered


def test_a_third_language_is_told(answerer: ExtractiveAnswerer) -> None:
    answer = answerer.answer("Wie viele Menschen erhielten Zugang zu Bildung?")
    assert answer.reason == "other_language"
    assert answer.text == word("other_language", "en")


def test_what_is_found_is_told_whatever_is_made_of_it(answerer: ExtractiveAnswerer) -> None:
    answer = answerer.answer("Hoeveel migranten gingen naar huis?")
    found = answerer.found("Hoeveel migranten gingen naar huis?")
    assert found is not None
    assert [hit.ref for hit in found.sentences][:1] == [answer.citations[0].ref]
    assert answerer.found("Wie viele Menschen erhielten Zugang zu Bildung?") is None


def test_the_models_weigh_each_part_of_what_they_decide(answerer: ExtractiveAnswerer) -> None:
    schools = "Welk land kreeg geld voor scholen?"

    assert len(answerer.weighed(schools)) == 1
    both = answerer.weighed(f"{schools} En hoeveel migranten gingen naar huis?")
    assert [one.is_double for one in both] == [0.0, 0.0]


@pytest.mark.parametrize(
    "question",
    [
        "Dank je wel!",
        "Klopt het dat Jordanië 60 miljoen euro ontving voor onderwijs?",
        "Welk land kreeg geld voor scholen in Peru?",
        "Welches Land bekam Geld für die Schulen der Kinder?",
    ],
)
def test_what_the_models_do_not_decide_is_not_weighed(
    answerer: ExtractiveAnswerer, question: str
) -> None:
    assert answerer.weighed(question) == ()


def test_a_broad_question_is_answered_with_its_set(answerer: ExtractiveAnswerer) -> None:
    answer = answerer.answer("Vat het terugkeerbeleid samen")
    assert answer.is_set
    assert len(answer.sentences) == 3
    assert answer.text.count("\n- ") == 2


def test_a_follow_up_is_read_with_the_question_before(answerer: ExtractiveAnswerer) -> None:
    history = answerer.turns(["Welk land kreeg geld voor scholen?"])
    answer = answerer.answer("En waarom?", history)
    assert answer.searched == "Welk land kreeg geld voor scholen? Waarom?"
    assert answer.citations[0].ref.key == JORDAN


def test_names_alone_are_answered_in_the_language_of_the_conversation(
    answerer: ExtractiveAnswerer,
) -> None:
    history = [Turn("Which country got money for schools?", "en")]
    assert answerer.answer("IOM?", history).language == "en"
    assert answerer.answer("IOM?", default="en").language == "en"
    assert answerer.answer("IOM?").language == "nl"


def test_history_does_not_change_a_question_that_stands_alone(
    answerer: ExtractiveAnswerer,
) -> None:
    question = "Hoeveel migranten gingen naar huis?"
    history = answerer.turns(["Wat betekent IOM?", "Which country got money for schools?"])
    assert answerer.answer(question, history) == answerer.answer(question)


def test_turns_leave_out_what_cannot_be_read(answerer: ExtractiveAnswerer) -> None:
    assert [turn.searched for turn in answerer.turns(["", "Wat is IOM?", "😀"])] == ["Wat is IOM?"]


def test_an_unusable_question_is_an_error(answerer: ExtractiveAnswerer) -> None:
    with pytest.raises(QuestionError):
        answerer.answer("   ")


def test_a_turn_that_cannot_be_answered_offers_what_the_one_before_it_did(
    answerer: ExtractiveAnswerer,
) -> None:
    assert answerer.turns(["😀"]) == []
    jordan = answerer.turns(["Wat kreeg Jordanië?"])
    assert answerer.turns(["Wat kreeg Jordanië?", "En in Peru?"]) == jordan * 2
    assert answerer.answer("En in Peru?", jordan).turn == jordan[0]
    assert answerer.turns(["Wat kreeg Peru?"])[0].searched == ""


def test_a_third_language_leaves_the_conversation_in_its_own(answerer: ExtractiveAnswerer) -> None:
    german = "Wie viele Menschen erhielten Zugang zu Bildung?"
    turns = answerer.turns(["Wat is IOM?", german])
    assert [turn.language for turn in turns] == ["nl", "nl"]


def test_markup_is_left_out_of_what_is_leaned_on(answerer: ExtractiveAnswerer) -> None:
    assert [turn.searched for turn in answerer.turns(["<b>Wat is IOM?</b>"])] == ["Wat is IOM?"]


SAID = AnswerSentence("Zij [de mensen] keerden terug.", (1,), (), ((4, 15),))


def led(
    lead: Draft | None = None, opens_with_first: bool = False, contradicted: bool = False
) -> Lead | None:
    """Returns the lead of two sentences, of which the second may contradict the first."""
    corpus = edition_corpus()
    rival = (JORDAN,) if contradicted else ()
    first = replace(corpus.report.sentences[RETURN], conflicts=rival)
    blocks = tuple(
        replace(
            block,
            sentences=tuple(first if one.key == RETURN else one for one in block.sentences),
        )
        for block in corpus.report.blocks
    )
    corpus = replace(corpus, report=replace(corpus.report, blocks=blocks))
    library = Library({corpus.report.id: corpus}, (), (), (), {}, {}, "")
    refs = tuple(SentenceRef(corpus.report.id, key) for key in (RETURN, JORDAN))
    drafted = replace(lead, refs=refs[:1]) if lead else None
    concluded = Conclusion(
        SearchResult((), (), ()), None, 0.9, refs, lead=drafted, opens_with_first=opens_with_first
    )
    return lead_of(concluded, (SAID, AnswerSentence("Anders.", (2,))), library)


@pytest.mark.parametrize("text", ["Zij keerden terug", "Zij [alle mensen] keerden terug"])
def test_a_lead_that_says_all_of_the_first_sentence_is_that_sentence(text: str) -> None:
    start = text.find("[")
    spans = ((start, text.index("]") + 1),) if start > 0 else ()
    assert led(Draft(text, (), insertions=spans)) == Lead(SAID.text, (1,), None, ((4, 15),))


def test_a_lead_that_says_less_stays() -> None:
    assert led(Draft("Zij", ())) == Lead("Zij", (1,))


def test_the_first_sentence_opens_unless_another_contradicts_it() -> None:
    assert led(opens_with_first=True) == Lead(SAID.text, (1,), None, ((4, 15),))
    assert led() is None
    assert led(opens_with_first=True, contradicted=True) is None
    draft = Draft("Zij keerden terug", ())
    assert led(draft, contradicted=True) == Lead("Zij keerden terug", (1,))
