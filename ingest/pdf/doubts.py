"""What reading a PDF is unsure of, in sentences that name the pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

MOST_PAGES = 30  # named in one sentence
MOST_NAMES = 5  # of attachments
LONGEST_NAME = 80  # characters

# By sign of a page; {pages} is "page 2 of the file" or "pages 2, 3 and 7 to 9 of the file".
SENTENCES = {
    "image": (
        "What is shown on {pages} is an image without a text layer and was not read;"
        " run the file through OCR first."
    ),
    "picture": "Images take much of {pages}; words in them were not read.",
    "outlines": (
        "Words on {pages} are drawn as shapes instead of letters and were not read;"
        " run the file through OCR first."
    ),
    "lost": ("What {pages} should show is damaged and was not read; viewers show it empty."),
    "garbled": (
        "Letters on {pages} are in a font that does not say which they are, and cannot be read;"
        " run the file through OCR first."
    ),
    "values": "What is filled in on the form on {pages} was read as if it were typed there.",
    "boxes": "Which boxes are ticked on {pages} was not read.",
    "typed": "Text boxes laid over {pages} were read below the rest of the page.",
    "tags not followed": (
        "The tags of {pages} leave out much of the text or run it together, so headings, lists and"
        " notes were told by their looks."
    ),
    "outside of tags": (
        "Some of the text on {pages} is not in the tags of the file; it was read below the rest."
    ),
    "comments": "Comments and stamps on {pages} were not read.",
    "unnumbered": "No page number is printed on {pages}; they are counted from the first.",
    "before": "What comes before the first numbered page, {pages}, is counted with it.",
    "roman": "Roman numbers of {pages} were read as ordinary ones.",
    "anew": "Page numbers start anew on {pages}, so that several pages bear the same number.",
}


def doubts_of(
    pages: Sequence[Collection[str]], attachments: Sequence[str], *, is_xfa: bool
) -> tuple[str, ...]:
    """Returns what is to be doubted of a PDF.

    Args:
        pages: Signs of each page, keys of `SENTENCES`.
        attachments: Names of the files that it carries; "" for one without a name.
        is_xfa: Whether it is a form of a kind (XFA) that is not read.
    """
    return tuple(_doubts(pages, attachments, is_xfa))


def page_doubts(pages: Sequence[Collection[str]]) -> Iterator[str]:
    """Yields what is to be doubted of pages, a sentence for each sign that any has."""
    for sign, sentence in SENTENCES.items():
        numbers = [number for number, signs in enumerate(pages, start=1) if sign in signs]
        if numbers:
            yield sentence.format(pages=named(numbers))


def _doubts(
    pages: Sequence[Collection[str]], attachments: Sequence[str], is_xfa: bool
) -> Iterator[str]:
    yield from page_doubts(pages)
    if is_xfa:
        every = named(list(range(1, len(pages) + 1)))
        yield (
            f"The form on {every} is made with XFA, which was not read: what was read may be no"
            " more than a placeholder; print it to a new PDF first."
        )
    if attachments:
        names = ", ".join(name[:LONGEST_NAME] or "(no name)" for name in attachments[:MOST_NAMES])
        more = f" and {len(attachments) - MOST_NAMES} more" * (len(attachments) > MOST_NAMES)
        yield f"The PDF carries files that were not read: {names}{more}."


def named(numbers: Sequence[int]) -> str:
    """Returns ascending page numbers, counted from the file's first, as words."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1].append(number)
        else:
            ranges.append([number])
    parts: list[str] = []
    for run in ranges:
        parts += map(str, run) if len(run) < 3 else [f"{run[0]} to {run[-1]}"]
    if len(parts) > MOST_PAGES:
        parts = [*parts[:MOST_PAGES], "others"]
    text = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{'page' if len(numbers) == 1 else 'pages'} {text} of the file"
