"""A follow-up and what it leans on -> one question that can be asked by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.query.carried_over import ASKED, with_period, with_place, with_topic
from app.query.clauses import words_of
from app.query.conversation.predicates import GENERAL, SMALL, kind_of, names_nothing
from app.query.conversation.state import Earlier
from app.query.conversation.topics import Topic
from app.query.slots import years
from index.language import Language

PREPOSITION_BEFORE = re.compile(
    r"\b(?:in|voor|for|bij|naar|to|via|van|of|from|uit|through|met|with|over|about|aan)\s"
    r"(?:de |het |the )?$",
    re.IGNORECASE,
)
# "The" GCFF; another name has one of its own or none.
ARTICLE_BEFORE = re.compile(r"\b(?:de|het|the)\s$", re.IGNORECASE)
# What compares without saying in what.
COMPARING = re.compile(
    r"\b(?:groter\w*|grootste|hoger\w*|hoogste|kleiner\w*|kleinste|lager\w*|laagste|minder|bigger"
    r"|biggest|larger|largest|higher|highest|smaller|smallest|lower|lowest|less|fewer|most|more|meer|meeste?|two|twee"
    r"|2|ones?|dan|than|wint|wins)\b",
    re.IGNORECASE,
)
OR: dict[Language, str] = {"nl": "of", "en": "or"}
AND: dict[Language, str] = {"nl": "en", "en": "and"}
TOGETHER: dict[Language, str] = {"nl": "samen", "en": "together"}
YEAR_BEFORE: dict[Language, str] = {"nl": "in het jaar ervoor", "en": "in the year before"}


def named(topics: Sequence[Topic], language: Language) -> str:
    """Returns what topics are called together."""
    return ", ".join(topic.named(language) for topic in topics)


def asked_of(topics: Sequence[Topic], words: str, language: Language, base: str = "") -> str:
    """Returns a question about topics: in the place of what points at them, else before it.

    Args:
        topics: At least one.
        words: What is asked.
        language: That it is asked in.
        base: The question before, whose period stays.
    """
    text = words = uncapitalised(words)
    places = [topic for topic in topics if topic.group == "place"]
    if len(places) == 1:
        text = with_place(text, f"in {places[0].named(language)}")
    if len(topics) == 1 and text == words:
        text = with_topic(text, topics[0].named(language), is_defined=False)
    missing = [topic for topic in topics if topic.named(language) not in text]
    if missing:
        text = f"{named(missing, language)}: {text}"
    return capitalised(with_period(text, base))


def asked_of_another(
    base: Earlier,
    topics: Sequence[Topic],
    typed: str,
    language: Language,
    before: str = "",
    is_part: bool = False,
) -> str:
    """Returns an earlier question with other topics in the place of those like them.

    Args:
        base: The earlier question.
        topics: The others, at least one.
        typed: How they are named.
        language: That they are asked about in.
        before: What is typed before their name.
        is_part: Whether they are asked about within what was asked before.
    """
    name = typed if base.language == language else named(topics, language)
    kind = kind_of(base.text)
    if base.language != language and kind:
        return capitalised(with_period(f"{kind.asked(language)} {name}?", base.text))
    groups = {topic.group for topic in topics}
    like = [topic for topic in base.topics if topic.group in groups]
    if not like:
        return capitalised(_beside(base, name, before, is_part))
    last = like[-1]
    start, end = last.start, last.end
    article = ARTICLE_BEFORE.search(base.text[:start])
    if article and (last.group != "place" or not re.match(r"\s\w", base.text[end:])):
        start = article.start()
        own = ARTICLE_BEFORE.search(before)
        name = f"{own[0].lower()}{name}" if own and base.language == language else name
    # "Marokko en Tunesië": all of a list give way at once.
    for topic in reversed(like[:-1]):
        if not re.fullmatch(r"\s*(?:,|en|and|of|or|plus|&)?\s*", base.text[topic.end : start]):
            break
        start = topic.start
    replaced = base.text[:start] + name + base.text[end:]
    for topic in reversed(like[:-1]):
        if topic.key == last.key and topic.end <= start:
            replaced = replaced[: topic.start] + name + replaced[topic.end :]
    return capitalised(replaced)


def _beside(base: Earlier, name: str, before: str, is_part: bool) -> str:
    """Returns an earlier question with a topic like none of its own."""
    preposition = PREPOSITION_BEFORE.search(before)
    if preposition:
        return f"{base.text.rstrip(' ?.!')} {preposition[0]}{name}?"
    captions = [topic for topic in base.topics if base.text[topic.end :].startswith(": ")]
    if captions and not is_part:
        return f"{name}{base.text[captions[-1].end :]}"
    return f"{name}: {uncapitalised(base.text)}"


def widened_place(base: Earlier, words: str) -> str:
    """Returns an earlier question without its place: "worldwide", "in all countries"."""
    places = [topic for topic in base.topics if topic.group == "place"]
    if not places:
        return f"{base.text.rstrip(' ?.!')} {words}"
    before = base.text[: places[-1].start]
    preposition = PREPOSITION_BEFORE.search(before)
    kept = before[: preposition.start()] if preposition else before
    return capitalised(f"{kept}{words.rstrip(' ?.!')}{base.text[places[-1].end :]}")


def compared(pair: Sequence[Topic], words: str, base: Earlier, language: Language) -> str:
    """Returns a question that compares two topics in what was asked of them."""
    rest = set(words_of(COMPARING.sub("", words))) - SMALL
    own_kind = kind_of(words)
    # "Who gets more?" asks for one of them, and more of what was asked for.
    is_more = (own_kind is None or own_kind.english == "who") and not rest
    kind = kind_of(base.text) if is_more else None
    words = uncapitalised(words)
    # "What is, which is bigger" asks nothing more.
    is_kept = kind and not kind.english.startswith("what")
    asked = f"{kind.asked(language)}, {words}" if kind and is_kept else words
    sides = f" {OR[language]} ".join(topic.named(language) for topic in pair)
    return capitalised(with_period(f"{sides}: {asked}", base.text))


def added_up(pair: Sequence[Topic], base: Earlier, language: Language) -> str:
    """Returns a question after the sum of what was asked of two topics."""
    name = f" {AND[language]} ".join(topic.named(language) for topic in pair)
    whole = asked_of_another(base, pair, name, language)
    return f"{whole.rstrip(' ?.!')} {TOGETHER[language]}?"


def over_years(base: str, before: str, language: Language) -> str:
    """Returns a question that was asked of two years as one about both."""
    both = sorted(years(base) | years(before))
    text = base
    if len(years(base)) == 1:
        text = base.replace(
            both[-1] if both[-1] in base else both[0], f" {AND[language]} ".join(both)
        )
    return f"{text.rstrip(' ?.!')} {TOGETHER[language]}?"


def other_kind(base: str, words: str) -> str:
    """Returns an earlier question with another kind of thing asked; "" if it only asked a kind.

    Args:
        base: The earlier question.
        words: What is asked instead: "the budget".
    """
    rest = ASKED.sub("", base, count=1)
    return "" if names_nothing(rest) else f"{capitalised(words.rstrip(' ?.!'))}: {rest}"


def in_year(
    base: str, year: int | None, shift: int, language: Language, now: int | None = None
) -> str:
    """Returns a question about another year.

    Args:
        base: About a year, or about none.
        year: The other one; None for so many years later.
        shift: How many, if no year is said.
        language: That it is asked in.
        now: The year that a question is about which names none, if that is known.
    """
    named_years = sorted(years(base))
    if year is None and not named_years and now is not None:
        year = now + shift
    if year is None and not named_years:
        return f"{base.rstrip(' ?.!')} {YEAR_BEFORE[language]}?"
    wanted = str(year if year is not None else int(named_years[0]) + shift)
    if not named_years:
        return f"{base.rstrip(' ?.!')} in {wanted}?"
    return base.replace(named_years[0], wanted)


def capitalised(text: str) -> str:
    """Returns a text that opens with a capital."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Returns a text that does not open with a capital, unless it opens with a name."""
    first = re.match(r"[\w'-]+", text)
    is_word = first and first[0].lower() in (SMALL | GENERAL)
    return text[:1].lower() + text[1:] if is_word and text[1:2].islower() else text
