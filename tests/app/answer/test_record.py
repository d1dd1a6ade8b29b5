from __future__ import annotations

import json
from dataclasses import replace

from app.answer.answering import ExtractiveAnswerer
from app.answer.record import RUN_RECORDS, run_record


def test_a_record_has_the_fields_of_the_run_file(answerer: ExtractiveAnswerer) -> None:
    record = run_record(answerer.answer("Hoeveel migranten gingen naar huis?"), "A1", 0.0123456789)
    assert (
        list(record.as_object())
        == (
            "id question language outcome answered confidence lead missing claims answer citations "
            "sentences passages seconds"
        ).split()
    )
    assert record.seconds == 0.012346
    citation = record.citations[0]
    assert citation.n == 1
    assert citation.quote == "In 2022 keerden 1.250 mensen vrijwillig terug."
    assert citation.page == 7
    assert citation.source_lines == (7, 7)
    assert record.sentences is not None
    assert record.sentences[0] == citation
    assert len(record.sentences) > 1
    passage = record.passages[0]
    assert passage.rank == 1
    assert passage.section == ("2 Terugkeer",)
    assert RUN_RECORDS.read(json.loads(json.dumps(record.as_object()))) == record


def test_a_passage_of_a_record_names_the_page_of_its_first_sentence(
    answerer: ExtractiveAnswerer,
) -> None:
    answer = answerer.answer("Hoeveel migranten gingen naar huis?")
    later = replace(answer.hits[0].passage, pages=(8, 9))
    hits = (replace(answer.hits[0], passage=later), *answer.hits[1:])
    record = run_record(replace(answer, hits=hits), "A1", 0.0)
    assert record.passages[0].page == 8


def test_a_declined_question_has_passages_but_no_citations(answerer: ExtractiveAnswerer) -> None:
    record = run_record(answerer.answer("Hoe bak ik een taart?"), "A2", 0.0)
    assert record.answered is False
    assert record.citations == ()
    assert record.passages
