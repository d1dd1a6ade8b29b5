from __future__ import annotations

from collections import Counter

import pytest

from ingest.automatic.any_report import automatic_corpus
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import Source, paginate
from ingest.bundled import FOLDER
from ingest.document import Report, Sentence
from ingest.errors import ReportError
from ingest.report_file import read_report_file
from ingest.text.alignment import WORD, fold, letters_and_digits, source_words

TEXT = """1 Opvang in de regio

Nederland steunt samenwer-
king. De inzet groeit.

Onderwijs

Kinderen gaan naar school.

12 Kamerstuk 36 410 V, nr. 49
\f2 Terugkeer

Migranten keren terug.
"""


def read(text: str) -> Report:
    return read_automatically(paginate(text, "0" * 64), "proef", "Proefrapport", "nl")


@pytest.fixture(scope="module")
def automatic() -> Report:
    """The bundled OCR text as the heuristics read it."""
    return automatic_corpus(read_report_file(FOLDER / "source.txt")).report


def test_pages_sections_and_sentences_are_found() -> None:
    chapter, reception, education, back = (
        ("1 Opvang in de regio",),
        "Nederland steunt samenwerking.",
        ("1 Opvang in de regio", "Onderwijs"),
        ("2 Terugkeer",),
    )
    report = read(TEXT)
    assert [
        (s.text, s.page, s.source_lines, report.block[s.key.block].section)
        for s in report.sentences.values()
    ] == [
        ("1 Opvang in de regio", 1, (1, 1), chapter),
        (reception, 1, (3, 4), chapter),
        ("De inzet groeit.", 1, (4, 4), chapter),
        ("Onderwijs", 1, (6, 6), education),
        ("Kinderen gaan naar school.", 1, (8, 8), education),
        ("12 Kamerstuk 36 410 V, nr. 49", 1, (10, 10), education),
        ("2 Terugkeer", 2, (11, 11), back),
        ("Migranten keren terug.", 2, (13, 13), back),
    ]


def test_numbered_headings_nest_by_their_numbers() -> None:
    report = read("1 Opvang\n\n1.1 Onderwijs\n\n1.1.1 Kinderen\n\n1.2 Werk\n\n2 Terugkeer")
    assert [block.section for block in report.blocks] == [
        ("1 Opvang",),
        ("1 Opvang", "1.1 Onderwijs"),
        ("1 Opvang", "1.1 Onderwijs", "1.1.1 Kinderen"),
        ("1 Opvang", "1.2 Werk"),
        ("2 Terugkeer",),
    ]


def test_a_footnote_knows_its_number() -> None:
    assert [b.footnote_number for b in read(TEXT).blocks if b.kind == "footnote"] == [12]


def test_the_number_of_a_note_is_none_of_its_figures() -> None:
    report = read(
        "De groei bleef uit.¹ Er kwam herstel.\n\n15 mensen kwamen.\n\n1 Peildatum 3 mei."
    )
    assert [(b.footnote_number, b.sentences[0].text) for b in report.blocks][1:] == [
        (15, "15 mensen kwamen."),  # looks like a note, but no marker asks for it
        (1, "Peildatum 3 mei."),
    ]


def test_nothing_is_translated() -> None:
    report = read(TEXT)
    assert {sentence.translation for sentence in report.sentences.values()} == {None}
    assert {block.section_translation for block in report.blocks} == {()}


def test_a_page_number_alone_is_no_running_text() -> None:
    with pytest.raises(ReportError, match="No running text was found"):
        read("1")


def test_no_word_of_the_bundled_text_is_lost(automatic: Report, bundled_source: Source) -> None:
    body = [
        (line.number, line.text)
        for line in bundled_source.lines
        if line.text != f"[{line.page}]"  # printed page numbers are no body text
    ]
    words = Counter(word for word, _, _ in source_words(body))
    found = Counter(
        word for s in automatic.sentences.values() for word in WORD.findall(fold(s.text))
    )
    assert (words & found).total() / words.total() >= 0.97


def _overlap(a: Sentence, b: Sentence) -> int:
    """Returns the number of source lines that two sentences share."""
    return min(a.source_lines[1], b.source_lines[1]) - max(a.source_lines[0], b.source_lines[0]) + 1


def _nearest(sentence: Sentence, report: Report) -> Sentence:
    return max(report.sentences.values(), key=lambda other: _overlap(sentence, other))


def test_bundled_pages_are_those_of_the_edition(automatic: Report, bundled_report: Report) -> None:
    sentences = bundled_report.sentences.values()
    nearest = [(sentence, _nearest(sentence, automatic)) for sentence in sentences]
    right = sum(_overlap(a, b) > 0 and a.page == b.page for a, b in nearest)
    assert right / len(sentences) >= 0.95


def test_bundled_chapters_are_those_of_the_edition(
    automatic: Report, bundled_report: Report
) -> None:
    expected = dict.fromkeys(letters_and_digits(b.section[0]) for b in bundled_report.blocks)
    found = dict.fromkeys(letters_and_digits(b.section[0]) for b in automatic.blocks if b.section)
    assert list(found) == list(expected)
