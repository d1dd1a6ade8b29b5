"""Persons that a report names with a title or a function: "wethouder De Wit", "mevrouw Y. Bakker".

A title and a name in capitals tell a person; a name alone does not, for "Post" and "De Wit" are
other things as well. Initials tell one too. Behind a title a Dutch name begins with a capital
("minister De Jonge"), so that "minister van Financiën" is none; behind initials it need not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.automatic.by_rule.organisations import kind_of
from ingest.automatic.by_rule.stated import stated
from ingest.corpus import Entity
from ingest.document import Report, SentenceKey
from ingest.facts import LANGUAGES, Fact
from ingest.text.alignment import fold
from ingest.text.countries import countries_by_name

LETTERS = r"[\w'’-]*[a-zà-ÿ]"
SURNAME = rf"[A-ZÀ-Þ]{LETTERS}"
PARTICLES = r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Tt]e|[Hh]et|[Vv]on|[Ee]l)\s){0,3}"
INITIALS = r"(?:[A-Z][a-z]?\.\s?){1,5}"
DEGREES = r"(?:(?:prof|dr|drs|mr|ir|ing)\.\s?){0,3}"
ADDRESS = r"(?:[Dd]e\sheer|[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Mm]eneer|[Dd]hr\.|Mrs?\.?|Ms\.?|Dr\.?)"
# Behind these a surname alone is told; behind the others stands what somebody is head of as well.
ELECTED = (
    "minister-president|minister|staatssecretaris|premier|wethouder|burgemeester|gedeputeerde|"
    "commissaris|kamerlid|raadslid|mayor|alderman"
)
OTHERS = (
    "voorzitter|vicevoorzitter|vicepresident|president|secretaris|directeur|hoogleraar|griffier|"
    "inspecteur|projectleider|onderzoeker|auteur|opdrachtgever|contactpersoon|opsteller|chair|"
    "chairman|chairwoman|secretary|director|professor|author"
)
OFFICE = rf"(?i:(?:{ELECTED}|{OTHERS}))"
# A label says it of two words in capitals too: "auteur: Sanne Dekker".
WHOLE = rf"{SURNAME}\s{PARTICLES}{SURNAME}"
LABEL = rf"\b(?P<label>{OFFICE}):\s(?P<of_label>{WHOLE})"
ALONE = rf"(?:(?:Van|De|Den|Der|Ter|Ten|Het|Von|El)\s(?:(?:[Dd]e|[Dd]er|[Dd]en)\s)?)?{SURNAME}"
WITH_INITIALS = rf"{INITIALS}{PARTICLES}{SURNAME}(?:-{SURNAME})?"
TITLED = (
    rf"\b(?:(?P<title>{ADDRESS}|(?i:(?:{ELECTED})))\s{DEGREES}"
    rf"(?P<name>{WITH_INITIALS}|{WHOLE}|{ALONE})"
    rf"|(?P<office>(?i:(?:{OTHERS})))\s{DEGREES}(?P<of_office>{WITH_INITIALS}|{WHOLE}))"
)
# Two initials or more need no title: "ir. C.M. Bakker", "Th. C. De Wit".
BARE = rf"(?<![\w.])(?P<bare>[A-Z][a-z]?\.\s?(?:[A-Z][a-z]?\.\s?){{1,4}}{PARTICLES}{SURNAME})"
PERSON = re.compile(f"{LABEL}|{TITLED}|{BARE}")
# "de heer G. Visser als wethouder van de gemeente", "Y. Bakker, directeur van de dienst".
OF = (
    rf"(?:\s(?:van|of|bij|at|for|voor)\s(?:de\s|het\s|the\s|een\s)?"
    rf"(?:(?:[\w-]+\s)?{SURNAME}(?:\s{SURNAME})*|[A-Z]{{2,}}|[\w-]+))?"
)
BEHIND = re.compile(
    rf"(?:,|\s(?:als|as|is|was))\s(?:de\s|het\s|the\s|a\s|an\s|een\s)?(?P<behind>{OFFICE}\b{OF})"
)
OFFICE_WORDS = frozenset(f"{ELECTED}|{OTHERS}".split("|"))
# "De heren Bakker, de Wit en Visser": of each what stands before a row.
ADDRESSED = {"heren": "de heer", "dames": "mevrouw", "mevrouwen": "mevrouw"}
SINGULAR = {
    **ADDRESSED,
    "leden": "lid",
    "kamerleden": "Kamerlid",
    "raadsleden": "raadslid",
    "ministers": "minister",
    "staatssecretarissen": "staatssecretaris",
    "wethouders": "wethouder",
    "burgemeesters": "burgemeester",
    "gedeputeerden": "gedeputeerde",
}
ROW = re.compile(rf"\b(?P<many>{'|'.join(SINGULAR)})\s", re.IGNORECASE)
PARTY = r"(?:\s\([\w&/ -]{1,20}\))?"
# "De leden van Nederland", "leden Nederlandse Spoorwegen" are nobody.
# Nor does "Vos" stand for "Vos Dijk", or "Van Hoek" for "Van Hoek tot Meer"; but
# "van" alone may say of what: "de wethouders Bakker en Mol van Utrecht".
GOES_ON = r"\s(?:(?:tot|te[nr]?|de|von|van\sde[nr])\s)?[A-ZÀ-Þ]"
IN_ROW = re.compile(rf"{DEGREES}(?P<name>{WITH_INITIALS}|{ALONE})(?![\w'’-]|{GOES_ON}){PARTY}")
OF_ADDRESSED = re.compile(
    rf"{DEGREES}(?P<name>{WITH_INITIALS}|{WHOLE}|{PARTICLES}{SURNAME}){PARTY}"
)
NEXT = re.compile(r",?\s(?P<last>en|and|&)\s|,\s")
MOST_IN_ROW = 30
MOST = 60  # persons of a report


@dataclass(slots=True)
class _Person:
    initials: str = ""
    names: dict[str, None] = field(default_factory=dict)
    mentions: dict[SentenceKey, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a sentence.

    Attributes:
        name: As the sentence has it, with initials, without title.
        titled: The same with the title that stands before it, "" without one.
        office: The function that the sentence gives it, "" if none.
    """

    name: str
    titled: str
    office: str


