"""The last question once more: as it was, of both topics, of another year."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from app.query.conversation.moves.asked import FollowUp, Resolved
from app.query.conversation.moves.naming import ONLY_NAMED
from app.query.conversation.predicates import kind_of, own_words
from app.query.conversation.rewriting import added_up, compared, in_year, over_years
from app.query.conversation.state import Earlier
from app.query.conversation.topics import Topic, without_topics
from app.query.slots import years

PAIR = 2
SAME_AGAIN = re.compile(
    r"\b(?:pagina|bladzijde|blz|page|pages|pg|vindplaats|ref|bron|source|waar staat (?:dat|dit|het)"
    r"|where (?:does it say|is that|does that come from|did you (?:find|get|read) that)"
    r"|korter|shorter|(?<!lasts )(?<!takes )(?<!runs )(?:langer|longer)(?! (?:loopt|duurt))"
    r"|herhaal|repeat|nogmaals|opnieuw|say (?:that|it) again"
    r"|(?:in )?(?:één|een|1|one|two|twee|drie|three) (?:zin|zinnen|sentences?|line|regel)"
    r"|vertaal|translate|in (?:het )?(?:engels|english|nederlands|dutch)|last answer"
    r"|laatste antwoord)\b",
    re.IGNORECASE,
)
OF_TWO = re.compile(
    r"\b(?:van (?:de|die|deze|beide|hen)?\s?(?:twee|2|beide|hen)"
    r"|of (?:the |those |these )?(?:two|2|both|them)"
    r"|between (?:the|those|these|them)(?: two)?|tussen (?:die|de|deze|hen)(?: twee)?|wie van)\b"
    r"|^(?:welke?|which|wie|who)(?: one)? (?:is|was|heeft|has|krijgt|gets|kreeg|got|came|kwam|kost"
    r"|costs)(?: (?:het|the|er|dan|then))*"
    r" (?:\w+er|meer|more|meeste|most|\w+st|\w+ste|\w+est|first|eerst\w*)\b"
    r"|^(?:welke?|wie|which)(?: one)? (?:het )?(?:\w+er|meer|more|\w+st|meeste|most)"
    r" (?:is|was|loopt|duurt|kost|krijgt|heeft|lasts|runs|costs|gets|has)\b"
    r"|^(?:which|who)(?: one)? (?:lasts|runs|takes) (?:the )?long(?:er|est)\b",
    re.IGNORECASE,
)
COMPARE_THAT = re.compile(
    r"(?:vergelijk|compare)(?: (?:dat|die|dit|het|deze|that|this|it|them))?(?: eens)?"
    r" (?:met|to|with|and|en)\b",
    re.IGNORECASE,
)
THAN_THAT = re.compile(
    r"\s(?:dan|than) (?:dat|die|deze|daar\w*|that|those|this|it|them|the other(?: one)?|de andere?)"
    r"(?= *\W*$)",
    re.IGNORECASE,
)
SUM = re.compile(
    r"\b(?:samen|opgeteld|tezamen|bij elkaar|in totaal|totaal\w*|in total|total|altogether|together"
    r"|combined|added up|sum|som|both|beide[n]?)\b|\btel\b.*\bop\b|\badd (?:them|those|these)\b",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"\b(?:het )?jaar (?:ervoor|daarvoor|eerder)|\bvorige? jaar|\b(?:the )?year before(?: that)?\b"
    r"|\b(?:the )?(?:previous|last|earlier) years?|\bbefore that\b"
    r"|\b(?:the )?(?:one|years?) before\b"
    r"|\been jaar eerder|\b(?:de |het )?(?:eerdere|vorige) (?:jaren|keer)"
    r"|^(?:eerder|daarvoor al|vroeger|voorheen|earlier|previously)(?=\W*$)"
    # In a question of its own it is "for that".
    r"|^(?:\w+ ){0,2}(?:er|daar)voor(?=\W*$)|\b(?:fase|periode|ronde|keer|maand) (?:er|daar)voor\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:het )?jaar (?:erna|daarna|later)|\b(?:the )?(?:year after(?: that)?|next year)\b"
    r"|\bvolgend jaar|\bafter that\b|\bdaarna\b",
    re.IGNORECASE,
)
IN_YEAR = re.compile(
    r"\b(?:in |over |voor |for |of )?(?:het jaar |the year )?(?:19|20)\d\d\b", re.I
)


def same_again(asked: FollowUp) -> Resolved | None:
    """Asks the last question once more, for "which page?" and "shorter, please"."""
    match = SAME_AGAIN.search(asked.text)
    if not match or asked.own or re.search(r"\d{2}", asked.text):
        return None
    rest = asked.text[: match.start()] + asked.text[match.end() :]
    if len(own_words(rest)) > 1:
        return None
    last = asked.conversation.last
    return Resolved(last.text, last.context, "", last.text)


def of_two(asked: FollowUp) -> Resolved | None:
    """Reads "which of the two is bigger?", of the last two topics, and "more than that?"."""
    words = asked.text
    if len(asked.own) == 1 and COMPARE_THAT.match(words) and asked.conversation.subject:
        pair = [*asked.conversation.subject[-1:], *asked.own]
        sides = _joined(pair, asked)
        text = f"{'Vergelijk' if asked.language == 'nl' else 'Compare'} {sides}"
        return Resolved(text, "", sides, asked.text) if pair[0].key != pair[1].key else None
    if len(asked.own) == 1 and (than := THAN_THAT.search(words)):
        words = without_topics(words[: than.start()] + words[than.end() :], asked.own)
        pair = [*asked.conversation.subject[-1:], *asked.own]
    elif len(asked.own) < PAIR and OF_TWO.search(words):
        pair = asked.conversation.pair()
    else:
        return None
    if len({topic.key for topic in pair}) < PAIR:
        return None
    text = compared(pair, words, asked.conversation.last, asked.language)
    return Resolved(text, "", _joined(pair, asked), words.strip())


def summed(asked: FollowUp) -> Resolved | None:
    """Reads "samen dus?", of the last two topics, or years, that the same was asked of."""
    rest = SUM.sub("", asked.text)
    is_sum = SUM.search(asked.text) and len(own_words(rest)) <= 1
    if asked.own or not is_sum or asked.opened.opening == "corrects":
        return None
    last, before = asked.conversation.last, asked.conversation.before_last
    keys = {topic.key for topic in last.topics}
    earlier_years = years(before.text) if before and _is_about(before, keys) else frozenset()
    if len(years(last.text) | earlier_years) >= PAIR:
        text = over_years(last.text, before.text if before else "", asked.language)
        return Resolved(text, last.context, asked.subject, asked.text, step="adds up")
    pair = asked.conversation.pair()
    is_of_last = {topic.key for topic in pair} <= keys
    is_asked_of_both = before and kind_of(before.text) == kind_of(last.text)
    if not pair or not (is_of_last or is_asked_of_both):
        return None
    text = added_up(pair, last, asked.language)
    return Resolved(text, "", _joined(pair, asked), asked.text, step="adds up")


def _is_about(one: Earlier, keys: Collection[str]) -> bool:
    return {topic.key for topic in one.topics} == set(keys)


def of_another_time(asked: FollowUp) -> Resolved | None:
    """Reads "en het jaar ervoor?", "and in 2022?"."""
    if asked.own:
        return None
    for pattern, shift in ((EARLIER, -1), (LATER, 1), (IN_YEAR, 0)):
        match = pattern.search(asked.text)
        if match is None:
            continue
        rest = asked.text[: match.start()] + asked.text[match.end() :]
        base = asked.conversation.last
        if ONLY_NAMED.sub("", rest).strip(" ?.!,;:"):
            if shift == 0 or len(own_words(rest)) > 1 or not asked.conversation.subject:
                return None
            whole = asked.about(asked.conversation.subject, rest.strip(" ?.!,;:"))
            base = replace(base, text=whole.text, context="")
        said = sorted(years(asked.text))
        year = int(said[0]) if said else None
        text = in_year(base.text, year, shift, asked.language, asked.year)
        return Resolved(text, base.context, asked.subject, text, step="another time")
    return None


def _joined(pair: Sequence[Topic], asked: FollowUp) -> str:
    word = " en " if asked.language == "nl" else " and "
    return word.join(topic.named(asked.language) for topic in pair)
