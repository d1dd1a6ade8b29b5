"""Who does what to whom in a text: by the words that stand before those who are named.

Read from lists of words, without a grammar; what these do not tell is no role, and contradicts
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from app.answer.claims.roles.actors import TOKEN, Actor
from app.query.clauses import FINITE
from ingest.text.alignment import fold

# Who does it, to whom it is done (named first, or behind another), who is something, and what
# prepositions tell.
Role = Literal["agent", "patient", "object", "subject", "to", "from", "for", "than", ""]

# Which roles in a sentence rule out one in a statement.
OPPOSED: Mapping[Role, frozenset[Role]] = {
    "agent": frozenset(("patient", "object", "to", "for", "than")),
    "patient": frozenset(("agent",)),
    "object": frozenset(("agent", "subject")),
    "subject": frozenset(("object", "than")),
    "to": frozenset(("agent", "from")),
    "from": frozenset(("to",)),
    "for": frozenset(("agent",)),
    "than": frozenset(("agent", "subject")),
}
MARKERS: Mapping[str, Role] = {
    **dict.fromkeys(("by", "door"), "agent"),
    **dict.fromkeys(("to", "naar", "aan"), "to"),
    **dict.fromkeys(("from", "uit", "vanuit"), "from"),
    **dict.fromkeys(("for", "voor"), "for"),
    **dict.fromkeys(("than", "dan"), "than"),
    **dict.fromkeys(
        "in with met of van via through between tussen among onder under within binnen on op over "
        "about bij at as als per including waaronder since sinds during tijdens until tot around "
        "rond against tegen alongside naast into without zonder towards richting after na "
        "before".split(),
        "",
    ),
}
# What opens a clause before its verb and marks nobody.
ADVERBS = frozenset(
    "ook also daarnaast moreover bovendien finally later then toen nu now er there mede partly zo "
    "thus".split()
)
OF = frozenset(("of", "van"))
WAYS: frozenset[Role] = frozenset(("from", "to"))
STEM = 5  # letters that tell a word, whatever its ending
JOINED = frozenset(("and", "en", "or", "&"))
BEFORE_NAME = frozenset(
    "the a an de het een this that these those dit deze dat its their zijn hun haar all alle "
    "former voormalig voormalige current huidige then toenmalig toenmalige minister premier prime "
    "president state secretary staatssecretaris members leden two three four five six seven eight "
    "nine ten twee drie vier vijf zes zeven acht negen tien several various other andere both "
    "zowel".split()
)
STARTS = frozenset(
    "who which that die dat because omdat doordat while terwijl but maar where waar waarbij "
    "waarmee zodat so whereby if when wanneer".split()
)
STOPS = frozenset('.;:()?!–—"“”,')
ASIDE = re.compile(r"\([^()]{1,200}\)|[—–][^—–]{1,120}[—–]")
COPULA = frozenset("is are was were zijn waren be been become became wordt worden".split())
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s(?:\w+\s){0,2}?(?:\w+ed|made|held|sent|taken|"
    r"done|built|paid|written|led|run|met|brought|sold|told|chosen|shown|lent)\b|"
    r"\b(?:wordt|worden|werd|werden|geworden)\b|\b(?:is|zijn|was|waren)\b(?=.{0,300} door\b)",
    re.IGNORECASE,
)
# Who receives is one to whom something is given, and of whom it is received gives it.
RECEIVES = re.compile(
    r"\b(?:receiv\w+|ontv[aio]ng\w*|krijg\w*|kreeg|kregen|gekregen|gets?|got|gain\w*|obtain\w*|"
    r"borrow\w*|leen\w*|benefit\w*|(?:are|is|was|were) (?:given|granted|offered|lent|paid))\b",
    re.IGNORECASE,
)
ARTICLE_LAST = re.compile(r"\b(?:the|an?|de|het|een|this|deze|dit)\s*$", re.IGNORECASE)


def roles(text: str, named: Sequence[Actor]) -> dict[str, set[Role]]:
    """Returns the roles that each one named has in a text.

    Args:
        text: A statement, or a sentence of the report in its language.
        named: Who is named in it, in order.
    """
    found: dict[str, set[Role]] = {}
    for actor, role in _read(ASIDE.sub(_blank, text), named):
        found.setdefault(actor.key, set()).add(role)
    return found


def ways(text: str) -> dict[str, set[Role]]:
    """Returns whether words of a text are what is come from or gone to: "from transit countries".

    By their first letters, so that an ending makes no difference.
    """
    found: dict[str, set[Role]] = {}
    role: Role = ""
    for token in TOKEN.finditer(ASIDE.sub(_blank, text)):
        word = token[0].lower()
        if word in MARKERS or word in STOPS or word in JOINED or word in STARTS | FINITE | COPULA:
            # "From the country of origin" is all of one.
            is_on = word in OF and role in WAYS
            role = role if is_on else MARKERS.get(word, "")
        elif role in WAYS and word not in BEFORE_NAME:
            found.setdefault(fold(word)[:STEM], set()).add(role)
    return found


def are_swapped(
    stated: Mapping[str, Collection[Role]], said: Mapping[str, Collection[Role]]
) -> bool:
    """Returns whether somebody has a role in a statement that all those in a sentence rule out."""
    return any(
        bool(said.get(key)) and all(other in OPPOSED.get(one, ()) for other in said[key])
        for key, own in stated.items()
        for one in own
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _read(text: str, named: Sequence[Actor]) -> Iterator[tuple[Actor, Role]]:
    role: Role = ""
    start, end, has_first = 0, 0, False
    for place, actor in enumerate(named):
        if not text[actor.start : actor.end].strip():
            continue  # it stands in brackets
        if not (place and _is_listed(text, named, place)):
            opened = _clause_start(text, end, actor.start)
            if opened is not None:
                start, has_first = opened, False
            clause = text[start : _clause_end(text, actor.end)]
            head = text[start : actor.start]
            role = _role(head, text[max(start, end) : actor.start], clause, has_first)
            has_first = has_first or (role != "" and not _marker(head))
        yield actor, role
        end = actor.end


def _is_listed(text: str, named: Sequence[Actor], place: int) -> bool:
    """Returns whether an actor goes on with the list that the one before it opens."""
    between = text[named[place - 1].end : named[place].start]
    if not _only_joins(between):
        return False
    if JOINED.intersection(_words(between)):
        return True
    following = named[place + 1 : place + 2]
    return any(_only_joins(text[named[place].end : one.start]) for one in following)


def _only_joins(between: str) -> bool:
    words = _words(between)
    return bool(words) and set(words) <= JOINED | BEFORE_NAME | {","}


def _words(text: str) -> list[str]:
    return [word.lower() for word in TOKEN.findall(text)]


def _clause_start(text: str, start: int, end: int) -> int | None:
    """Returns where the last clause that begins between two places begins."""
    opened, before = None, ""
    for one in TOKEN.finditer(text, start, end):
        word = one[0].lower()
        # "Larger than that of Peru" is all of one.
        if word in STOPS or word in JOINED or (word in STARTS and before not in MARKERS):
            opened = one.end()
        before = word
    return opened


def _clause_end(text: str, start: int) -> int:
    closing = STOPS | STARTS
    ends = (one.start() for one in TOKEN.finditer(text, start) if one[0].lower() in closing)
    return next(ends, len(text))


def _marker(head: str) -> str:
    """Returns the word that marks what follows a text; "" if none does."""
    words = (word for word in reversed(_words(head)) if word not in BEFORE_NAME)
    last = next(words, "")
    return last if last in MARKERS else ""


def _role(head: str, since: str, clause: str, has_first: bool) -> Role:
    """Returns the role of who is named after the head of a clause.

    Args:
        head: What stands before the name in its clause.
        since: The end of it, behind the last one named.
        clause: All of the clause.
        has_first: Whether one was named before who does it.
    """
    marker = _marker(since)
    if marker in OF:
        return _role_of_part(head, clause, has_first)
    if marker:
        return MARKERS[marker]
    if has_first:
        return "object"
    content = [word for word in _words(head) if word not in BEFORE_NAME]
    is_inverted = bool(content) and content[0] in ADVERBS.union(MARKERS)
    if is_inverted or (len(content) < 2 and not (FINITE | COPULA).intersection(content)):
        return _first(clause)
    return "object" if (FINITE | COPULA).intersection(content) else ""


def _role_of_part(head: str, clause: str, has_first: bool) -> Role:
    """Returns the role of who stands behind "of", by that of what it is of."""
    if has_first and RECEIVES.search(clause):
        return "from"
    before = _before_part(head)
    if marker := _marker(before):
        return MARKERS[marker]
    return "" if has_first or before else _first(clause)


def _before_part(head: str) -> str:
    """Returns what stands before the noun that "of" goes with: "larger than [the volume of]"."""
    words = list(TOKEN.finditer(head))
    place = max(n for n, word in enumerate(words) if word[0].lower() in OF)
    before = head[: words[max(place - 1, 0)].start()]
    return ARTICLE_LAST.sub("", before).strip()


def _first(clause: str) -> Role:
    """Returns the role of who is named first in a clause."""
    if RECEIVES.search(clause):
        return "to"
    if PASSIVE.search(clause):
        return "patient"
    return "subject" if COPULA.intersection(_words(clause)) else "agent"
