"""Serves answers made by hand: with a lead, a calculation, what is missing, claims, insertions."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.answer.answer import Answer, Claim, Lead
from app.answer.antecedents import standing_alone
from app.answer.citations import cite
from app.query.query import Turn
from app.serve.server import ServerSettings, serve
from app.web.assistant import Assistant
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.bundled import REPORT_ID, bundled_corpus
from ingest.document import SentenceKey


@dataclass(frozen=True, slots=True)
class Made:
    """What is said to a question; see `Answer`."""

    language: Language
    sentences: tuple[SentenceKey, ...]
    lead: Lead | None = None
    is_partial: bool = False
    missing: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    confidence: float = 0.95


START, BUDGET = SentenceKey("b066", 2), SentenceKey("b045", 1)
IN_THE_REGION, COOPERATION = SentenceKey("b045", 0), SentenceKey("b045", 2)
PHASE, RECORD = SentenceKey("b113", 4), SentenceKey("b100", 8)
MADE = {
    "Wanneer begon de tweede fase?": Made("nl", (START,), Lead("op 1 januari 2024", (1,))),
    "When did the second phase start?": Made("en", (START,), Lead("on 1 January 2024", (1,))),
    "Hoeveel samen?": Made(
        "nl",
        (IN_THE_REGION, BUDGET),
        Lead("ca. EUR 260 miljoen (200 + 60)", (1, 2), "200 + 60 = 260"),
    ),
    "How much together?": Made(
        "en",
        (IN_THE_REGION, BUDGET),
        Lead("approx. EUR 260 million (200 + 60)", (1, 2), "200 + 60 = 260"),
    ),
    "Hoeveel kost het per land?": Made(
        "nl",
        (PHASE, RECORD),
        Lead("EUR 100 mln.", (1,)),
        is_partial=True,
        missing=("welk bedrag elk van de landen krijgt", "hoeveel mensen er terugkeerden"),
        confidence=0.8,
    ),
    "How much does it cost per country?": Made(
        "en",
        (PHASE, RECORD),
        is_partial=True,
        missing=("which amount each of the countries gets", "how many people returned"),
        confidence=0.4,
    ),
    "Klopt dit?": Made(
        "nl",
        (START, PHASE, RECORD),
        claims=(
            Claim("De tweede fase van Prospects begon op 1 januari 2024", "confirmed", (1,)),
            Claim("COMPASS kost EUR 200 miljoen", "other_figure", (2,)),
            Claim("Marokko had in 2023 het hoogste aantal in twintig jaar", "partly", (3,)),
            Claim("Nederland bouwt een muur", "not_in_report", ()),
        ),
    ),
    "Is this true?": Made(
        "en",
        (START, PHASE, RECORD),
        claims=(
            Claim("The second phase of Prospects started on 1 January 2024", "confirmed", (1,)),
            Claim("COMPASS costs EUR 200 million", "other_figure", (2,)),
            Claim("Morocco had its highest number in twenty years", "partly", (3,)),
            Claim("The Netherlands is building a wall", "not_in_report", ()),
        ),
    ),
}


class MadeAnswerer:
    """Says what was made for a question."""

    def __init__(self) -> None:
        self.library = Library({REPORT_ID: bundled_corpus()}, (), (), (), {}, {}, "0" * 12)

    def answer(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Answer:
        made = MADE.get(question, Made(default, (START,)))
        refs = [SentenceRef(REPORT_ID, key) for key in made.sentences]
        citations = tuple(cite(self.library, ref, number) for number, ref in enumerate(refs, 1))
        return Answer(
            question=question,
            searched=question,
            language=made.language,
            reason=None,
            confidence=made.confidence,
            sentences=standing_alone(self.library, refs, made.language, "number"),
            citations=citations,
            is_set=False,
            hits=(),
            ranking=citations,
            lead=made.lead,
            is_partial=made.is_partial,
            missing=made.missing,
            claims=made.claims,
        )

    def parts(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Iterator[Answer]:
        yield self.answer(question, history, default)

    def turns(self, questions: Sequence[str], default: Language = "nl") -> list[Turn]:
        return []


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    serve(
        lambda: Assistant(MadeAnswerer(), None), ServerSettings("127.0.0.1", port, ("127.0.0.1",))
    )
