from __future__ import annotations

import pytest

from ingest.bundled import bundled_corpus
from ingest.text.written_language import written_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De minister heeft het rapport aan de Kamer gestuurd.", "nl"),
        ("The minister sent the report to the House of Representatives.", "en"),
        ("HET AANTAL IS NIET BEKEND", "nl"),
        ("Excel 2023 PDF", "nl"),
        ("", "nl"),
    ],
)
def test_function_words_tell(text: str, language: str) -> None:
    assert written_language(text) == language


def test_where_nothing_tells_it_is_as_is_said() -> None:
    assert written_language("1.250", "en") == "en"


def test_every_section_of_the_bundled_report_is_told_in_both_languages() -> None:
    sentences = list(bundled_corpus().report.sentences.values())
    for start in range(0, len(sentences), 40):
        part = sentences[start : start + 40]
        assert written_language(" ".join(one.text for one in part)) == "nl"
        assert written_language(" ".join(one.translation or "" for one in part)) == "en"
