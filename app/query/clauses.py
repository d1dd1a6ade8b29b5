"""The clauses of a sentence in Dutch or English: where its verb stands, what it is about.

Read from lists of words, without a grammar: whatever these do not tell stays as it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.query.slots import countries
from index.stopwords import STOPWORDS
from ingest.text.abbreviations import EITHER, LEADING
from ingest.text.sentences import split_sentences

# Forms that have a subject of their own, of the verbs that reports and questions about them use.
AUXILIARIES = frozenset(
    "is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon konden moet "
    "moeten moest mag mogen zal zullen zou zouden are were has have does did can could will would "
    "must should".split()
)
FINITE = AUXILIARIES | frozenset(
    "gaat gaan ging gingen komt komen kwam kwamen krijgt krijgen kreeg kregen doet doen deed "
    "deden staat staan stond stonden ligt liggen loopt lopen liep liepen duurt duurde begint "
    "begon geldt gelden blijft blijven bleef bleven geeft geven gaf gaven steunt steunen steunde "
    "steunden helpt helpen hielp hielpen betaalt betalen betaalde betaalden vangt vangen ving "
    "vingen werkt werken werkte werkten ontvangt ontvangen ontving ontvingen keert keren keerde "
    "keerden kost kosten kostte bedraagt bedroeg draagt dragen droeg droegen neemt nemen nam "
    "namen vindt vinden vond vonden voert voeren voerde voerden zit zitten zat zaten stuurt "
    "sturen stuurde stuurden behoort behoren telt tellen telde leidt leiden leidde leidden maakt "
    "maken maakte maakten stopt stopte stijgt steeg stegen daalt daalde daalden woont wonen omvat "
    "omvatte levert leverde leverden financiert financieren financierde draait richt richtte "
    "sluit sloot sloten tekende tekenden organiseert organiseerde stelt stelde stelden zegt "
    "zeggen zei noemt noemde bereikt bereikte bereikten biedt bieden bood bestaat bestaan houdt "
    "hield belooft beloofde meebetaalt licht says said goes went comes came gets got gives gave "
    "makes made takes took pays paid runs ran hosts hosted helps helped supports supported works "
    "worked receives received spends spent contributes contributed funds funded costs lasts "
    "lasted begins began starts started ends ended stands stood leads led agreed signed joined "
    "stopped uses used states stated provides provided includes included increased decreased rose "
    "fell returned remains remained becomes became consists involves involved covers reached "
    "found means meant aims expelled resettled blijkt blijken bleek moves travelled".split()
)
SUBORDINATE = re.compile(
    r"\b(?:die|dat|welke|waar\w*|omdat|zodat|who|which|that|where|whose|because|als)\b",
    re.IGNORECASE,
)
# "Refugees hosted in Jordan", "families helped": what may be a participle is one before these.
PARTICIPLES = frozenset(
    "hosted helped supported received spent funded used stated provided included reached found "
    "involved paid expelled resettled signed led started begun given made taken".split()
)
BEHIND_PARTICIPLES = frozenset(
    "by in per at on to for from and with through under since between during so".split()
)
# What stands before the verb and is no subject: "In 2023 heeft Nederland …".
NO_SUBJECT = re.compile(
    r"^(?:in|op|bij|met|voor|van|uit|door|sinds|tot|na|om|volgens|daar\w*|hier\w*|dan|toen|ook|nu|"
    r"at|on|by|with|for|from|since|until|after|to|under|during|according|there|then|now|"
    r"er|als|hoe\w*|wat|welke?|wie|wanneer|waar\w*|what|which|who|when|where|why|how)\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"^(?:het|dit|dat|deze|die|hij|zij|ze|it|this|that|they|these|he|she)\b(?!\s+(?:is|was)\s+"
    r"(?:waar|true))",
    re.IGNORECASE,
)
# A thing that is named by what it is: "het programma" is the one that was named before.
KINDS = (
    r"programma|programme|program|project|partnerschap|partnership|fonds|fund|faciliteit|facility|"
    r"initiatief|initiative|organisatie|organi[sz]ation|platform|strategie|strategy|motie|motion|"
    r"verdrag|treaty|conferentie|conference|proces|process"
)
KIND = re.compile(rf"\b(?:het|de|dit|deze|dat|die|the|this|that)\s+(?:{KINDS})\b", re.IGNORECASE)
LAND = re.compile(r"\b(?:het|dit|dat|the|this|that)\s+(?:land|country)\b", re.IGNORECASE)
NAME = re.compile(r"\b[A-ZÀ-Þ][\w-]*(?:\s(?:(?:van|of|on|for|the|de|in)\s)*[A-ZÀ-Þ][\w-]*)*")
ARTICLE = re.compile(r"^(?:de|het|een|the|an?)\s", re.IGNORECASE)
BEFORE_NO_VERB = frozenset(
    "as the a an of by for with to te de het een van voor als om aan".split()
)
JOINED = frozenset("en and of or".split())
JOINT = re.compile(r"(?:[,;]?\s+(?:en|and|maar|but|terwijl|while)\s+|;\s+)(?=\S)", re.IGNORECASE)
FARTHEST_VERB = 8  # words of a subject, at most


def words_of(text: str) -> list[str]:
    """Returns the words of a text in lower case."""
    return [word.lower() for word in re.findall(r"[\w'’-]+", text)]


def verb_place(text: str, first: int = 0) -> int | None:
    """Returns the place among its words of the first finite verb from a place on, if one is known.

    A verb of a clause inside ("mensen die terugkeren …") is passed over with its conjunction.
    """
    words = words_of(text)
    return next((n for n in range(first, len(words)) if _is_finite(words, n)), None)


def _is_finite(words: Sequence[str], place: int) -> bool:
    # "as hosts", "the costs", "te helpen": nouns and infinitives.
    is_verb = not place or words[place - 1] not in BEFORE_NO_VERB
    return words[place] in AUXILIARIES or (words[place] in FINITE and is_verb)


def has_main_verb(text: str) -> bool:
    """Returns whether a verb follows a subject that is surely no participle of a noun."""
    words = words_of(text)
    return any(_is_finite(words, n) and not _is_participle(words, n) for n in range(1, len(words)))


def _is_participle(words: Sequence[str], place: int) -> bool:
    behind = words[place + 1 : place + 2]
    return words[place] in PARTICIPLES and BEHIND_PARTICIPLES.issuperset(behind)


def subject_of(statement: str) -> str:
    """Returns what a statement is about: what stands before its verb; "" if that is not clear."""
    place = verb_place(statement)
    if not place or NO_SUBJECT.match(statement):
        return ""
    words = list(re.finditer(r"[\w'’-]+", statement))
    before = statement[: words[place].start()].strip()
    return "" if SUBORDINATE.search(before) or "," in before else before


def self_contained(parts: Sequence[str]) -> list[str]:
    """Returns the statements, each with the name of what it only points at.

    A pronoun that opens one gives way to the subject of the one before it; "het programma" is
    followed by the name that was last given to anything but a country, "het land" by that of a
    country.
    """
    whole: list[str] = []
    for part in parts:
        before = whole[-1] if whole else ""
        whole.append(_capitalised(_with_names(part, whole, before)))
    return whole


def _with_names(part: str, earlier: Sequence[str], before: str) -> str:
    pronoun = PRONOUN.match(part)
    subject = subject_of(before)
    if pronoun and subject and verb_place(part) == 1:
        return subject + part[pronoun.end() :]
    for pattern, is_country in ((KIND, False), (LAND, True)):
        pointing = pattern.search(part)
        name = pointing and last_name(" ".join(earlier), is_country)
        # "het programma Prospects" has its name already.
        if pointing and name and not NAME.match(part[pointing.end() :].lstrip()):
            return f"{part[: pointing.end()]} {name}{part[pointing.end() :]}"
    return part


def last_name(text: str, is_country: bool) -> str:
    """Returns the last name in a text that is one of a country, or of anything else; "" if none."""
    for match in reversed(list(NAME.finditer(text))):
        name = ARTICLE.sub("", match[0])
        is_word = name.lower() in FINITE | STOPWORDS["nl"] | STOPWORDS["en"]
        if not is_word and bool(countries(name)) == is_country:
            return name
    return ""


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentences_of(text: str) -> list[str]:
    """Returns the sentences of what somebody typed, also where none opens with a capital."""
    return [part for whole in split_sentences(text) for part in _at_small_letters(whole)]


def _at_small_letters(text: str) -> Iterator[str]:
    start = 0
    for end in re.finditer(r"(?<=[\w\"'’”)])([.!?]+)\s+(?=[\w\"'“‘(])", text):
        # Before anything but a small letter the sentences are told apart already: "max. EUR 8".
        if "." in end[1] and not text[end.end()].islower():
            continue
        word = re.findall(r"[\w.]+", text[start : end.start()])[-1:]
        if "." in end[1] and word and (word[0].lower() in LEADING | EITHER or len(word[0]) == 1):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def joined_clauses(text: str) -> list[str]:
    """Returns the main clauses that a statement joins, each with its own verb and subject.

    What has no subject of its own takes that of the clause before it: "Iran vangt … op en is het
    grootste opvangland". Lists of names and things stay whole.
    """
    start, clauses = 0, list[str]()
    for joint in JOINT.finditer(text):
        left, right = text[start : joint.start()], text[joint.end() :]
        subject = _subject_of_joined(left, right)
        if subject is not None:
            clauses.append(_with_subject(clauses, left))
            start = joint.end()
    return [*clauses, _with_subject(clauses, text[start:])]


def _subject_of_joined(left: str, right: str) -> str | None:
    """Returns the subject that the right part takes over, "" for its own; None of no clause."""
    place = verb_place(right)
    if verb_place(left) is None or place is None or place > FARTHEST_VERB:
        return None
    words = words_of(right)
    if place == 0:
        # "leren en werken": a plural form after a list of things to do.
        is_plural = words[0].endswith("en") and words[0] not in AUXILIARIES
        return None if is_plural else (subject_of(left) or None)
    if not JOINED.isdisjoint(words[:place]):
        return None  # "leerkrachten en ouders en kost": the verb is of the next part
    before = " ".join(words[:place])
    is_range = re.search(r"\b(?:tussen|between|zowel|both|from|van)\b[^,;]*$", left, re.IGNORECASE)
    return None if SUBORDINATE.search(before) or is_range else ""


def _with_subject(before: Sequence[str], clause: str) -> str:
    if before and verb_place(clause) == 0:
        return f"{subject_of(before[-1])} {clause}"
    return clause
