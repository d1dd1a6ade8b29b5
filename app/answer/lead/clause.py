"""The part of a question to which yes or no is an answer."""

from __future__ import annotations

import re
from collections.abc import Set

from index.language import Language

NEGATION = re.compile(
    r"\b(?:niet|geen|nooit|niets|niks|niemand|nergens|zonder|noch|nauwelijks|evenmin|amper|not|no|"
    r"never|nothing|nobody|none|neither|nor|without|hardly|cannot|stop\w*|gestopt|fail\w*|"
    r"weiger\w*|refus\w*|mislukt\w*)\b|n['’]t\b|\bon(?:waar|juist|mogelijk)\b|"
    r"\b(?:untrue|false|incorrect|impossible|unable)\b",
    re.IGNORECASE,
)
QUANTIFIER = re.compile(
    r"\b(?:al (?:het|de|die|deze|dit|dat|hun|haar|onze|zijn)|"
    r"alle|allen|allemaal|alles|ieder|iedere|iedereen|elk|elke|altijd|steeds|telkens|"
    r"alleen|enkel|uitsluitend|slechts|louter|puur|maar|meeste|merendeel|meerderheid|overal|"
    r"volledig|geheel|helemaal|beide|beiden|minstens|hooguit|minimaal|maximaal|enige|"
    r"all|every|everyone|everybody|everything|each|always|only|solely|exclusively|merely|just|"
    r"most|mostly|majority|everywhere|entirely|completely|fully|wholly|both|any|anyone|"
    r"at (?:least|most)|sole|purely)\b",
    re.IGNORECASE,
)
OPENING_VERB = re.compile(
    r"^(?:(?:en|and|maar|but|dus|so|of|or|hoi|hallo|hi|hello|hey|zeg|well|nou)[ ,]+)*"
    r"(?:klopt het(?: \w+)? dat|is het waar dat|is it (?:true|correct) that|is|zijn|was|waren|"
    r"heeft|hebben|had|hadden|kan|kunnen|kon|mag|mogen|moet|moeten|doet|doen|deed|deden|wordt|worden|werd|"
    r"werden|gaat|gaan|ging|gingen|komt|komen|kwam|krijgt|krijgen|kreeg|kregen|geeft|geven|gaf|loopt|"
    r"lopen|liep|werkt|werken|werkte|helpt|helpen|hielp|steunt|steunen|steunde|neemt|nemen|nam|"
    r"bestaat|bestaan|betaalt|betalen|betaalde|vangt|vangen|staat|staan|stond|zit|zitten|blijft|"
    r"blijven|speelt|maakt|maken|maakte|zet|biedt|bieden|zorgt|leidt|leidde|groeit|stijgt|daalt|steeg|"
    r"daalde|vindt|vond|wil|willen|zal|zou|zullen|zouden|reisde|bezocht|bezochten|tekende|sloot|"
    r"draagt|richt|vraagt|eist|stelt|volgt|hoort|valt|are|were|has|have|can|could|may|must|does|do|"
    r"did|will|would|should|had)\b",
    re.IGNORECASE,
)
INTERROGATIVE = re.compile(
    r"\b(?:hoeveel|hoe|welke?|wie|wat|waar|waarom|wanneer|waardoor|waarmee|how|which|who|whom|what|"
    r"where|why|when)\b",
    re.IGNORECASE,
)
TRUTH = re.compile(r"\bis het waar dat\b|\bis it (?:true|correct) that\b", re.IGNORECASE)
CHOICE = {"nl": re.compile(r"\bof\b", re.IGNORECASE), "en": re.compile(r"\bor\b", re.IGNORECASE)}


def yes_no_clause(
    question: str, language: Language, openings: Set[str] = frozenset()
) -> str | None:
    """Returns the part of a question to which yes or no is an answer; None if there is none.

    None as well if it denies or quantifies, offers a choice, or asks for something beside it:
    what a sentence says then need not be a yes or no to it.

    Args:
        question: To search for.
        language: It is in.
        openings: Words in small letters that open yes-or-no questions, beside those known.
    """
    parts = [part.strip() for part in re.split(r"(?<=[.?!:;])\s+|,\s+", question)]
    opened = [at for at, part in enumerate(parts) if _opens(part, openings)]
    if not opened:
        return None
    clause = ", ".join(parts[opened[0] :])
    barred = (NEGATION, QUANTIFIER, INTERROGATIVE, CHOICE[language])
    asked = TRUTH.sub("", question)
    return None if any(pattern.search(asked) for pattern in barred) else clause


def _opens(part: str, openings: Set[str]) -> bool:
    first = re.match(r"\w+", part)
    return bool(OPENING_VERB.search(part)) or (first is not None and first[0].lower() in openings)
