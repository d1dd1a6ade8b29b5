from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from app.answer.answer import Answer
from app.web.own.own_terms import own_terms
from index.language import Language
from ingest.automatic.by_rule.preparing import prepared
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import paginate
from ingest.corpus import Corpus
from ingest.document import SentenceKey
from ingest.errors import QuestionError

SAID = ("Stichting Vervoer (SV)", "Dienst Ritten (DR)", "Raad Noord (RN)")


@pytest.fixture
def corpus() -> Corpus:
    text = "\n\n".join(f"De {one} rijdt mee." for one in SAID)
    return prepared(read_automatically(paginate(text, "0" * 64), "bus-1", "De bus", "nl"))


def asked(corpus: Corpus, outcome: str = "answered", missing: tuple[str, ...] = ()) -> list[str]:
    """Returns what is offered in Dutch, if the sentence that has an abbreviation answers it."""

    def ask(question: str, language: Language) -> Answer:
        name = question.split()[2]
        if name == "DR":
            raise QuestionError("no words", "wordless_question")
        [key] = [k for k, one in corpus.report.sentences.items() if f"({name})" in one.text]
        if name == "RN":  # another sentence
            key = SentenceKey(key.block, key.number + 1)
        citation = SimpleNamespace(ref=SimpleNamespace(key=key))
        answer = SimpleNamespace(outcome=outcome, missing=missing, citations=[citation])
        return cast(Answer, answer)

    [(name, questions)] = own_terms(ask, corpus, ["nl"])
    assert name == {"nl": "Afkortingen"}
    return [*questions["nl"]]


def test_an_abbreviation_is_asked_about_if_its_own_sentence_answers(corpus: Corpus) -> None:
    assert asked(corpus) == ["Waar staat SV voor?"]


@pytest.mark.parametrize(("outcome", "missing"), [("partly", ()), ("answered", ("het jaar",))])
def test_one_that_is_not_answered_in_whole_is_not_offered(
    outcome: str, missing: tuple[str, ...], corpus: Corpus
) -> None:
    assert asked(corpus, outcome, missing) == []


def test_without_abbreviations_and_terms_there_are_none(corpus: Corpus) -> None:
    assert own_terms(lambda *_: None, Corpus(corpus.report)) == ()
    offered = own_terms(lambda *_: None, corpus)
    assert [questions for _, questions in offered] == [{"nl": (), "en": ()}]
