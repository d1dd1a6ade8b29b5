from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes import edition_corpus, plain_corpus


@pytest.mark.parametrize(
    ("language", "text", "section"),
    [
        ("nl", "Nederland steunt opvang in de regio.", ("1 Inleiding",)),
        ("en", "The Netherlands supports reception in the region.", ("1 Introduction",)),
        ("de", "Nederland steunt opvang in de regio.", ("1 Inleiding",)),
    ],
)
def test_sentence_and_section_are_in_the_language_wanted(
    language: str, text: str, section: tuple[str, ...]
) -> None:
    block = edition_corpus().report.blocks[0]
    assert block.sentences[0].text_in(language) == text
    assert block.section_in(language) == section


def test_a_sentence_stands_on_its_pages_and_on_those_between() -> None:
    report = plain_corpus().report
    sentence = replace(report.blocks[0].sentences[0], page=4)
    assert [page for page in range(10) if sentence.stands_on(page)] == [4]
    crossing = replace(sentence, last_page=6)
    assert [page for page in range(10) if crossing.stands_on(page)] == [4, 5, 6]


def test_a_page_that_only_the_end_of_a_sentence_stands_on_is_one_of_the_report() -> None:
    report = plain_corpus().report
    (block, *_) = report.blocks
    crossing = replace(block.sentences[0], page=1, last_page=2, source_lines=(1, 2))
    assert replace(report, blocks=(replace(block, sentences=(crossing,)),)).pages == (1, 2)


def test_without_a_translation_they_are_in_that_of_the_report() -> None:
    block = plain_corpus().report.blocks[0]
    assert block.sentences[0].text_in("en") == block.sentences[0].text
    assert block.section_in("en") == block.section == ("Klimaat",)


def test_sentence_and_section_need_not_both_be_translated() -> None:
    block = replace(plain_corpus().report.blocks[0], section_translation=("Climate",))
    assert block.section_in("en") == ("Climate",)
    assert block.sentences[0].text_in("en") == "Droogte treft boeren in Kenia."


def test_source_lines_stand_on_pages_of_the_file_whatever_is_printed_there() -> None:
    report = replace(plain_corpus().report, page_starts=(1, 4, 5, 9))
    places = {lines: list(report.file_pages(lines)) for lines in ((1, 3), (3, 5), (8, 20))}
    assert places == {(1, 3): [0], (3, 5): [0, 1, 2], (8, 20): [2, 3]}
    assert not replace(report, page_starts=()).file_pages((1, 3))
