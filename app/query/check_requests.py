"""What asks for a check of the statement beside it: "Klopt dat?", "OK to print?", "Headline:".

Such a request names nothing of what is stated, so that it is told by being made of few words, all
of which ask, point at the statement or at the report, or join these.
"""

from __future__ import annotations

import re

MOST_WORDS = 9  # of a request
FEWEST_LEFT = 4  # words of a statement

# One of these must be among its words ...
ASKING_WORDS = frozenset(
    "klopt kloppen kloptdat klopt't juist correct corect true right wrong waar toch check "
    "checken nagaan nakijken nalopen natrekken controleren verify verified verifiëren "
    "verifieren verificatie confirm bevestigen ok oke oké okay akkoord gedekt supported "
    "backed accurate feit factcheck staat dekt zegt lees covered carry print publish quote "
    "cite citeren citation opschrijven gebruiken yes no ja nee niet use erin supports support "
    "say says mention vinden vind find terugvinden overdrijf verkeerd strong".split()
)
# ... and the others among these.
JOINING_WORDS = frozenset(
    "is are was it its it's that that's thats this these those they there here in's does do "
    "did the a an of or not and so both all each two three am isn't doesn't he she i we you u "
    "hij zij zie can could may must should to up by in on out from against with too at line "
    "like how what report document ministry ministry's ministerie bz buza text please pls plz "
    "aub svp graag even ff dan nou nu echt really exactly literally letterlijk ongeveer zo er "
    "dit dat het de die deze kop stuk rapport rapportage migratierapport migratierapportage "
    "verslag tekst volgens mij dus wel kun kan kunt kunnen je jij ik mag mogen moet terug te "
    "soms want also false fake reverse number numbers figure bedrag getal maand date zin "
    "sentence claim claims stelling bewering verhaal allebei drie twee beide hoor hè wat me "
    "my your send write reference written name called zeker somewhere ergens gewoon hier "
    "eigen hun their own weer".split()
)
WORDS = ASKING_WORDS | JOINING_WORDS
BEFORE = re.compile(r"[?:]+\s+|[.,]\s+(?=[\"“„])")  # ends a request before a statement
BEHIND = re.compile(r"(?:[.!?…:;,]+[\"”’')]*|\s[-–—]+>?|[\"”])\s+")  # stands before one behind it
# A request that nothing divides from the statement begins with one of these.
OPENING = re.compile(
    r"\s(?=(?:klopt(?:dat)?|is (?:dat|dit|that|this|it) \w+)\b[^.,;:]*$"
    r"|(?:toch|staat (?:dat|dit|het)|right|correct|true|yes|no|juist)\b[^.,;:]*\?\W*$)",
    re.IGNORECASE,
)


def without_requests(message: str) -> str:
    """Returns a message without what asks for a check before and behind what it states.

    Args:
        message: In one line.

    Returns:
        The message itself if it asks for none, or would have nothing left.
    """
    text = _without_those_behind(_without_those_before(message))
    return text if len(_words(text)) >= FEWEST_LEFT else message


def is_request(text: str) -> bool:
    """Returns whether all of a text only asks for a check of what stands beside it."""
    words = _words(text)
    is_short = 0 < len(words) <= MOST_WORDS
    return is_short and WORDS.issuperset(words) and not ASKING_WORDS.isdisjoint(words)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text.lower().replace("’", "'"))


def _without_those_before(text: str) -> str:
    while boundary := BEFORE.search(text):
        if not is_request(text[: boundary.start()]):
            return text
        text = text[boundary.end() :]
    return text


def _without_those_behind(text: str) -> str:
    while boundaries := [*BEHIND.finditer(text), *OPENING.finditer(text)]:
        behind = [one for one in boundaries if is_request(text[one.end() :])]
        if not behind:
            return text
        first = min(behind, key=lambda one: one.start())
        text = text[: first.start()] + first[0].rstrip(" -–—>")
    return text
