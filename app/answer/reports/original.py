"""Sentences that are said in the language of their report, as nobody translated it: told so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.answer.answer import Answer
from app.wording import word
from index.language import LANGUAGES, Language
from index.library import Library
from index.rows import SentenceRef


def in_original(refs: Iterable[SentenceRef], language: Language, library: Library) -> str:
    """Returns what is told of sentences that are not there in a language; "" of all others."""
    untold = {
        library.report(ref.report_id).language
        for ref in refs
        if not library.sentence(ref).is_in(language, library.report(ref.report_id).language)
    }
    told = [word(f"in_original_{own}", language) for own in LANGUAGES if own in untold]
    return " ".join(told)


def with_original(answer: Answer, library: Library) -> Answer:
    """Returns an answer that tells of the sentences in it that are in another language."""
    told = in_original((one.ref for one in answer.citations), answer.language, library)
    if not told or not answer.answered:
        return answer
    return replace(answer, remark=" ".join(filter(None, [answer.remark, told])))
