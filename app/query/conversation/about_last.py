"""A question about the last answer rather than about the report: "waar staat dat?", "korter".

It is recognised only if every clause of it is such a wording, or chatter around one: "Dank u.
Op welke pagina staat dat? Ik wil het citeren." Whatever names something of its own is a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.query.conversation.about_last_wordings import LANGUAGE, PATTERNS, Move
from app.query.slots import HOME, countries
from app.wording import WORDING
from index.language import Language
from ingest.alignment import fold

MOST_CHARACTERS = 160
MOST_WORDS = 14  # of a clause
MOST_CHATTER, MOST_CHATTING = 9, 3  # words of a clause, clauses
ABBREVIATIONS = (("a.u.b.", "aub"), ("s.v.p.", "svp"), ("tl;dr", "tldr"), ("blz.", "blz"))
CLAUSE = re.compile(r"[.?!,;:…]+(?=\s|$)|\s[-–—]\s")
# Words that a wording may have anywhere and that change nothing of it.
SMALL = frozenset(
    "please pls plz graag aub svp alstublieft alsjeblieft dan eigenlijk precies exact exactly even "
    "eens es effe ff nou hoor toch maar dus ok oke okay k hm hmm sorry just actually then now nu "
    "gewoon misschien me mij en and so but well ja yes nee no ah oh ahh thanks thx dank bedankt "
    "dankje hey hi hoi kindly maybe perhaps ehm uh lol haha prima mooi fine great".split()
)
# What asks wherever it stands, and what asks where it stands first.
ASKING = frozenset(
    "hoe hoeveel wat wie waar wanneer waarom welk welke how what whats who where when why "
    "which".split()
)
OPENING = frozenset(
    "is zijn heeft hebben doet doen kan kun kunt geef vertel noem toon zeg leg maak vat are was "
    "were does do did has have can could give tell list name show say explain make sum "
    "summarise".split()
)
# What says that a question does not lean on what was said before.
BY_ITSELF = frozenset(fold(text.rstrip(" :")) for text in WORDING["by_itself"].values())
REPORT = re.compile(r"\b(?:rapport\w*|verslag|report|document|programma\w*|programmes?)\b")
NUMBERS = {
    "een": 1, "one": 1, "a": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4,
    "vijf": 5, "five": 5, "zes": 6, "six": 6, "tien": 10, "ten": 10,
}  # fmt: skip
LANGUAGES: dict[str, Language] = {
    "nederlands": "nl", "hollands": "nl", "dutch": "nl", "nl": "nl",
    "engels": "en", "english": "en", "eng": "en",
}  # fmt: skip
NAMED_LANGUAGE = re.compile(rf"\b{LANGUAGE}\b")
OPEN = re.compile(
    r"\b(?:totaal|total)\b(?!.*\b(?:beide|allebei|both|them|those)\b)|^(?!hoe|how).*\b(?:verschil|"
    r"difference)\b"
)
IN_LANGUAGE = re.compile(rf" (?:in|to|into|naar)(?: het)? {LANGUAGE}$")
PRECEDENCE: tuple[Move, ...] = ("language",)  # moves that go with another one
ALONE: tuple[Move, ...] = ("certainty", "larger", "smaller", "meaning", "sum", "difference")


@dataclass(frozen=True, slots=True)
class AboutLast:
    """What is wanted of the last answer.

    Attributes:
        move: What.
        pointed_at: The words that tell which of the answers is meant, or what is to be explained;
            folded, "" without any.
        language: To say it in, if one is named.
        count: How many sentences or figures, if a number is named; else 0.
        is_open: Whether the words may as well ask the report, as "in totaal?" does.
    """

    move: Move
    pointed_at: str = ""
    language: Language | None = None
    count: int = 0
    is_open: bool = False


def about_last(question: str) -> AboutLast | None:
    """Returns what a question wants of the last answer; None if it asks the report.

    Args:
        question: As typed, in one line.
    """
    if len(question) > MOST_CHARACTERS:
        return None
    text = question
    for written, plain in ABBREVIATIONS:
        text = re.sub(re.escape(written), f"{plain} ", text, flags=re.IGNORECASE)
    clauses = [clause for clause in CLAUSE.split(text) if clause.strip()]
    read = [_clause(clause) for clause in clauses]
    rest = [clause for clause, one in zip(clauses, read, strict=True) if one is None]
    found = [one for one in read if one is not None]
    if not found or len(rest) > MOST_CHATTING or not all(map(_is_chatter, rest)):
        return None
    chosen = next((one for one in found if one.move not in PRECEDENCE), found[0])
    if chosen.move in ALONE and any(plain_clause(clause) for clause in rest):
        return None  # "COMPASS is actief in Libië, klopt dat?" asks the report
    language = NAMED_LANGUAGE.search(fold(question))
    if language and chosen.move != "language":
        named = LANGUAGES[language["language"]]
        move: Move = "language" if chosen.move == "repeat" else chosen.move
        return replace(chosen, move=move, language=named)
    return chosen


def plain_clause(clause: str) -> str:
    """Returns a clause in small letters, without accents, marks and the words that say nothing."""
    words = re.findall(r"[^\W_]+", fold(clause.replace("’", "'").replace("'", " ")))
    return " ".join(word for word in words if word not in SMALL)


def _clause(clause: str) -> AboutLast | None:
    text = plain_clause(clause)
    if not text or len(text.split()) > MOST_WORDS:
        return None
    # "Korter, in het Engels" names a language beside what it wants.
    for wanted in dict.fromkeys((text, IN_LANGUAGE.sub("", text))):
        for move, patterns in PATTERNS.items():
            for pattern in patterns:
                if match := pattern.fullmatch(wanted):
                    return _read(move, match)
    return None


def _read(move: Move, match: re.Match[str]) -> AboutLast:
    said = {name: text for name, text in match.groupdict().items() if text}
    count = said.get("count", "")
    return AboutLast(
        move,
        said.get("pointed", ""),
        LANGUAGES[said["language"]] if "language" in said else None,
        NUMBERS.get(count) or (int(count) if count.isdigit() else 0),
        OPEN.search(match[0]) is not None,
    )


def _is_chatter(clause: str) -> bool:
    """Returns whether a clause asks nothing and names nothing that may be asked about."""
    words = clause.split()
    own = [word for word in words[1:] if word[:1].isupper() and word != "I"]
    folded = [fold(word.strip("'’\"")) for word in words]
    return (
        len(words) <= MOST_CHATTER
        and fold(clause.strip()) not in BY_ITSELF
        and all(fold(word.strip("'’\"")) in LANGUAGES for word in own)
        and not re.search(r"\d{3}", clause)
        and not countries(clause) - HOME
        and not REPORT.search(" ".join(folded))
        and not ASKING.intersection(folded)
        and folded[0] not in OPENING
    )
