"""Whether a question points at something that was said before it.

It opens with "en" or "and", is a bare "why?", or points with a pronoun at nothing in itself.
"""

from __future__ import annotations

import re

from app.query.slots import HOME, countries

OPENING = re.compile(
    r"^(?:en|and|maar|but|of|or|ook|also)\b|^(?:what|how) about\b|^hoe zit (?:het|dat)",
    re.IGNORECASE,
)
BARE = re.compile(
    r"^(?:en |and |but |maar )?(?:waarom|why|hoezo|how so|hoe dan|sinds wanneer|since when|wanneer"
    r"|when|waar|where|wie|who|hoeveel(?: geld| landen| mensen)?"
    r"|how many(?: countries| people)?|how much(?: money)?|welke|which(?: ones)?"
    r"|which countries|welke landen)(?: (?:dan|then|is dat|is that|that|dat|not|niet|precies"
    r"|exactly))?\s*\?*$",
    re.IGNORECASE,
)
POINTING = re.compile(
    r"\b(?:daar(?:aan|bij|door|in|mee|naar|onder|op|over|toe|uit|van|voor|mee)?|ervan|ervoor|eraan"
    r"|(?:er|daar)(?:heen|naartoe)|erin|ermee|erbij|erover|hiervoor|hiervan|hiermee|dit|dat|deze|die|zij|ze|hij|hun|hen|"
    r"it|its|they|them|their|those|these|this|that|there|he|she)\b",
    re.IGNORECASE,
)
# What can only point back, wherever it stands.
BACKWARD = re.compile(
    r"\b(?:one of (?:them|those)|such an?|een van (?:hen|die|deze)|waren dat|is dat|was dat"
    r"|(?:hoe ?veel|wat|how (?:much|many)|what)(?: \w+)?"
    r" (?:daarvan|hiervan|ervan|of (?:that|this|it|those|them))"
    r"|(?:is|was|heeft|had|kost(?:te)?|loopt|liep|werkt(?:e)?|duurt|duurde|begon|doet|deed|bestaat"
    r"|helpt|hielp|levert|kreeg|krijgt) het (?:actief|tot nu|dan|al|ook|nog|precies|per|in|met|voor"
    r"|bij|aan|sinds|op)"
    r"|(?:het|hij|zij|ze|it|that) (?:werkt|works))\b"
    r"|\ber\b(?: \w+){0,4} (?:van|mee|uit|aan|bij)(?: ge\w+)?\?*$"
    r"|\bhet (?:eerste|laatste|tweede)\b|\bthe (?:former|latter|first one|second one)\b",
    re.IGNORECASE,
)
# A last word that points back, unless the question names what it may point at.
CLOSING = re.compile(
    r"\b(?:(?:het|het dan|it|them|there|daar|erin|ermee|ervan) *\?+"
    r"|(?:dat|dit|that|this)(?: (?:dan|precies|then|exactly))?\W*)$",
    re.IGNORECASE,
)
# "A fund that helps", "een land dat opvangt".
RELATIVE_CLAUSE = re.compile(
    r"\b(?:an?|any|some|no|een|geen|enig|welke?|which)\s(?:[\w-]+\s)?[\w-]+"
    r"\s(?:that|who|which|die|dat)(?=\s\w)",
    re.IGNORECASE,
)
# A clause of three words or more that a pronoun in the next one points at.
# What makes a word and what parts two share no character: else "------" takes for ever.
EARLIER_CLAUSE = re.compile(
    r"^[^\w'-]*(?:[\w'-]+[^\w'-]+){2,}[\w'-]+(?:[,;?&]|\s(?:and|en|of|or|dan|than)\b)"
)
MORE = re.compile(
    r"\b(?:meer (?:weten|vertellen|details)|vertel (?:me )?meer|tell me more|more details?|"
    r"elaborate|leg (?:dat )?uit|explain (?:that|this|it|more|further)|kun je dat)\b"
    r"|\bexplain\W*$",
    re.IGNORECASE,
)
# Pronouns that point at nothing said before: the report at hand, "there is", "is it true that".
POINTLESS = re.compile(
    r"\b(?:dit|deze|this|these|the|het) (?:rapport\w*|report\w*|verslag\w*|document|stuk|editie)\b"
    r"|\b(?:is|are|was|were) there\b|\bthere (?:is|are|was|were)\b"
    r"|\b(?:klopt|is) (?:het|dat)(?: waar| zo)?,? dat\b|\bklopt dat\b|\b(?:ervoor|ervan) dat\b"
    r"|\b(?:is|was) (?:dit|dat|this|that)(?: \w+){0,2} (?:de|the) \w+ (?:keer|time)\b"
    r"(?: (?:dat|that)\b)?"
    r"|\bis it (?:true|correct|so|right) that\b|\bdoes it (?:mention|say|discuss|talk)\b",
    re.IGNORECASE,
)
# Longer questions say enough to be searched for by themselves.
MAX_WORDS = 14
# Words between the start and a pronoun that may be what it points at ("landen die …").
ANTECEDENT_WORDS = 3
RELATIVE = frozenset("die dat that dit this there deze their its hun".split())


def leans(question: str) -> bool:
    """Returns whether a question shows that it depends on the one before it."""
    if len(question.split()) > MAX_WORDS:
        return False
    question = RELATIVE_CLAUSE.sub("", POINTLESS.sub("", question))
    if any(pattern.search(question) for pattern in (OPENING, BARE, MORE, BACKWARD)):
        return True
    closing = CLOSING.search(question)
    if closing and not _offers_something(question[: closing.start()]):
        return True
    # A pronoun leans unless it points within the question ("landen die …", "programme that …").
    pointing = POINTING.search(question)
    return pointing is not None and not _has_own_antecedent(question, pointing.start())


def _has_own_antecedent(question: str, place: int) -> bool:
    """Returns whether a name or clause comes before the pronoun, or a noun if it is relative."""
    before = question[:place]
    if _offers_something(before):
        return True
    pronoun = question[place:].split()[0].lower().strip("?.,")
    is_relative = pronoun in RELATIVE
    return is_relative and len(before.split()) > ANTECEDENT_WORDS


def _offers_something(before: str) -> bool:
    """Returns whether what comes before a pronoun holds a name or a whole clause to point at."""
    # The Netherlands is in half of all questions and seldom what is meant.
    rest = re.sub(r"\b(?:Nederland|Netherlands|Dutch)\w*", "", before)
    has_name = re.search(r"(?<!^)\b[A-ZÀ-Þ][\w-]+", rest) or countries(before) - HOME
    return bool(has_name or EARLIER_CLAUSE.search(before))
