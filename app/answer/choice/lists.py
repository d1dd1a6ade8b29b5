"""A sentence that announces a list ("… for the following reasons:") and the items of the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from index.library import Library
from index.number_values import numbers
from index.rows import SentenceRef
from ingest.document import Block

ANNOUNCING = re.compile(r":[”’\"')\]]*$")
MARK = re.compile(r"^(?:[«•+*·▪◦‣●■–—o-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
ENDED = re.compile(r"[.!?…][”’\"')\]]*\d?$")
MOST_ITEMS = 50
VALUE_WORDS = 8  # of a lone line that is the value of a label: "Gevraagd bedrag:" – "75.000 euro"


def announces_list(ref: SentenceRef, library: Library) -> bool:
    """Returns whether a sentence ends in a colon; rows of tables have lists of their own."""
    block = library.block(ref)
    text = library.sentence(ref).text.rstrip()
    return not block.is_restated and ANNOUNCING.search(text) is not None


def items_of(ref: SentenceRef, library: Library, sentences: int, words: int) -> list[SentenceRef]:
    """Returns the sentences of the list that a sentence announces, in order; perhaps none.

    Args:
        ref: The sentence.
        library: That it stands in.
        sentences: Most sentences; of a list with more, only the first of each item is taken.
        words: The same for words.
    """
    blocks = list(_item_blocks(ref, library))
    every = [SentenceRef(ref.report_id, s.key) for block in blocks for s in block.sentences]
    length = sum(len(library.sentence(item).text.split()) for item in every)
    if len(every) <= sentences and length <= words:
        return every
    return [SentenceRef(ref.report_id, block.sentences[0].key) for block in blocks]


def introduction_of(ref: SentenceRef, library: Library) -> SentenceRef | None:
    """Returns the sentence that announces the list in which a sentence stands, if there is one."""
    blocks = library.report(ref.report_id).blocks
    place = _place(ref, library)
    for block in reversed(blocks[max(0, place - MOST_ITEMS) : place]):
        last = SentenceRef(ref.report_id, block.sentences[-1].key)
        if announces_list(last, library):
            found = any(item.id == ref.key.block for item in _item_blocks(last, library))
            return last if found else None
    return None


def with_items(
    refs: Sequence[SentenceRef], library: Library, sentences: int, words: int, most: int
) -> list[SentenceRef]:
    """Returns the sentences of an answer with the items of the lists that they announce.

    A list stands where its best sentence stood.

    Args:
        refs: The sentences.
        library: That they stand in.
        sentences: Most sentences of a list; see `items_of`.
        words: The same for words.
        most: Most lists; introductions of others are left out.
    """
    said = list(refs)
    for introduction in [ref for ref in refs if announces_list(ref, library)]:
        items = items_of(introduction, library, sentences, words)
        if not items:
            continue
        listed = [introduction, *items]
        place = min(said.index(ref) for ref in listed if ref in said)
        others = [ref for ref in said[place:] if ref not in listed]
        said = [*said[:place], *(listed if most > 0 else ()), *others]
        most -= 1
    return said


def _place(ref: SentenceRef, library: Library) -> int:
    blocks = library.report(ref.report_id).blocks
    return next(place for place, block in enumerate(blocks) if block.id == ref.key.block)


def _item_blocks(ref: SentenceRef, library: Library) -> Iterator[Block]:
    """Yields the blocks behind a list's introduction that are its items."""
    if ref.key.number != len(library.block(ref).sentences) - 1:
        return
    blocks = library.report(ref.report_id).blocks
    place = _place(ref, library)
    following = [b for b in blocks[place + 1 : place + 1 + MOST_ITEMS] if b.kind != "footnote"]
    marked = _leading(following, _is_marked)
    yield from marked or _unmarked(following)


def _leading(blocks: list[Block], is_item: Callable[[Block], bool]) -> list[Block]:
    return list(takewhile(is_item, blocks))


def _is_marked(block: Block) -> bool:
    return block.kind == "bullet" or (
        block.kind == "paragraph" and MARK.match(block.sentences[0].text) is not None
    )


def _unmarked(blocks: list[Block]) -> list[Block]:
    """Returns single lines without an end, as lists are whose marks a file has lost.

    The last one may end in a full stop if the others end in a semicolon.
    """
    items = _leading(blocks, _goes_on) or _leading(blocks, _is_open_line)
    rest = blocks[len(items) : len(items) + 1]
    if items and rest and items[-1].sentences[-1].text.rstrip(" enof").endswith((";", ",")):
        items += [block for block in rest if len(block.sentences) == 1]
    if len(items) > 1 or any(map(_goes_on, items)):
        return items
    return [item for item in items if _is_value(item.sentences[0].text)]


def _goes_on(block: Block) -> bool:
    """Returns whether a paragraph goes on with the sentence before: "een kade; een winkel."."""
    return block.kind == "paragraph" and block.sentences[0].text[:1].islower()


def _is_open_line(block: Block) -> bool:
    text = block.sentences[-1].text.rstrip()
    is_line = len(block.sentences) == 1 and block.kind in ("paragraph", "heading")
    return is_line and not ENDED.search(text) and not ANNOUNCING.search(text)


def _is_value(text: str) -> bool:
    return len(text.split()) <= VALUE_WORDS and any(True for _ in numbers(text))
