"""The pages that a sentence stands on, as pictures with boxes around its words, as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.view.markup import VIEW
from app.view.printed.address import picture_address
from app.view.printed.pictures import PagePictures
from app.view.templates import Html
from index.language import Language
from ingest.document import Report, Sentence
from ingest.pdf.picture.boxes import Box, boxes
from ingest.pdf.picture.page_picture import PictureError

MOST_SHEETS = 3  # pages at once
MARGIN = 3  # pixels around the words of a box
# Why there is no picture, in a person's words; other reasons are of no use to them.
NOTICES = {"changed": "printed_changed", "busy": "printed_busy"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is shown.

    Attributes:
        page: Its printed number.
        address: Of its picture.
        width: Of the picture in pixels.
        height: Of the picture in pixels.
        boxes: Left, top, width and height of each box.
    """

    page: int
    address: str
    width: int
    height: int
    boxes: tuple[tuple[int, int, int, int], ...]


def printed_html(
    pictures: PagePictures,
    report: Report,
    page: int,
    sentence: Sentence | None,
    language: Language,
) -> Html:
    """Returns a page as printed, or all on which a sentence stands, its words boxed.

    Args:
        pictures: Of pages.
        report: The report, of which there are pictures.
        page: Printed number of the page that is read.
        sentence: One that is cited; of another page it is not shown.
        language: Of the person.
    """
    if sentence is not None and not sentence.stands_on(page):
        sentence = None
    try:
        sheets = tuple(_sheets(pictures, report, page, sentence))
    except PictureError as error:
        key = NOTICES.get(error.reason, "printed_failed")
        return VIEW.render("printed_failed", key=key, language=language)
    is_lost = sentence is not None and not any(sheet.boxes for sheet in sheets)
    return VIEW.render("printed", sheets=sheets, is_lost=is_lost, language=language)


def _sheets(
    pictures: PagePictures, report: Report, page: int, sentence: Sentence | None
) -> Iterator[Sheet]:
    numbers = _numbers(report, page, sentence)[:MOST_SHEETS]
    drawn = [pictures.page(report, number) for number in numbers]
    found: list[list[Box]] = [[] for _ in drawn]
    if sentence is not None:
        share = share_before(report, sentence)
        found = boxes(sentence.text, [picture.letters for picture in drawn], share)
    for number, picture, around in zip(numbers, drawn, found, strict=True):
        yield Sheet(
            page=_printed_number(report, number, page),
            address=picture_address(report.id, number),
            width=picture.width,
            height=picture.height,
            boxes=tuple(_widened(box) for box in around),
        )


def _numbers(report: Report, page: int, sentence: Sentence | None) -> list[int]:
    """Returns which pages of the file are shown."""
    if sentence is not None:
        return list(report.file_pages(sentence.source_lines))
    sentences = report.sentences.values()
    lines = [one.source_lines[0] for one in sentences if one.page == page]
    # Of some pages only the end of a sentence is text.
    lines = lines or [one.source_lines[1] for one in sentences if one.last_page == page]
    return sorted({number for line in lines for number in report.file_pages((line, line))})


def share_before(report: Report, sentence: Sentence) -> float:
    """Returns what share of the letters of its page in the file stands before a sentence."""
    line = sentence.source_lines[0]
    numbers = report.file_pages((line, line))
    if not numbers:
        return 0.0
    start, *behind = report.page_starts[numbers[0] : numbers[0] + 2]
    end = behind[0] if behind else len(report.source) + 1
    lengths = [len("".join(text.split())) for text in report.source[start - 1 : end - 1]]
    return sum(lengths[: line - start]) / max(1, sum(lengths))


def _printed_number(report: Report, number: int, otherwise: int) -> int:
    """Returns the printed number of a page of the file."""
    for sentence in report.sentences.values():
        pages = report.file_pages(sentence.source_lines)
        if pages and pages[0] == number:
            return sentence.page
        if pages and pages[-1] == number and sentence.last_page is not None:
            return sentence.last_page
    return otherwise


def _widened(box: Box) -> tuple[int, int, int, int]:
    left, top = max(0, box.left - MARGIN), max(0, box.top - MARGIN)
    return left, top, box.right + MARGIN - left, box.bottom + MARGIN - top