def mentions_in(text: str) -> Iterator[Mention]:
    """Yields the persons that a sentence names with a title, a function or initials."""
    for match in PERSON.finditer(text):
        name = match["name"] or match["of_office"] or match["of_label"] or match["bare"]
        first, _, rest = name.partition(" ")
        # "bezocht minister Bakker Marokko", but "mevrouw A. Jordan".
        if rest and not first.endswith(".") and countries_by_name(rest):
            name = first
        if not _may_be_somebody(name):
            continue
        title = match["title"] or match["office"] or match["label"] or ""
        office = title if fold(title) in OFFICE_WORDS else ""
        end = match.start() + match[0].rindex(name) + len(name)
        behind = BEHIND.match(text, end)
        if behind and not office:
            office = behind["behind"]
        is_titled = match["title"] or match["office"]
        titled = text[match.start() : end] if is_titled else ""
        yield Mention(name, titled[:1].lower() + titled[1:], office)


def in_rows(text: str) -> Iterator[Mention]:
    """Yields the persons that a sentence names in a row: "de leden Bakker en Visser"."""
    for match in ROW.finditer(text):
        many = match["many"].lower()
        one, names = SINGULAR[many], _row(text, match.end(), many in ADDRESSED)
        for name in names:
            if _may_be_somebody(name) and not countries_by_name(name):
                yield Mention(name, f"{one} {name}", one if one in OFFICE_WORDS else "")


def _row(text: str, start: int, is_addressed: bool) -> list[str]:
    """Returns the names of a row, the last of them behind "en"; none if it is no such row."""
    pattern, names, is_last = OF_ADDRESSED if is_addressed else IN_ROW, list[str](), False
    while (match := pattern.match(text, start)) and len(names) < MOST_IN_ROW:
        names.append(match["name"])
        joined = NEXT.match(text, match.end())
        if is_last or not joined:
            break
        is_last, start = joined["last"] is not None, joined.end()
    return names if is_last and len(names) > 1 and match else []


def _may_be_somebody(name: str) -> bool:
    """Returns whether a name is no organisation's, and no function: "Voorzitter Secretaris"."""
    return not kind_of(name) and not OFFICE_WORDS & {*re.split(r"[\s-]", fold(name))}


def persons(report: Report, first: int = 1) -> tuple[Entity, ...]:
    """Returns the persons of a report, most often named first.

    Args:
        report: The report.
        first: The number of the first one's id.
    """
    found: dict[tuple[str, str], _Person] = {}  # the first of a surname under no initials
    for key, mention in _mentions(report):
        initials = "".join(re.findall(r"[A-Z]", mention.name.rpartition(".")[0]))
        surname = fold(mention.name.rpartition(".")[2].split()[-1])
        known = found.setdefault((surname, ""), _Person())
        if initials and known.initials not in ("", initials):
            known = found.setdefault((surname, initials), _Person())
        known.initials = known.initials or initials
        # A bare surname is a word of the language as well.
        known.names.update(dict.fromkeys(n for n in (mention.titled, _full(mention)) if n))
        known.mentions.setdefault(key)
    most = sorted(found.values(), key=lambda one: -len(one.mentions))[:MOST]
    return tuple(
        Entity(
            f"r{number:03}",
            "person",
            dict.fromkeys(LANGUAGES, tuple(sorted(one.names, key=_as_title))),
            tuple(one.mentions),
        )
        for number, one in enumerate(most, start=first)
    )


def offices(report: Report) -> tuple[Fact, ...]:
    """Returns who has which function, as far as a sentence says both: the value is the name."""
    return tuple(
        stated(key, f"person-{number}", "person", mention.name, mention.office)
        for number, (key, mention) in enumerate(_mentions(report))
        if mention.office
    )


def _mentions(report: Report) -> Iterator[tuple[SentenceKey, Mention]]:
    for block in report.blocks:
        if block.kind in ("heading", "footnote"):  # "B. Beoordeling"; authors of what is cited
            continue
        for sentence in block.sentences:
            for mention in (*mentions_in(sentence.text), *in_rows(sentence.text)):
                yield sentence.key, mention


def _full(mention: Mention) -> str:
    """Returns a name that is one by itself: of two words or with initials."""
    return mention.name if "." in mention.name or " " in mention.name else ""


def _as_title(name: str) -> tuple[bool, int]:
    """Returns what puts the name first that a dossier is to bear: initials, then the longest."""
    return "." not in name, -len(name)
