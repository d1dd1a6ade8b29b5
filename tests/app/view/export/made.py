"""Conversations to take away, made by hand."""

from __future__ import annotations

from datetime import date

from app.view.export.blocks import (
    Block,
    Bullets,
    Conversation,
    Entry,
    Grid,
    Line,
    Paragraph,
    Source,
    Title,
)
from app.view.markup import Piece

TODAY = date(2026, 11, 26)
ADDRESS = "https://example.org/wijzer/"
HOSTILE = "<script>alert(1)</script> **vet** [x](http://evil) | # `code` \u202eomgekeerd \x0b\x00"


def line(text: str, *citations: int, label: str = "", inserted: str = "") -> Line:
    """Returns a line; what was inserted comes last."""
    added = (Piece(inserted, "ins"),) if inserted else ()
    return Line((Piece(text), *added), citations, label)


FIRST = Source(1, "Ministerie, Rapport, p. 8", "?s=r:b1.0", "Iran (3,8 miljoen)")
SECOND = Source(2, "Ministerie, Rapport, p. 15", "?s=r:b2.1", "")
RIVALS = Grid(
    "Het rapport noemt hier verschillende cijfers:",
    ("Pagina", "Het rapport zegt"),
    (
        ((line("pagina 8"),), (line("Iran: 3,8 miljoen.", 1),)),
        ((line("pagina 15"),), (line("Iran: 3,4 miljoen.", 2),)),
    ),
)
COMPARED = Grid(
    "Eerste fase en tweede fase vergeleken",
    ("Waarover", "Eerste fase", "Tweede fase"),
    (
        ((line("Geld"),), (line("niet in het rapport"),), (line("EUR 800 mln.", 1),)),
        (
            (line("Duur"),),
            (line("tot 2023", 2, label="Fase I"), line("vier jaar", 1)),
            (line("=2+3", 2),),
        ),
    ),
    (("Verschil: 3",), ()),
)
OPENING = (
    Paragraph("lead", (line("Iran", 1, 2),)),
    Paragraph("partly", (line("Deels beantwoord – het rapport zegt niet: waarom."),)),
    Paragraph("text", (line("Iran is ", 1, inserted="[sinds kort]"), line("Ook dit.", 2))),
    Bullets((line("“Iran”:", 1), line("in mei", 2, label="mei 2023"))),
    Paragraph("note", (line("Zeer waarschijnlijk het antwoord."),)),
)


def taken(*blocks: Block, question: str = "Wie vangt de meeste op?") -> Conversation:
    """Returns a conversation of one Dutch answer that cites both sources, asked twice."""
    entry = Entry(question, "nl", blocks or (Title("Landen"), *OPENING), (FIRST, SECOND))
    return Conversation("Rapportwijzer – Rapport", "nl", TODAY, "Zo gemaakt.", (entry, entry))
