from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.answer.answer import AnswerSentence
from app.answer.antecedents import (
    addition,
    antecedents_in,
    insertions,
    standing_alone,
    with_insertions,
    without,
)
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.document import SentenceKey
from ingest.facts import Antecedent
from tests.facts import fact
from tests.fakes import DROUGHT, GUIDANCE, JORDAN, RETURN, SUPPORT, edition_corpus, plain_corpus

THEM = Antecedent("hen", "de 1.250 mensen")
THEREIN = Antecedent("daarbij", "bij wie vrijwillig terug keerden in 2022")


def library(*corpora: Corpus) -> Library:
    return Library({corpus.report.id: corpus for corpus in corpora}, (), (), (), {}, {}, "")


@pytest.fixture
def known() -> Library:
    english = Antecedent("them", "the people who returned voluntarily")
    facts = (
        fact(GUIDANCE, antecedents={"nl": (THEM, THEREIN)}),
        fact(GUIDANCE, antecedents={"en": (english,)}),
        fact(JORDAN, antecedents={"nl": (Antecedent("onderwijs", "onderwijs aan vluchtelingen"),)}),
    )
    return library(replace(edition_corpus(), facts=facts), plain_corpus())


def shown(text: str, *meant: tuple[str, str], before: str = "", language: str = "nl") -> str:
    """Returns a sentence with what is inserted into it."""
    found = insertions(text, [Antecedent(*one) for one in meant], language, before)
    for one in reversed(found):
        text = f"{text[: one.place]} {one.text}{text[one.place :]}"
    return text


def test_what_a_word_stands_for_is_put_after_it() -> None:
    assert shown("Dit kost tijd.", ("Dit", "de opvang")) == "Dit [de opvang] kost tijd."


def test_what_is_put_in_can_be_left_out_again() -> None:
    text = "Dit kost hen tijd."
    meant = Antecedent("Dit", "de opvang"), Antecedent("hen", "de mensen")
    said = with_insertions(text, insertions(text, meant, "nl"))
    assert said.text == "Dit [de opvang] kost hen [de mensen] tijd."
    assert without(said.text, said.insertions) == text


@pytest.mark.parametrize(
    ("words", "meaning", "added"),
    [
        ("de resultaten", "de resultaten van Prospects", "van Prospects"),
        ("Deze aanpak", "de aanpak van Prospects", "van Prospects"),
        ("deze landen", "landen in de regio", "in de regio"),
        ("In this context", "in the context of migration", "of migration"),
        ("dit project", "STEAP", "STEAP"),
        ("de regio", "de Afghaanse regio", "de Afghaanse regio"),
        ("Dit", "de opvanglanden", "de opvanglanden"),
        ("her visit", "the visit of the minister", "of the minister"),
        ("“The Core Group”", "“The Core Group” van SSAR", "van SSAR"),
        ("twee delen", "“A” en “B”", "“A” en “B”"),
        ("dat jaar", "2023", ""),
        ("dat jaar", "het jaar 2023", "het jaar 2023"),
    ],
)
def test_only_what_the_words_do_not_say_is_added_and_never_figures_alone(
    words: str, meaning: str, added: str
) -> None:
    assert addition(Antecedent(words, meaning)) == added


def test_a_figure_alone_would_be_a_marker_and_is_left_out() -> None:
    assert shown("In dat jaar nam het toe.", ("dat jaar", "2")) == "In dat jaar nam het toe."


def test_the_first_whole_word_is_meant_and_no_part_of_another() -> None:
    text = shown("Ditmaal kost dit wat dit kostte.", ("dit", "de opvang"))
    assert text == "Ditmaal kost dit [de opvang] wat dit kostte."


def test_of_words_within_others_the_longest_count() -> None:
    text = shown("In dat kader komt dat.", ("dat", "geld"), ("In dat kader", "in het kader van X"))
    assert text == "In dat kader [van X] komt dat."


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Prospects meldt dat de resultaten er zijn.",
            ("de resultaten", "resultaten van Prospects"),
        ),
        ("De richtlijn 2011/95/EU geldt.", ("De richtlijn", "de richtlijn 2011/95/EU")),
    ],
)
def test_nothing_is_added_that_the_sentence_says(text: str, meant: tuple[str, str]) -> None:
    assert shown(text, meant) == text


