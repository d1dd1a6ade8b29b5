"""Reports in miniature, to be prepared by rule."""

from __future__ import annotations

from ingest.document import Block, BlockKind, Report, Sentence, SentenceKey


def block(
    id_: str, *texts: str, kind: BlockKind = "paragraph", section: tuple[str, ...] = ()
) -> Block:
    """Returns a block of sentences on page 1."""
    sentences = tuple(
        Sentence(SentenceKey(id_, number), text, None, 1, (1, 1))
        for number, text in enumerate(texts)
    )
    return Block(id_, kind, 1, section, (), sentences, ((1, 1),))


def report(*blocks: Block) -> Report:
    """Returns a report of blocks."""
    source = tuple(one.text for part in blocks for one in part.sentences)
    return Report("wijk", "Verslag van de wijk", "nl", "0" * 64, source, blocks)
