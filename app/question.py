"""What a person typed -> a question that can be searched for, and what kind it is."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from ingest.errors import QuestionError

MAX_CHARACTERS = 2000

QuestionType = Literal["number", "time", "person", "place", "reason", "yesno", "list", "other"]

# The first pattern that is found wins.
TYPE_PATTERNS: tuple[tuple[QuestionType, str], ...] = (
    ("number", r"\bhoe ?veel|\bhow (?:many|much)\b|\baantal|\bbedrag|\bbudget|\bpercentage|%"),
    ("number", r"\bnumber of\b|\bamount\b|\bwelk deel\b|\bwhat share\b|\bhow (?:large|big)\b"),
    ("time", r"\bwanneer\b|\bwhen\b|\bsinds wanneer|\bhow long|\bhoe ?lang|\bper wanneer"),
    ("time", r"\b(?:welk|what|which) (?:jaar|year|maand|month|datum|date)\b"),
    ("reason", r"\bwaarom\b|\bwhy\b|\bwaardoor\b|\breden|\breason"),
    ("list", r"\b(?:welke|which|what) (?:\w+ ){0,2}(?:landen|countries|partners|organisaties)"),
    (
        "place",
        r"\bwaar\b(?! (?:gaat|staat|komt) )|\bwhere\b|\bwelk land\b|\b(?:which|what) country",
    ),
    ("person", r"^(?:en |and )?(?:wie|who)\b"),
    ("yesno", r"^(?:is|zijn|heeft|hebben|kan|doet|wordt|worden|staat|was|krijgt|geeft)\b"),
    ("yesno", r"^(?:is|are|has|have|can|does|do|did|was|were|will)\b"),
)

NUMBER = re.compile(
    r"(?<![\w])(?:(?:EUR|USD|€|\$)\s?)?\d[\d.,]*\d?(?:\s?%|\s(?:procent|per ?cent|percent))?"
    r"(?:\s(?:miljoen|miljard|million|billion|mln\.?|mld\.?|bn|duizend|thousand))?",
    re.IGNORECASE,
)
NUMBER_WORD = re.compile(
    r"\b(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|helft|tienduizenden|duizenden|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|half|tens of thousands|thousands)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b(?:\d{1,2}\s)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|"
    r"november|december|january|february|march|may|june|july|august|october)(?:\s(?:19|20)\d\d)?\b"
    r"|\b(?:(?:begin|eind|mid|sinds|late|early|end of|since)[\s-])?(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def clean_question(text: str) -> str:
    """Returns a question as one line without control characters.

    Raises:
        QuestionError: It is empty, has no letters or digits, or is longer than 2,000 characters.
    """
    visible = "".join(
        " " if char.isspace() or unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") else char
        for char in text
    )
    question = " ".join(visible.split())
    if not question:
        raise QuestionError("The question is empty.", "empty_question")
    if len(question) > MAX_CHARACTERS:
        raise QuestionError(
            f"The question has {len(question):,} characters; at most {MAX_CHARACTERS:,} fit.",
            "long_question",
        )
    if not re.search(r"[^\W_]", question):
        raise QuestionError("The question holds no words.", "wordless_question")
    return question


def without_markup(question: str) -> str:
    """Returns a question without HTML tags, or as it is if nothing else is in it."""
    plain = " ".join(re.sub(r"<[^<>]{1,200}>", " ", question).split())
    return plain if re.search(r"[^\W_]", plain) else question


def question_type(question: str) -> QuestionType:
    """Returns what kind of answer a question asks for, "other" if its words do not tell."""
    lowered = question.lower()
    for kind, pattern in TYPE_PATTERNS:
        if re.search(pattern, lowered):
            return kind
    return "other"


def asked_for(kind: QuestionType, sentence: str) -> list[tuple[int, int]]:
    """Returns the spans of a sentence that are of the kind asked for: figures or dates."""
    if kind == "time":
        return [match.span() for match in TIME.finditer(sentence)]
    if kind != "number":
        return []
    times = [match.span() for match in TIME.finditer(sentence)]
    return [
        (match.start(), match.start() + len(match[0].rstrip(".,")))
        for pattern in (NUMBER, NUMBER_WORD)
        for match in pattern.finditer(sentence)
        if not any(start <= match.start() < end for start, end in times)
    ]