@pytest.mark.parametrize(
    ("text", "meant", "expected"),
    [
        (
            "The partnership offers prospects.",
            ("The partnership", "Prospects"),
            "The partnership [Prospects] offers prospects.",
        ),
        (
            "Dit helpt landen bij bescherming.",
            ("Dit", "de bescherming van landen"),
            "Dit [de bescherming van landen] helpt landen bij bescherming.",
        ),
    ],
)
def test_a_common_word_is_no_name_and_what_comes_after_explains_nothing(
    text: str, meant: tuple[str, str], expected: str
) -> None:
    assert shown(text, meant) == expected


def test_what_was_inserted_in_a_sentence_is_said_once() -> None:
    text = shown(
        "De sector groeit in het land.", ("De sector", "de sector in X"), ("het land", "X")
    )
    assert text == "De sector [in X] groeit in het land."


def test_nothing_is_added_after_the_sentence_that_says_it(known: Library) -> None:
    refs = [SentenceRef("proef", key) for key in (RETURN, GUIDANCE)]
    assert [one.text for one in standing_alone(known, refs, "nl")] == [
        "In 2022 keerden 1.250 mensen vrijwillig terug.",
        "IOM begeleidt hen daarbij.",
    ]


@pytest.mark.parametrize("before", [[], [SUPPORT], [RETURN, SUPPORT]])
def test_a_sentence_without_the_one_before_it_stands_alone(
    known: Library, before: list[SentenceKey]
) -> None:
    refs = [SentenceRef("proef", key) for key in (*before, GUIDANCE)]
    said = standing_alone(known, refs, "nl")[-1]
    assert said.text == (
        "IOM begeleidt hen [de 1.250 mensen] daarbij [bij wie vrijwillig terug keerden in 2022]."
    )
    assert [said.text[start:end][:5] for start, end in said.insertions] == ["[de 1", "[bij "]
    assert said.citations == (len(refs),)


def test_a_sentence_of_another_report_is_not_the_one_before(known: Library) -> None:
    refs = [SentenceRef("nota", DROUGHT), SentenceRef("proef", GUIDANCE)]
    assert "[" in standing_alone(known, refs, "nl")[-1].text


def test_a_translation_has_its_own_words(known: Library) -> None:
    (said,) = standing_alone(known, [SentenceRef("proef", GUIDANCE)], "en")
    assert said.text == "IOM assists them [the people who returned voluntarily]."


def test_a_report_without_facts_is_said_as_it_is(known: Library) -> None:
    (said,) = standing_alone(known, [SentenceRef("nota", DROUGHT)], "en")
    assert said == AnswerSentence("Droogte treft boeren in Kenia.", (1,))


def test_figures_are_emphasised_where_they_stand_and_none_that_was_inserted(known: Library) -> None:
    said = standing_alone(known, [SentenceRef("proef", GUIDANCE)], "nl", "time")[0]
    assert said.emphasis == ()  # 2022 is the insertion's
    corpus = known.corpora["proef"]
    inside = fact(RETURN, antecedents={"nl": (Antecedent("In", "binnen de regio"),)})
    in_front = replace(corpus, facts=(inside,))
    (said,) = standing_alone(library(in_front), [SentenceRef("proef", RETURN)], "nl", "number")
    assert said.text == "In [binnen de regio] 2022 keerden 1.250 mensen vrijwillig terug."
    assert [said.text[start:end] for start, end in said.emphasis] == ["1.250"]


def test_an_emphasis_is_cut_where_something_is_inserted(known: Library) -> None:
    million = fact(JORDAN, antecedents={"nl": (Antecedent("60", "zestig"),)})
    changed = replace(known.corpora["proef"], facts=(million,))
    (said,) = standing_alone(library(changed), [SentenceRef("proef", JORDAN)], "nl", "number")
    assert said.text.startswith("Jordanië ontving 60 [zestig] miljoen")
    assert [said.text[start:end] for start, end in said.emphasis] == ["60", " miljoen"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_of_the_report_keeps_its_words(bundled: Corpus, language: str) -> None:
    report = library(bundled)
    count = 0
    for key, sentence in bundled.report.sentences.items():
        ref = SentenceRef(bundled.report.id, key)
        text = sentence.text_in(language)
        for one in antecedents_in(bundled, key, language):
            assert re.search(rf"(?<!\w){re.escape(one.words)}(?!\w)", text), one
        (said,) = standing_alone(report, [ref], "nl" if language == "nl" else "en")
        inserted = [said.text[start:end] for start, end in said.insertions]
        for bracketed in inserted:
            assert re.fullmatch(r"\[[^\[\]]*[^\W\d_][^\[\]]*\]", bracketed), bracketed
        without = said.text
        for start, end in reversed(said.insertions):
            without = without[: start - 1] + without[end:]
        assert without == text
        count += len(inserted)
    assert count > 150
