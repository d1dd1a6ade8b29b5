from __future__ import annotations

import pytest

from ingest.pdf.doubts import SENTENCES, doubts_of, named


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([2], "page 2 of the file"),
        ([2, 3], "pages 2 and 3 of the file"),
        ([1, 2, 4], "pages 1, 2 and 4 of the file"),
        ([1, 5, 6, 7, 8], "pages 1 and 5 to 8 of the file"),
        ([3, 4, 5], "pages 3 to 5 of the file"),
    ],
)
def test_pages_are_named(numbers: list[int], words: str) -> None:
    assert named(numbers) == words


def test_of_very_many_pages_the_first_are_named() -> None:
    assert named(list(range(1, 200, 2))).endswith(", 57, 59 and others of the file")


@pytest.mark.parametrize("sign", SENTENCES)
def test_every_sign_is_one_sentence_that_names_its_pages(sign: str) -> None:
    (doubt,) = doubts_of([set(), {sign}, set(), {sign}], [], is_xfa=False)
    assert "pages 2 and 4 of the file" in doubt
    assert doubt.endswith(".")


def test_nothing_is_doubted_of_pages_of_text() -> None:
    assert doubts_of([set(), set()], [], is_xfa=False) == ()


def test_attachments_are_named() -> None:
    assert doubts_of([set()], ["bijlage.xlsx", ""], is_xfa=False) == (
        "The PDF carries files that were not read: bijlage.xlsx, (no name).",
    )
    names = [f"{number}.pdf" for number in range(9)]
    assert doubts_of([set()], names, is_xfa=False)[0].endswith("4.pdf and 4 more.")
