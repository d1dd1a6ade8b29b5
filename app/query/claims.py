"""A statement that is to be checked: "Klopt het dat …?", "Fact check: …", a pasted sentence.

What asks for the check is left out, and who is said to have stated it; the rest is cut into
statements that can each be true or not, each understandable by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.query import claim_signs as signs
from app.query.check_requests import without_requests
from app.query.clauses import (
    SUBORDINATE,
    has_main_verb,
    joined_clauses,
    self_contained,
    sentences_of,
    verb_place,
    words_of,
)

FEWEST_WORDS = 4
FEWEST_UNASKED = 5  # words of a statement that nothing marks as one but its form
ITEM = re.compile(r"(?:^|(?<=[\s,;:]))\(?[a-e1-5]\)\s*(?=\S)")
MARKS = " \t.,;:?!\"'“”„«»‘’"


def claims_in(question: str) -> tuple[str, ...]:
    """Returns the statements that a question wants checked, in order; none if it wants none.

    Args:
        question: In one line.
    """
    stated = _quoted(question) or _that_follow(question) or _asserted(question)
    stripped = [text.strip(MARKS) for text in stated]
    return tuple(dict.fromkeys(self_contained([text for text in stripped if text])))


def _clauses(text: str) -> list[str]:
    """Returns the statements that a sentence lists or joins."""
    return [clause for item in ITEM.split(text) for clause in joined_clauses(item)]


def _quoted(question: str) -> list[str]:
    """Returns the sentences within quotation marks, if these are what is to be checked."""
    marked = [
        match
        for match in signs.QUOTED.finditer(question)
        if len(words_of(match["double"] or match["single"])) >= FEWEST_WORDS
    ]
    texts = [match["double"] or match["single"] for match in marked]
    around = signs.QUOTED.sub(" … ", question)
    is_apart = any(signs.SAYING.search(question[: match.start()]) for match in marked)
    says_something = any(verb_place(text) is not None for text in texts)
    if texts and (signs.CHECK.search(around) or (is_apart and says_something)):
        sentences = [sentence for text in texts for sentence in sentences_of(text)]
        return [clause for sentence in sentences for clause in _clauses(sentence)]
    return []


def _that_follow(question: str) -> list[str]:
    """Returns the clauses that follow "is it true that" and the like."""
    clauses: list[str] = []
    for sentence in sentences_of(question):
        if asked := signs.THAT.match(sentence):
            parts = signs.THAT_AGAIN.split(sentence[asked.end() :])
            # In Dutch the verb comes last, and does not tell a clause from a list.
            is_dutch = asked[0].split()[-1].lower() in ("dat", "of")
            clauses += parts if is_dutch else [one for part in parts for one in _clauses(part)]
    return clauses


def _asserted(question: str) -> list[str]:
    """Returns the sentences that state something, if nothing but a check of them is asked for."""
    left = signs.LABEL.sub("", without_requests(question))
    is_labelled = left != question
    sentences = [_Sentence.read(text) for text in sentences_of(left)]
    stating = [one.text for one in sentences if one.states]
    if is_labelled and not stating:  # the label says that it is a statement, whatever its verb
        stating = [one.text for one in sentences if _may_state(one.text)]
    is_checked = is_labelled or any(one.asks_for_check for one in sentences)
    if is_checked or all((one.states and one.is_bare) or one.is_short for one in sentences):
        return [clause for text in stating for clause in _clauses(text)]
    return []


def _may_state(text: str) -> bool:
    is_long = len(words_of(text)) >= FEWEST_UNASKED
    is_asked = "?" in text or signs.ASKING.match(text) or signs.INVERTED.match(text)
    return is_long and not is_asked


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a question.

    Attributes:
        text: Without what frames it.
        states: Whether it states something.
        asks_for_check: Whether it asks for a check, of itself or of what stands beside it.
        is_bare: Whether it is a statement by its form alone, or by who is said to have made it.
        is_short: Whether it is an exclamation, a name or the like.
    """

    text: str
    states: bool
    asks_for_check: bool
    is_bare: bool
    is_short: bool

    @classmethod
    def read(cls, sentence: str) -> _Sentence:
        """Returns a sentence, read for what it states."""
        text, is_asked = sentence, False
        caption = signs.CAPTION.match(text)
        if caption:
            is_asked = signs.CHECK.search(caption[1]) is not None
            is_caption = is_asked or len(words_of(caption[1])) <= signs.LONGEST_CAPTION
            text = text[caption.end() :] if is_caption else text
        text = signs.OPENING.sub("", text)
        if signs.STATED_QUESTION.search(text) and is_statement(text.rstrip("? ")):
            text, is_asked = signs.STATED_QUESTION.sub(" ", text).rstrip("? "), True
        untagged = signs.TAG.sub("", text)
        is_asked = is_asked or untagged != text
        said = untagged
        if "?" not in untagged and verb_place(untagged) != 0 and not signs.ASKING.match(untagged):
            said = signs.SAID_AFTER.sub("", signs.SAID_BY.sub("", untagged))
        is_said = said != untagged
        states = is_said or (is_statement(untagged) and not signs.OF_ONESELF.search(untagged))
        checks = not states and signs.CHECK.search(sentence) is not None
        return cls(
            text=said if is_said else untagged,
            states=states,
            asks_for_check=checks or (states and is_asked),
            is_bare=is_said or _is_bare(untagged),
            is_short="?" not in sentence and len(words_of(sentence)) < FEWEST_WORDS,
        )


def is_statement(text: str) -> bool:
    """Returns whether a sentence states something: a subject before a verb, and no question."""
    is_long = len(words_of(text)) >= FEWEST_WORDS
    return is_long and bool(verb_place(text)) and "?" not in text and not signs.ASKING.match(text)


def _is_bare(text: str) -> bool:
    """Returns whether nothing but a statement can be meant: impersonal, and a whole sentence.

    A full stop ends one; without it a capital opens one, and it has a main verb.
    """
    words = words_of(text)
    if len(words) < FEWEST_UNASKED or signs.PERSONAL.search(text) or signs.INVERTED.search(text):
        return False
    if SUBORDINATE.search(" ".join(words[: verb_place(text)])):
        return False  # "mensen die zijn teruggekeerd": a subject alone
    is_sentence = text[0].isupper() and has_main_verb(text)
    return text.endswith(".") or (is_sentence and not signs.RELATIVE.search(text))
