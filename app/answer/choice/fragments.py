"""Labels and other fragments, which answer nothing by themselves: "- Dossiers", "Bedrag in euro:".

A fragment ends without a full stop. Asked for a value ("hoeveel", "wanneer", "hoe lang"), none
without a figure or date is an answer; other questions get none of a few words without a verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answer.choice.lists import (
    ENDED,
    MARK,
    MOST_ITEMS,
    announces_list,
    introduction_of,
    items_of,
)
from app.query.query import Query
from index.answer_type import FINDABLE, QuestionType, asked_for
from index.library import Library
from index.rows import SentenceRef

LABEL_WORDS = 5
MOST_WORDS = 1000  # of a list that is searched for a value
VERB = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|moet|"
    r"moeten|mag|mogen|zal|zullen|gaat|gaan|komt|komen|krijgt|krijgen|doet|doen|geldt|gelden|"
    r"are|were|has|have|can|must|may|will|shall|does|do)\b",
    re.IGNORECASE,
)
DURATION = re.compile(
    r"\b(?:dag|dagen|week|weken|maand|maanden|jaar|jaren|uur|uren|minuten|kwartalen|"
    r"days?|weeks?|months?|years?|hours?|minutes)\b",
    re.IGNORECASE,
)
NONE = re.compile(r"\b(?:geen|nul|niets|no|none|nothing|zero)\b", re.IGNORECASE)
# Who asks where something stands wants to be referred.
POINTER = re.compile(
    r"\b(?:waar|where|welk\w*|which|hoofdstuk|chapter|pagina|page|voetnoot|footnote|kamerst\w+|"
    r"kamerbrief|brief|letter|rapport|report|document\w*|link|lees|lezen|read)\b",
    re.IGNORECASE,
)


def kind_asked(query: Query) -> QuestionType:
    """Returns what kind of answer is asked for; who asks for sources of figures wants no figure."""
    return "other" if query.asks_for_sources else query.kind


def can_answer(query: Query, ref: SentenceRef, library: Library) -> bool:
    """Returns whether a sentence says something by itself.

    Headings and bare links do not, nor does what only says where to read on, unless sources are
    asked for.
    """
    is_link = re.fullmatch(r"(?:\w+: )?https?://\S+", library.sentence(ref).text)
    if library.block(ref).kind == "heading" or is_link:
        return False
    facts = library.corpora[ref.report_id].facts_of.get(ref.key, ())
    only_refers = bool(facts) and all(fact.kind == "reference" for fact in facts)
    return not only_refers or query.asks_for_sources or POINTER.search(query.searched) is not None


def that_say_something(
    kind: QuestionType, refs: Sequence[SentenceRef], library: Library
) -> list[SentenceRef]:
    """Returns the sentences that answer by themselves or with the list that they announce.

    In the place of an item that says too little stands the introduction of its list. If only
    labels are left, they are the answer, unless a value is asked for.
    """
    speaking: list[SentenceRef] = []
    labels: list[SentenceRef] = []
    for ref in refs:
        if announces_list(ref, library):
            items = items_of(ref, library, MOST_ITEMS, MOST_WORDS)
            texts = [library.sentence(one).text for one in (ref, *items)]
            if items and (kind not in FINDABLE or any(map(holds_value, texts))):
                speaking.append(ref)
        elif not is_label(kind, ref, library):
            speaking.append(ref)
        elif kind not in FINDABLE:
            introduction = introduction_of(ref, library)
            (speaking if introduction else labels).append(introduction or ref)
    return list(dict.fromkeys(speaking or labels))


def is_label(kind: QuestionType, ref: SentenceRef, library: Library) -> bool:
    """Returns whether a sentence of running text is a fragment that cannot answer."""
    block = library.block(ref)
    # A footnote that names a source has no verb and says enough.
    is_source = block.kind == "footnote" and kind not in FINDABLE
    if block.is_restated or block.kind == "heading" or is_source:
        return False
    return is_fragment(kind, library.sentence(ref).text)


def is_fragment(kind: QuestionType, text: str) -> bool:
    """Returns whether a text is a fragment that cannot answer a question of a kind."""
    text = text.strip()
    if ENDED.search(text) or holds_value(text):
        return False
    if kind in FINDABLE:
        return True
    words = MARK.sub("", text).split()
    is_labelled = ": " in text or " = " in text  # "Wethouder: J. Jansen"
    return len(words) <= LABEL_WORDS and not is_labelled and not VERB.search(text)


def holds_value(text: str) -> bool:
    """Returns whether a text holds a figure, date or length of time, or says that there is none."""
    text = MARK.sub("", text.strip())
    found = any(asked_for(kind, text) for kind in FINDABLE)
    return found or bool(DURATION.search(text) or NONE.search(text))
