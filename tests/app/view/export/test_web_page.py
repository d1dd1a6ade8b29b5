from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from app.view.export.blocks import Paragraph
from app.view.export.web_page import as_web_page
from tests.app.view.export.made import ADDRESS, COMPARED, HOSTILE, RIVALS, line, taken


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)


def test_every_part_of_an_answer_stands_in_it_in_order() -> None:
    page = as_web_page(taken(), ADDRESS)
    parts = (
        "<h1>Rapportwijzer – Rapport</h1>",
        '<section lang="nl"><h2>Wie vangt de meeste op?</h2>',
        "<h3>Landen</h3>",
        '<p class="lead"><strong>Iran [1][2]</strong></p>',
        '<p class="partly">Deels beantwoord',
        '<p class="text">Iran is <ins>[sinds kort]</ins> [1] Ook dit. [2]</p>',
        "<ul><li>“Iran”: [1]</li><li><b>mei 2023</b>: in mei [2]</li></ul>",
        '<p class="note">Zeer waarschijnlijk het antwoord.</p>',
        f'<p>[1] <a href="{ADDRESS}?s=r:b1.0">Ministerie, Rapport, p. 8</a></p>',
        '<blockquote lang="nl">Iran (3,8 miljoen)</blockquote>',
        f'<p>[2] <a href="{ADDRESS}?s=r:b2.1">Ministerie, Rapport, p. 15</a></p></section>',
        "<footer>Zo gemaakt.</footer>",
    )
    places = [page.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_tables_keep_their_titles_and_notes() -> None:
    page = as_web_page(taken(RIVALS, COMPARED), "")
    assert "<caption>Het rapport noemt hier verschillende cijfers:</caption>" in page
    said = '<td role="cell"><p>Iran: 3,8 miljoen. [1]</p></td>'
    assert f'<th scope="row" role="rowheader">pagina 8</th>{said}' in page
    assert '<th scope="col" role="columnheader">Tweede fase</th>' in page
    about = '<span class="rw-about">Fase I:</span>'
    cell = f"<p>{about} tot 2023 [2]</p><p>vier jaar [1]</p>"
    assert f'<td role="cell" data-column="Eerste fase">{cell}</td>' in page
    assert '<p class="rw-nothing">niet in het rapport</p>' in page
    assert '<td role="cell" colspan="3">Verschil: 3</td>' in page


def test_it_asks_for_nothing() -> None:
    page = as_web_page(taken(), "")
    assert re.findall(r"(?:src|href|url\()", page) == []


def test_hostile_text_stays_text() -> None:
    page = as_web_page(taken(Paragraph("text", (line(HOSTILE, 1),)), question=HOSTILE), "")
    tags = _Tags()
    tags.feed(page)
    assert "script" not in tags.found
    assert HOSTILE in unescape(page)
