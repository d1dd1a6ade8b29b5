"""Questions to begin with about a report that nothing was prepared for: of its parts and its terms.

A heading tells what a part is about; in an English question it is quoted as it is. Whether that
makes a question is found by asking it: one is offered only if all of its answer stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from app.web.examples import Examples
from app.web.own.own_terms import Ask, own_terms
from app.wording import word
from index.language import LANGUAGES, Language
from ingest.corpus import Corpus
from ingest.document import Report
from ingest.errors import QuestionError

MOST = 6  # questions about parts, in a language
MOST_OF_CHAPTER = 2
MOST_ASKED = 40  # in a language, so that a long report starts in seconds as well
MOST_WORDS = 8  # of a heading that reads well in a question
NUMBER = re.compile(r"(?:\d{1,3}\.?){1,5}\s*(?=\D)|[A-Za-z]\.\s+")
WORD = re.compile(r"\w+")
# Headings of many a report, which tell nothing of this one.
BARE = frozenset(
    "inleiding samenvatting inhoud inhoudsopgave voorwoord conclusie conclusies bijlage bijlagen"
    " colofon bronnen literatuur begrippen afkortingen nawoord algemeen overig introduction"
    " summary contents preface conclusion conclusions annex annexes sources".split()
)

Section = tuple[str, ...]


def own_examples(ask: Ask, corpus: Corpus, languages: Collection[Language] = LANGUAGES) -> Examples:
    """Returns questions that a report answers, by chapter and kind; none if there are no such.

    Args:
        ask: Asks the report.
        corpus: It, with what rules found of it.
        languages: Of the questions.
    """
    subjects = _subjects(corpus.report)
    chosen = {language: _chosen(ask, subjects, language) for language in languages}
    chapters = dict.fromkeys(section[0] for section in subjects)
    examples: list[tuple[dict[Language, str], dict[Language, tuple[str, ...]]]] = [
        (
            {
                language: word("part_of_report", language).format(
                    part=NUMBER.sub("", chapter, count=1)
                )
                for language in languages
            },
            {
                language: tuple(one for section, one in asked.items() if section[0] == chapter)
                for language, asked in chosen.items()
            },
        )
        for chapter in chapters
    ]
    examples += own_terms(ask, corpus, languages)
    return tuple((theme, questions) for theme, questions in examples if any(questions.values()))


def _chosen(ask: Ask, subjects: Mapping[Section, str], language: Language) -> dict[Section, str]:
    """Returns the questions of a language by the part that answers them, the surest, in order."""
    asked, sure = dict[Section, str](), dict[Section, float]()
    for section, subject in list(subjects.items())[:MOST_ASKED]:
        asked[section] = word("what_of_part", language).format(part=subject)
        try:
            answer = ask(asked[section], language)
        except QuestionError:  # a heading without letters
            continue
        if answer is None:
            continue
        cited = [one.section[: len(section)] for one in answer.citations]
        # A part has no value that an answer could state: its sentences are what is asked for.
        is_whole = answer.outcome == "answered" or bool(answer.nearest)
        if is_whole and not answer.missing and {*cited} == {section}:
            sure[section] = answer.confidence
    taken = list[Section]()
    for section in sorted(sure, key=sure.__getitem__, reverse=True):
        if sum(other[0] == section[0] for other in taken) < MOST_OF_CHAPTER and len(taken) < MOST:
            taken.append(section)
    return {section: question for section, question in asked.items() if section in taken}


def _subjects(report: Report) -> dict[Section, str]:
    """Returns what the parts of a report are about, as it reads within a sentence."""
    # The capital of a heading tells nothing, nor does that of a sentence's first word.
    said = [block for block in report.blocks if block.kind != "heading"]
    texts = [sentence.text for block in said for sentence in block.sentences]
    inner = {word for text in texts for word in WORD.findall(text)[1:]}
    subjects = dict[Section, str]()
    for section in dict.fromkeys(block.section for block in report.blocks if block.section):
        subject = NUMBER.sub("", section[-1], count=1).strip(" .:;")
        is_bare = subject.casefold() in BARE or len(subject.split()) > MOST_WORDS
        if subject and not is_bare and subject not in subjects.values():
            subjects[section] = subject
    return {section: _within(subject, inner) for section, subject in subjects.items()}


def _within(subject: str, words: Collection[str]) -> str:
    """Returns a heading without a number as it reads within a sentence: a name as it is.

    Args:
        subject: The heading.
        words: That sentences have behind their first.
    """
    first, *others = subject.split()
    small = first[0].lower() + first[1:]
    goes_on = any(letter.isupper() for letter in "".join([first[1:], *others[:1]]))
    is_name = goes_on or (first in words and small not in words)
    return subject if is_name else small + subject[len(first) :]
