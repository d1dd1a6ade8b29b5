"""Subjects that reports on migration are about and that are no names, in Dutch and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from index.language import Language

# Topics of one group are asked about in the same words, so that one may stand for another.
Group = Literal["place", "scheme", "organisation", "person", "people"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: the group it is of, and what it is called by language."""

    group: Group
    names: Mapping[Language, str]
    pattern: re.Pattern[str]


def _subject(group: Group, dutch: str, english: str, pattern: str) -> Subject:
    whole = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
    return Subject(group, {"nl": dutch, "en": english}, whole)


SUBJECTS = (
    _subject(
        "scheme",
        "opvang in de regio",
        "reception in the region",
        r"(?:regionale )?opvang(?: in de (?:eigen )?regio)?|reception(?: in the region)?"
        r"|regional reception",
    ),
    _subject(
        "scheme",
        "migratiesamenwerking",
        "migration cooperation",
        r"migratie[- ]?samenwerking\w*|migration co-?operation",
    ),
    _subject(
        "scheme",
        "terugkeer",
        "return",
        r"(?:(?:vrijwillig|gedwongen)e? )?terugkeer(?:beleid)?"
        r"|(?:(?:voluntary|forced) )?(?:return|returns|repatriation)",
    ),
    _subject("scheme", "herintegratie", "reintegration", r"(?:her|re-?)integrati(?:e|on)"),
    _subject(
        "scheme",
        "mensensmokkel",
        "migrant smuggling",
        r"(?:mensen|migranten)?smokkel(?:aars?)?|(?:(?:people|human|migrant) )?smuggl(?:ing|ers?)",
    ),
    _subject(
        "scheme",
        "mensenhandel",
        "human trafficking",
        r"mensenhandel(?:aars?)?|(?:(?:people|human) )?traffick(?:ing|ers?)",
    ),
    _subject(
        "scheme",
        "informatiecampagnes",
        "information campaigns",
        r"(?:informatie|voorlichtings|bewustwordings)?-?campagnes?"
        r"|(?:info(?:rmation)? |awareness )?campaigns?",
    ),
    _subject("scheme", "visa", "visas", r"visa|visas|visums?|visumbeleid|visa policy"),
    _subject(
        "scheme",
        "legale migratie",
        "legal migration",
        r"legale migratie(?:routes)?|arbeidsmigratie|(?:legal|labour) migration|legal pathways",
    ),
    _subject("scheme", "mensenrechten", "human rights", r"mensenrechten|human rights"),
    _subject("scheme", "grensbeheer", "border management", r"grensbe\w+|border management"),
    _subject("scheme", "onderwijs", "education", r"onderwijs|scholing|education|schooling"),
    _subject("scheme", "werkgelegenheid", "employment", r"werkgelegenheid|banen|employment|jobs"),
    _subject("people", "vluchtelingen", "refugees", r"vluchtelingen?|refugees?"),
    _subject("people", "asielzoekers", "asylum seekers", r"asielzoekers?|asylum[- ]seekers?"),
    _subject(
        "people",
        "ontheemden",
        "displaced persons",
        r"ontheemde?[nr]?|displaced(?: persons?| people)?|idp'?s",
    ),
    _subject("people", "migranten", "migrants", r"(?:arbeids)?migrant(?:en)?|migrants?"),
)
