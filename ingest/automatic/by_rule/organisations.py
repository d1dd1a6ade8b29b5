"""Which of the names in a report are organisations, laws and the like, by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.text.alignment import fold

# A Dutch word of the name, or the end of a compound ("Adviescollege"), says what it is of; an
# English one stands by itself ("contact" is no act).
COMPOUNDED: Mapping[str, str] = {
    "law": r"wet|wetboek|verordening|regeling|besluit|richtlijn|verdrag|conventie",
    "fund": r"fonds|faciliteit",
    "programme": r"programma|actieplan",
    "forum": r"platform|overleg|conferentie|alliantie",
    "organisation": r"organisatie|dienst|autoriteit|raad|college|ministerie|inspectie|instituut|"
    r"agentschap|bureau|commissie|stichting|vereniging|centrum|kamer|politie|unie|orgaan|directie|"
    r"gemeente|provincie|universiteit|hogeschool|naties|fractie",
}
ALONE: Mapping[str, str] = {
    "law": r"act|regulation|directive|treaty|convention",
    "fund": r"fund|facility",
    "programme": r"programme|project",
    "forum": r"conference|forum|alliance|process",
    "organisation": r"bank|team|agency|authority|ministry|council|committee|office|institute|"
    r"organi[sz]ation|commission|department|university|union|nations|association|federation|"
    r"partnership",
}
KINDS = {
    kind: re.compile(rf"\w*(?:{COMPOUNDED[kind]})(?:en|s)?|(?:{ALONE[kind]})s?")
    for kind in COMPOUNDED
}
BARE = re.compile("|".join((*COMPOUNDED.values(), *ALONE.values())))
# A name: words in capitals, joined by small ones that join names.
CAPITAL = r"[A-ZÀ-Þ][\w'’-]*\w"
LISTED = rf"(?:, {CAPITAL}){{1,3}} (?:en|and) {CAPITAL}"  # "Volksgezondheid, Welzijn en Sport"
JOINED = rf" (?:(?:van|voor|of|for)(?: (?:de|het|the|der))?|der|den|en|and) {CAPITAL}"
NAME = re.compile(rf"\b{CAPITAL}(?:{LISTED}|{JOINED}|(?: &)? {CAPITAL}){{0,7}}")
OPENING = frozenset(
    "de het een dit deze die dat in op aan voor van met bij als ook om te na naar door uit over "
    "onder tijdens volgens the a an this these in on at for of with by as after under".split()
)


def kind_of(name: str) -> str | None:
    """Returns what a name is of, by its words; None if they do not tell.

    The first word that tells counts in Dutch ("Wet op de Raad van State"), and the last one of
    names without joining words ("World Bank Group Facility").
    """
    words = re.findall(r"[^\W\d_]+", fold(name))
    told = [kind for word in words for kind, one in KINDS.items() if one.fullmatch(word)]
    if not told:
        return None
    is_joined = any(word in ("van", "voor", "op", "of", "for", "en", "and") for word in words)
    return told[0] if is_joined else told[-1]


def names_in(text: str) -> Iterator[str]:
    """Yields the names of a sentence that say what they are of.

    A single word is none if it only opens the sentence or is no more than a kind ("Commissie").
    """
    opening = len(text) - len(text.lstrip(" “\"'(‘-•"))
    for match in NAME.finditer(text):
        words = match[0].split()
        opens = match.start() <= opening
        if opens and fold(words[0]) in OPENING:
            words, opens = words[1:], False
        while words and not words[0][:1].isupper():
            words = words[1:]
        name = " ".join(words)
        is_bare = len(words) == 1 and (opens or BARE.fullmatch(fold(name)))
        if words and kind_of(name) and not is_bare:
            yield name
