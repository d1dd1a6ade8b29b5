"""What a program can check of every reviewed fact; the rest is judgement, logged beside it."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from ingest.corpus import Corpus
from ingest.document import SentenceKey
from ingest.facts import LANGUAGES, Fact

SCALES = {"miljoen": 1e6, "million": 1e6, "mln": 1e6, "miljard": 1e9, "billion": 1e9}
WORDS = {
    "nl": {
        "een": 1, "eerste": 1, "twee": 2, "tweedaagse": 2, "op een na": 2, "drie": 3,
        "derde": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "helft": 50,
        "honderdduizend": 1e5, "een miljoen": 1e6,
    },
    "en": {
        "first": 1, "one": 1, "two": 2, "two-day": 2, "second-largest": 2, "three": 3,
        "third": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "half": 50,
        "one hundred thousand": 1e5, "one million": 1e6,
    },
}  # fmt: skip
ILLEGIBLE = re.compile("leesbaar")
UNMEASURED = {  # a range, and a number of places of which only the order is printed
    "f-b078-6-1",
    "f-b065-2-1",
    "f-b068-0-8",
}
POINTING = {
    "nl": re.compile(
        r"^(dat|die|ze|zij)\b|\b(dit|deze|dergelijke|hier\w*|daar(?!naast\b)\w*|hen|hij|sindsdien"
        r"|ons|onze|beide|diezelfde|bovengenoemde)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^(that|it|they)\b|\b(this|these|those|such(?! as)|that same|thereby|our|aforementioned"
        r"|since then|in this way|as a result(?! of))\b",
        re.IGNORECASE,
    ),
}
EXPLAINED = {
    # The report means itself.
    ("b001", 1, "deze"), ("b001", 1, "this"), ("b003", 0, "deze"), ("b003", 0, "this"),
    ("b026", 3, "deze"), ("b026", 3, "this"), ("b027", 3, "deze"), ("b027", 3, "this"),
    # The sentence itself says what is meant, before the word or, of "those who", after it.
    ("b009", 0, "deze"), ("b009", 0, "hij"), ("b009", 0, "this"), ("b012", 0, "hij"),
    ("b014", 0, "hiervan"), ("b025", 3, "those"), ("b030", 1, "dit"), ("b030", 1, "this"),
    ("b031", 0, "daardoor"), ("b032", 2, "hen"), ("b046", 0, "those"), ("b047", 4, "deze"),
    ("b047", 4, "this"), ("b057", 7, "daarmee"), ("b068", 2, "dit"), ("b068", 2, "this"),
    ("b082", 2, "daarna"), ("b092", 3, "dit"), ("b110", 2, "beide"), ("b111", 2, "beide"),
    ("b125", 1, "daarmee"), ("b131", 1, "hier"), ("b131", 3, "those"),
    # "It" stands for nothing.
    ("b031", 1, "it"), ("b032", 2, "it"), ("b075", 3, "it"),
    # A footnote whose mark is lost: nobody knows what it is about.
    ("b102", 0, "hier"), ("b102", 0, "this"),
}  # fmt: skip
EXAMPLES = re.compile(
    r"(zoals|waaronder|onder meer|onder andere|o\.a\.|bijvoorbeeld)[:,]?\s*(\S+\s){0,2}$"
)


def test_a_fact_is_named_after_its_sentence_once(bundled: Corpus) -> None:
    ids = [fact.id for fact in bundled.facts]
    assert len(set(ids)) == len(ids)
    keys = [(fact.key.block, fact.key.number) for fact in bundled.facts]
    assert keys == sorted(keys)
    for fact in bundled.facts:
        assert re.fullmatch(rf"f-{fact.key.block}-{fact.key.number}-\d+", fact.id), fact.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_says_about_whom_and_how_it_is_asked_for(bundled: Corpus, language: str) -> None:
    for fact in bundled.facts:
        wordings = [fact.subject[language], *fact.asks[language], *fact.not_stated[language]]
        assert fact.asks[language], fact.id
        assert [words for words in wordings if not words.strip()] == [], fact.id
        assert len(set(fact.asks[language])) == len(fact.asks[language]), fact.id
        assert len(set(fact.not_stated[language])) == len(fact.not_stated[language]), fact.id


def test_both_languages_explain_and_leave_out_as_much(bundled: Corpus) -> None:
    for fact in bundled.facts:
        for one in (fact.not_stated, fact.antecedents):
            assert len(one["nl"]) == len(one["en"]), fact.id
        assert set(fact.affirms) in (set(), set(LANGUAGES)), fact.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_is_that_of_the_value(bundled: Corpus, language: str) -> None:
    for fact in bundled.facts:
        if fact.number is not None:
            assert fact.number in numbers(fact.value[language], language), fact.id


def test_what_is_counted_has_a_number_unless_it_is_not_printed(bundled: Corpus) -> None:
    for fact in bundled.facts:
        printed = not ILLEGIBLE.search(fact.value["nl"]) and fact.id not in UNMEASURED
        if fact.unit and printed:
            assert fact.number is not None, fact.id
        else:
            assert fact.number is None, fact.id


def test_a_qualifier_is_printed_in_the_value(bundled: Corpus) -> None:
    for fact in bundled.facts:
        assert fact.qualifier in fact.value["nl"].casefold(), fact.id


def test_years_that_the_sentence_does_not_say_come_from_the_context(bundled: Corpus) -> None:
    for fact in bundled.facts:
        said = set(re.findall(r"\b20\d\d\b", bundled.report.sentences[fact.key].text_in("nl")))
        meant = set(re.findall(r"\b20\d\d\b", fact.time or ""))
        assert fact.time_from_context == bool(meant - said), fact.id


def test_a_date_since_when_is_open(bundled: Corpus) -> None:
    for fact in bundled.facts:
        if fact.time and fact.value["nl"].casefold().startswith("sinds "):
            assert fact.time.endswith("/.."), fact.id


def test_all_facts_of_a_sentence_read_its_pronouns_alike(bundled: Corpus) -> None:
    readings: dict[SentenceKey, list[Fact]] = defaultdict(list)
    for fact in bundled.facts:
        readings[fact.key].append(fact)
    for key, facts in readings.items():
        assert all(fact.antecedents == facts[0].antecedents for fact in facts), key


def test_an_insertion_cannot_be_taken_for_a_marker(bundled: Corpus) -> None:
    for fact in bundled.facts:
        for language in LANGUAGES:
            for antecedent in fact.antecedents[language]:
                assert re.search(r"[^\W\d_]", antecedent.meaning), fact.id
                assert not re.search(r"[\[\]]", antecedent.meaning), fact.id


def test_words_that_point_outside_their_sentence_are_explained(bundled: Corpus) -> None:
    left = set()
    for key, facts in bundled.facts_of.items():
        for language in LANGUAGES:
            text = bundled.report.sentences[key].text_in(language)
            words = [one.words for one in facts[0].antecedents[language]]
            spans = [range(text.index(w), text.index(w) + len(w)) for w in words]
            for found in POINTING[language].finditer(text):
                if not any(found.start() in span for span in spans):
                    left.add((key.block, key.number, found.group().casefold()))
    assert left == EXPLAINED


def test_what_is_not_stated_explains_itself(bundled: Corpus) -> None:
    pointing = {
        "nl": re.compile(r"\b(dit|deze|hier\w*|daar\w*|hij|zij|zulke)\b", re.IGNORECASE),
        "en": re.compile(r"\b(this|these|they|such(?! as)|it|their)\b", re.IGNORECASE),
    }
    for fact in bundled.facts:
        for language in LANGUAGES:
            for words in fact.not_stated[language]:
                assert not re.search(pointing[language], words), (fact.id, words)


def test_a_list_that_is_not_complete_is_noted(bundled: Corpus) -> None:
    for fact in bundled.facts:
        text = bundled.report.sentences[fact.key].text_in("nl")
        before = text[: text.index(fact.value["nl"])]
        if EXAMPLES.search(before) and fact.number is None:
            assert re.search("[Ee]xample|exhaustive|full list", fact.note), fact.id


def test_numbers_are_read_as_they_are_printed() -> None:
    assert numbers("ca. EUR 7,3 miljard", "nl") == {7.3e9}
    assert numbers("EUR 249,000 for 14 countries", "en") == {249_000, 14}
    assert numbers("meer dan een miljoen mensen", "nl") == {1, 1e6}
    assert numbers("de op een na grootste groep", "nl") == {1, 2}


def numbers(value: str, language: str) -> set[float]:
    """Returns the numbers that a value prints in digits or words."""
    found = set()
    for match in re.finditer(r"\d+(?:[.,]\d+)*", value):
        grouped, decimal = (".", ",") if language == "nl" else (",", ".")
        digits = match.group().replace(grouped, "").replace(decimal, ".")
        word = re.match(r"\s*(\w+)", value[match.end() :])
        scale = SCALES.get(word.group(1), 1) if word else 1
        found.add(round(float(digits) * scale, 6))
    words = re.sub(r"[^\w\s-]", "", value.casefold())
    return found | {
        number for name, number in WORDS[language].items() if re.search(rf"\b{name}\b", words)
    }
