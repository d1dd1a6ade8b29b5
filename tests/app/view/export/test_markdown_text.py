from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.view.export.blocks import Paragraph
from app.view.export.markdown_text import as_markdown, escaped
from tests.app.view.export.made import (
    ADDRESS,
    COMPARED,
    FIRST,
    HOSTILE,
    RIVALS,
    SECOND,
    line,
    taken,
)


@pytest.mark.parametrize(
    "text",
    [
        "Mid-Term Review, mid-2022 — mid-2023 (1,25%); nr. 1: EUR 1.250.",
        "8. Tijdelijke opvang? Ja!"[3:],
        "[de mensen] keerden terug [in 2023].",
        "non_profit & ngo's + R&D = 3",
        "-5 graden, +31 en #lezen",
    ],
)
def test_prose_is_left_as_it_is(text: str) -> None:
    assert escaped(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- een", r"\- een"),
        ("---", r"\---"),
        ("# kop", r"\# kop"),
        ("kop #", r"kop \#"),
        ("> zei hij", r"\> zei hij"),
        ("1. eerst", r"1\. eerst"),
        ("12) dan", r"12\) dan"),
        ("*vet* en _schuin_", r"\*vet\* en \_schuin\_"),
        ("a | b", r"a \| b"),
        ("<b>&amp;", r"\<b>\&amp;"),
        ("[x](http://e.nl)", r"[x\](http\://e.nl)"),
        ("[x]: y", r"[x\]: y"),
        ("www.e.nl a@e.nl", r"www\.e.nl a\@e.nl"),
        ("een\n\n# twee", "een # twee"),
    ],
)
def test_what_would_mean_something_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


def test_every_part_of_an_answer_stands_in_it_in_order() -> None:
    blocks = as_markdown(taken(), ADDRESS).split("\n\n")
    assert blocks[:2] == ["# Rapportwijzer – Rapport", "Zo gemaakt."]
    assert blocks[2:12] == [
        "## Wie vangt de meeste op?",
        "### Landen",
        "**Iran** [1][2]",
        "*Deels beantwoord – het rapport zegt niet: waarom.*",
        "Iran is [sinds kort] [1] Ook dit. [2]",
        "- “Iran”: [1]\n- **mei 2023:** in mei [2]",
        "*Zeer waarschijnlijk het antwoord.*",
        f"[1] [Ministerie, Rapport, p. 8](<{ADDRESS}?s=r:b1.0>)",
        "> Iran (3,8 miljoen)",
        f"[2] [Ministerie, Rapport, p. 15](<{ADDRESS}?s=r:b2.1>)",
    ]


def test_tables_keep_their_titles_and_notes() -> None:
    text = as_markdown(taken(RIVALS, COMPARED), "")
    assert (
        "**Het rapport noemt hier verschillende cijfers:**\n\n"
        "| Pagina | Het rapport zegt |\n| --- | --- |\n"
        "| pagina 8 | Iran: 3,8 miljoen. [1] |\n| pagina 15 | Iran: 3,4 miljoen. [2] |\n\n"
    ) in text
    assert "| Geld | niet in het rapport | EUR 800 mln. [1] |" in text
    assert "| Duur | **Fase I:** tot 2023 [2]<br>vier jaar [1] | =2+3 [2] |" in text
    assert "\n\n- Geld: Verschil: 3\n\n" in text


def test_without_an_address_there_is_no_link() -> None:
    assert "](" not in as_markdown(taken(), "")


def test_hostile_text_stays_text() -> None:
    said = Paragraph("text", (line(HOSTILE, 1),))
    markdown = as_markdown(taken(said, question=HOSTILE), "")
    unescaped = re.sub(r"\\.", "", markdown)
    assert re.findall(r"<|\*\*|\]\(|`", unescaped) == []


def test_a_bracket_in_a_place_does_not_end_its_link() -> None:
    conversation = taken()
    sources = (replace(FIRST, place="p. 8] (<x>)[y"), SECOND)
    entries = (replace(conversation.entries[0], sources=sources),)
    markdown = as_markdown(replace(conversation, entries=entries), ADDRESS)
    assert rf"[1] [p. 8\] (\<x>)\[y](<{ADDRESS}?s=r:b1.0>)" in markdown
