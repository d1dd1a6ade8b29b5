"""Whether a question holds editions against each other: "meer dan in 2023?", "what has changed?".

A year is that of an edition only where every year named is one and the question compares: what
happened in two years one report may tell by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.answer.comparison.request import COMPARING, LARGER
from app.answer.reports.editions import Titles
from app.query.conversation.pointing import OPENING
from app.query.slots import YEAR
from index.language import Language
from index.lexical import StemAnalyser

CHANGE = re.compile(
    r"\b(?:(?:ver)?ander(?:s|d|de|ing|ingen)?|gewijzigd|wijziging\w*|toegenomen|toename|afgenomen|"
    r"afname|gestegen|stijging|gedaald|daling|gegroeid|groei|nieuw|nieuwe|nog|"
    r"chang(?:e|es|ed)|increased?|decreased?|risen|rise|fallen|grown|growth|new|still)\b",
    re.IGNORECASE,
)
# What a figure did between two editions, of which each says what it was.
ROSE = (
    r"(?:toegenomen|gestegen|gegroeid|ste(?:eg|gen)|groeiden?|increased?|risen|rise|rose|grown|"
    r"grow|grew|gone up|go up)"
)
FELL = (
    r"(?:afgenomen|gedaald|verminderd|gekrompen|daalden?|decreased?|declined?|fallen|fell|fall|"
    r"shrunk|dropped|gone down|go down)"
)
MOVED = re.compile(rf"\b(?:(?P<more>{ROSE})|(?P<less>{FELL}))\b", re.IGNORECASE)
CHOICE_OF_MOVES = re.compile(
    rf"\b(?:{ROSE}|{FELL})(?:\s+(?:of|or)\s+(?:{ROSE}|{FELL}))?\b", re.IGNORECASE
)
# Of what moved, it asks whether it did or by how much: then the verb is no part of what is asked.
OPENED = re.compile(
    r"^(?:(?:met |by )?(?:hoeveel|how much) )?(?:(?:is|zijn|was|waren|are|were|has|have|"
    r"did|does|do)\b\s*|(?=(?:ste(?:eg|gen)|groeiden?|daalden?)\b))",
    re.IGNORECASE,
)
ASKS_WHAT = re.compile(
    r"^\W*(?:(?:aan|van|voor|met|door|by|to|for|of|with|from)\s+)?(?:wie|who|whom|whose)\b|"
    r"\b(?:hoeveel|hoe|welke?|wat(?! betreft)|waar|waarom|waardoor|waarmee|wanneer|how|which|where|"
    r"why|what|when)\b",
    re.IGNORECASE,
)
ASKS_ON = re.compile(
    r"\b(?:en|and|maar|but)\s+(?:is|zijn|was|waren|are|were|has|have|did|does|do)\b", re.IGNORECASE
)
DENIES = re.compile(r"\b(?:niet|geen|nooit|not|never|no longer)\b|n['’]t\b", re.IGNORECASE)
AGAINST = (
    r"(?:dan|than|sinds|since|ten opzichte van|vergeleken met|in vergelijking met|tegenover|"
    r"compared (?:to|with)|versus|vs\.?|against)"
)
PLACED = r"(?:in|van|uit|over|from|of|for|on|tussen|between)"
JOINED = r"(?:,|en|and|to|tot|met|with|of|or|naar|-|–|versus|vs\.?|dan|than)"
ONE = r"(?:(?:het jaar|the year)\s+)?(?:19|20)\d\d"
EDITION = (
    r"(?:(?:de|het|the)\s+)?(?:vorige?|previous|last|eerdere|earlier|beide|both|andere|other|twee|"
    r"two)\s+(?:jaar|year|years|jaren|rapport(?:age)?(?:en|s)?|reports?|edities?|editions?)"
)
YEARS = re.compile(
    rf"\b(?:{AGAINST}\s+)?(?:{PLACED}\s+)?{ONE}(?:\s*{JOINED}\s*(?:{PLACED}\s+)?{ONE})*\b",
    re.IGNORECASE,
)
AGAINST_YEAR = re.compile(rf"\b{AGAINST}\s+(?:{PLACED}\s+)?{ONE}\b", re.IGNORECASE)
OF_EDITION = re.compile(
    rf"\b(?:(?:{AGAINST}|{PLACED})\s+)*{EDITION}\b|\bthe (?:two|other) (?:reports?|editions?)\b",
    re.IGNORECASE,
)
DRESS = re.compile(
    r"^(?:en|and|but|maar)\b|\b(?:vergelijk|compare)\b(?:\s+(?:op|wat betreft|on|regarding|for))?|"
    r"^\s*(?:op|on|wat betreft|regarding)\b|\b(?:meer|minder|more|fewer|less)\b",
    re.IGNORECASE,
)
# What is left where two years stood: "how does … compare with … on aid", "aid … with that in …".
POINTING = r"(?:those|that|this|die|dat|deze)"
RELATING = re.compile(
    rf"^(?:how|hoe)\b(?:.*\s(?:with|to|met|tot)\s+(?:{POINTING}\s+)?"
    r"(?:on|for|in|about|regarding|wat betreft|op|voor|over|qua)|"
    r"\s+(?:is|are|was|were|zijn|does|do|did)\s+(?:on|regarding|wat betreft|qua))\s+",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(
    rf"(?:\s+(?:with|to|than|met|tot|dan|van|of|from|in|and|en|{POINTING}))+$|\s+['’]s\b",
    re.IGNORECASE,
)
SAYS_NOTHING = re.compile(
    r"\b(?:wat|what|is|er|are|was|were|there|het|the|rapport|report|rapporten|reports|has|have|"
    r"zijn|dat|that|hoe|how|about|zit|met|verschil\w*|differences?|changed?|veranderd|anders)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EditionRequest:
    """A question to be put to several editions.

    Attributes:
        reports: Ids, in the order of their columns.
        question: What is asked of each; "" for what was asked last.
        subject: Id of the one that is held against the other: "(in 2024) more than in 2023".
        size: Whether it asks if there is "more" or "less" in it; "" if it does not.
    """

    reports: tuple[str, ...]
    question: str
    subject: str
    size: str = ""


def read_request(
    text: str,
    asked: Sequence[str],
    named: Sequence[str],
    titles: Titles,
    language: Language,
    before: Sequence[str] = (),
) -> EditionRequest | None:
    """Returns the editions that a question compares; None if it compares none.

    Args:
        text: As typed.
        asked: Ids of the reports that are asked.
        named: Ids of those that the question names; none if it names none.
        titles: Of the reports.
        language: Of the question.
        before: Ids of those that the last question was put to; none if it was put to all.
    """
    years = list(dict.fromkeys(YEAR.findall(text)))
    size = LARGER.search(text)
    moved = MOVED.search(text)
    compares = bool(COMPARING.search(text) or size or moved or CHANGE.search(text))
    is_next = OPENING.match(text) is not None
    talked_of = [*named, *before] if is_next else []
    found = _editions(text, years, asked, named, talked_of, titles, compares)
    if not found:
        return None
    question = _of_each(text)
    is_bare = not StemAnalyser(language).terms(SAYS_NOTHING.sub(" ", question))
    if not compares and not is_bare:
        return None
    of_years = {titles.year(id_): id_ for id_ in found}
    against = AGAINST_YEAR.search(text)
    subject = found[-1]
    if len(years) > 1 and size:
        subject = of_years.get(years[0], subject)
    elif against:
        other = YEAR.findall(against[0])[-1]
        subject = next((id_ for year, id_ in of_years.items() if year != other), subject)
    return EditionRequest(found, "" if is_bare else question, subject, _size_asked(text))


def _editions(
    text: str,
    years: Sequence[str],
    asked: Sequence[str],
    named: Sequence[str],
    talked_of: Sequence[str],
    titles: Titles,
    compares: bool,
) -> tuple[str, ...]:
    """Returns the reports that are held against each other, oldest first; none if none are.

    Of "en in het rapport van 2024?" too: `talked_of` are the reports that it may go on about. An
    edition that is named by its year or as the last one need not be among those asked.
    """
    groups = [own for own in titles.editions if set(own) & set(asked)]
    if years:
        for group in groups:
            of_years = {titles.year(id_): id_ for id_ in group}
            if not set(years) <= of_years.keys():
                continue
            if len(years) > 1 and compares:
                return tuple(of_years[year] for year in sorted(years))
            is_against = AGAINST_YEAR.search(text) is not None and compares
            if len(years) == 1 and (is_against or set(talked_of) & set(group)):
                return _with_another(of_years[years[0]], group, talked_of, asked)
        return ()
    if len(named) == 2 and compares:
        return tuple(sorted(named, key=lambda id_: (titles.year(id_), id_)))
    if not (compares and OF_EDITION.search(text)):
        return ()
    if len(asked) == 2:
        return tuple(asked)
    if len(groups) != 1:
        return ()
    last = max(place for place, id_ in enumerate(groups[0]) if id_ in asked)
    return groups[0][max(0, last - 1) :][:2]


def _with_another(
    one: str, group: Sequence[str], talked_of: Sequence[str], asked: Sequence[str]
) -> tuple[str, ...]:
    """Returns an edition with the other that is meant: talked of, else asked, the latest such."""
    others = [id_ for id_ in group if id_ != one]
    for meant in (talked_of, asked):
        others = [id_ for id_ in others if id_ in meant] or others
    return tuple(id_ for id_ in group if id_ in (one, others[-1]))


def _size_asked(text: str) -> str:
    """Returns "more" or "less" if a question asks whether it is that; "" if it does not."""
    told = [*LARGER.finditer(text), *MOVED.finditer(text)]
    sizes = {"less" if one["less"] else "more" for one in told}
    # "Meer gestegen" asks how much it rose in each.
    is_of_growth = LARGER.search(text) and MOVED.search(text)
    if len(sizes) != 1 or is_of_growth or ASKS_WHAT.search(text) or DENIES.search(text):
        return ""
    if MOVED.search(text) and _without_move(_undressed(text)) is None:
        return ""
    return sizes.pop()


def _undressed(text: str) -> str:
    """Returns a question without the editions it names and what it says of comparing."""
    bare = OF_EDITION.sub(" ", YEARS.sub(" ", text))
    bare = DRESS.sub(" ", bare.strip(" ,:;?.!"))
    return " ".join(bare.split()).strip(" ,:;?.!-–")


def _without_move(bare: str) -> str | None:
    """Returns what a question says moved; None if it does not ask whether or by how much it did."""
    if CHOICE_OF_MOVES.fullmatch(bare):
        return ""
    opened = OPENED.match(bare)
    if not opened or DENIES.search(bare):
        return None
    asked = bare[opened.end() :]
    if ASKS_WHAT.search(asked) or ASKS_ON.search(asked):
        return None
    return " ".join(CHOICE_OF_MOVES.sub(" ", asked).split())


def _of_each(text: str) -> str:
    """Returns what a comparison of editions asks of each, without what it says of comparing."""
    bare = _undressed(text)
    if MOVED.search(bare):
        moved = _without_move(bare)
        bare = bare if moved is None else moved
    bare = re.sub(r"^(?:op|on)\s+", "", bare, flags=re.IGNORECASE)
    bare = LEFT_OVER.sub("", RELATING.sub("", bare))
    return f"{bare[:1].upper()}{bare[1:]}?" if bare else ""
