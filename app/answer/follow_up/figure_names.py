"""What figures of the last answers are about, as their questions call it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answer.follow_up.figures import Given
from app.answer.follow_up.request import Request
from app.answer.lead.calculation.amount import Amount
from app.answer.lead.fit import holds_name, told_of
from app.answer.lead.stems import holds, stems
from app.query.slots import HOME, countries
from index.language import Language

WORD = re.compile(r"[\w-]+")
MOST_WORDS = 5  # of a question that name a figure


def names_of(pair: Sequence[Given], request: Request) -> list[str]:
    """Returns what two figures are about as their questions call it; "" where nothing tells."""
    for names in (_entities_of, _words_of):
        first, second = (names(one, request) for one in pair)
        own = (
            [one for one in first if one not in second],
            [one for one in second if one not in first],
        )
        if all(own):
            return [own[0][0], own[1][0]]
    years = [_year_of(one.amount) for one in pair]
    return years if all(years) and years[0] != years[1] else ["", ""]


def _entities_of(given: Given, request: Request) -> list[str]:
    """Returns the names of whom or what a figure is about, those that its question names first."""
    fact, ref = given.amount.candidate.fact, given.amount.candidate.ref
    query, about = given.said.query, told_of(fact)
    found: list[str] = []
    for text in (query.text, query.searched):
        for entity in request.library.corpora[ref.report_id].entities:
            names = entity.names.get(request.language, ())
            known = [name for same in entity.names.values() for name in same]
            is_home = any(countries(name) & HOME for name in known)
            if names and not is_home and holds_name(about, known) and holds_name(text, known):
                said = [name for name in names if holds_name(text, [name])]
                found.append((said or list(names))[0])
    return list(dict.fromkeys(found))


def _words_of(given: Given, request: Request) -> list[str]:
    """Returns the words of its question that the sentence of a figure has too, the most first."""
    fact, ref = given.amount.candidate.fact, given.amount.candidate.ref
    language = given.said.query.answer_language
    if language != request.language:
        return []
    text = request.library.sentence(ref).text_in(language)
    subject = stems(fact.subject[language], language)
    words = WORD.findall(given.said.query.text)
    runs = [
        " ".join(words[start:end])
        for end in range(len(words), 0, -1)
        for start in range(end)
        if end - start <= MOST_WORDS
    ]
    held = [
        run
        for run in sorted(runs, key=len, reverse=True)
        if re.search(rf"\b{re.escape(run)}\b", text) and _tells(run, subject, language)
    ]
    return held[:1]


def _tells(run: str, subject: Sequence[str], language: Language) -> bool:
    """Returns whether words begin and end with what a subject says, and say nothing else."""
    terms = stems(run, language)
    ends = stems(run.split()[0], language) and stems(run.split()[-1], language)
    return bool(ends) and bool(terms) and all(holds(subject, term) for term in terms)


def _year_of(amount: Amount) -> str:
    time = amount.candidate.fact.time or ""
    return time if re.fullmatch(r"\d{4}", time) else ""
