from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.automatic.reading import read_automatically
from ingest.automatic.source import paginate
from ingest.document import Block, BlockKind, Report, Sentence, SentenceKey
from ingest.errors import ReportError
from ingest.passages import PassageSettings, make_passages, split_raw_text

# Few different sentences, so that the same text often stands in one section twice.
TEXTS = st.sampled_from(["Ja.", "Nee.", "Ja. Nee.", "De inzet groeit.", "a" * 50]) | st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1
)
KINDS: list[BlockKind] = ["paragraph", "table", "footnote"]
SETTINGS = st.integers(1, 120).flatmap(
    lambda size: st.builds(PassageSettings, st.just(size), st.integers(0, size))
)


def make_block(id_: str, page: int, section: str, kind: BlockKind, *texts: str) -> Block:
    sentences = tuple(
        Sentence(SentenceKey(id_, number), text, f"EN {text}", page, (number + 1, number + 1))
        for number, text in enumerate(texts)
    )
    return Block(id_, kind, page, (section,), (f"EN {section}",), sentences, ((1, len(texts)),))


def make_report(*blocks: Block) -> Report:
    return Report("proef", "Proefrapport", "nl", "0" * 64, (), blocks)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draws reports whose pages, headings and kinds of block change now and then."""
    page = 1
    blocks = []
    for number in range(draw(st.integers(1, 8))):
        page += draw(st.integers(0, 1))
        section = draw(st.sampled_from(["Inleiding", "Terugkeer"]))
        texts = draw(st.lists(TEXTS, min_size=1, max_size=6))
        kind = draw(st.sampled_from(KINDS))
        blocks.append(make_block(f"b{number}", page, section, kind, *texts))
    return make_report(*blocks)


def check(report: Report, settings: PassageSettings) -> None:
    """Asserts what holds for the passages of any report."""
    passages = make_passages(report, settings)
    for passage in passages:
        assert report.page_text(passage.page)[passage.start : passage.end] == passage.text
        sentences = [report.sentences[key] for key in passage.sentences]
        assert passage.text.split() == " ".join(s.text for s in sentences).split()
        assert len(passage.text) <= settings.size or len(sentences) == 1
        blocks = [report.block[key.block] for key in passage.sentences]
        assert {block.section for block in blocks} == {passage.section}
        assert {block.page for block in blocks} == {passage.page}
        assert len({block.kind == "footnote" for block in blocks}) == 1
        assert set(passage.pages) == {sentence.page for sentence in sentences}
    assert {key for passage in passages for key in passage.sentences} == set(report.sentences)
    ids = [passage.id for passage in passages]
    assert len(set(ids)) == len(ids)


@given(reports(), SETTINGS)
def test_passages_are_whole_sentences_of_one_section_and_miss_none(
    report: Report, settings: PassageSettings
) -> None:
    check(report, settings)


@given(st.text() | st.text("\n\f .-aB1[]", max_size=200), SETTINGS)
def test_the_same_holds_for_any_text_that_can_be_read(text: str, settings: PassageSettings) -> None:
    try:
        report = read_automatically(paginate(text, "0" * 64), "proef", "Proefrapport", "nl")
    except ReportError:
        assert not re.search("[a-zB]", text)  # only marks and page numbers have nothing to read
    else:
        check(report, settings)


@pytest.mark.parametrize(
    "settings", [PassageSettings(), PassageSettings(1), PassageSettings(300, 120)]
)
def test_the_same_holds_for_the_bundled_report(
    bundled_report: Report, settings: PassageSettings
) -> None:
    check(bundled_report, settings)


def test_a_passage_names_the_page_of_its_first_sentence(bundled_report: Report) -> None:
    passages = make_passages(bundled_report)
    named = {passage.id: passage.first_page for passage in passages}
    assert named == {
        passage.id: bundled_report.sentences[passage.sentences[0]].page for passage in passages
    }
    # One begins on the page behind that of its block.
    assert sum(passage.first_page != passage.page for passage in passages) == 1


@given(reports(), st.integers(1, 120))
def test_without_overlap_passages_repeat_nothing_and_keep_the_order(
    report: Report, size: int
) -> None:
    passages = make_passages(report, PassageSettings(size))
    keys = [key for passage in passages for key in passage.sentences]
    assert keys == list(report.sentences)
    assert all(a.page < b.page or a.end < b.start for a, b in pairwise(passages))


def test_ids_are_stable_under_a_second_ingest(bundled_report: Report) -> None:
    again = replace(bundled_report, blocks=tuple(replace(b) for b in bundled_report.blocks))
    assert make_passages(again) == make_passages(bundled_report)


def test_a_passage_tells_where_it_stands() -> None:
    report = make_report(
        make_block("a", 3, "Inleiding", "paragraph", "Een.", "Twee."),
        make_block("b", 3, "Inleiding", "paragraph", "Drie."),
        make_block("c", 3, "Terugkeer", "paragraph", "Vier."),
    )
    first, second = make_passages(report)
    assert (first.id, first.text) == ("proef:a.0", "Een.\nTwee.\n\nDrie.")
    assert first.translation == "EN Een.\nEN Twee.\nEN Drie."
    assert first.section_translation == ("EN Inleiding",)
    assert first.source_lines == (1, 2)
    # Before "Vier." stand the 17 characters of the first passage and an empty line.
    assert (second.id, second.start, second.end) == ("proef:c.0", 19, 24)


def test_a_passage_without_every_translation_has_none() -> None:
    block = make_block("a", 1, "Inleiding", "paragraph", "Een.", "Twee.")
    untranslated = replace(block.sentences[1], translation=None)
    (passage,) = make_passages(
        make_report(replace(block, sentences=(block.sentences[0], untranslated)))
    )
    assert passage.translation is None


def test_a_long_block_is_cut_between_sentences() -> None:
    report = make_report(make_block("a", 1, "Inleiding", "paragraph", "Een.", "Twee.", "Drie."))
    found = [passage.text for passage in make_passages(report, PassageSettings(10))]
    assert found == ["Een.\nTwee.", "Drie."]
    found = [passage.text for passage in make_passages(report, PassageSettings(11, 5))]
    assert found == ["Een.\nTwee.", "Twee.\nDrie."]


def test_raw_chunks_know_their_lines() -> None:
    chunks = split_raw_text("een\ntwee\n\ndrie vier", size=10, overlap=0)
    assert chunks == [("een\ntwee", (1, 2)), ("drie vier", (4, 4))]
