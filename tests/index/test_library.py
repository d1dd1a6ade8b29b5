from __future__ import annotations

from pathlib import Path

from tests.fakes import FakeEncoder, make_library, tiny_corpora


def test_sentences_under_the_same_headings_of_a_report_have_one_number(tmp_path: Path) -> None:
    library = make_library(tmp_path, tiny_corpora(), FakeEncoder())

    numbers_of: dict[tuple[str, tuple[str, ...]], set[int]] = {}
    for ref, number in zip(library.sentences, library.section_numbers.tolist(), strict=True):
        numbers_of.setdefault((ref.report_id, library.block(ref).section), set()).add(number)

    assert len(numbers_of) > 2
    assert sorted(map(sorted, numbers_of.values())) == [[n] for n in range(len(numbers_of))]
