from __future__ import annotations

import json
import re

from app.web.about import FIGURES, about


def test_the_page_shows_the_published_figures_in_both_languages() -> None:
    published = json.loads(FIGURES.read_text("utf-8"))
    dutch, english = about().split('rw-in-en"')
    for html, sign in ((dutch, " %"), (english, "%")):
        for figures in published["sets"].values():
            assert f"<td>{100 * figures['verified']:.0f}{sign}</td>" in html
            assert f"<td>{figures['questions']:.0f}</td>" in html
        assert published["date"] in html
        assert published["commit"] in html
        assert "{" not in html


def test_both_languages_have_the_same_parts() -> None:
    dutch, english = about().split('rw-in-en"')
    assert len(re.findall("<h2>", dutch)) == len(re.findall("<h2>", english))
    assert len(re.findall("<li>", dutch)) == len(re.findall("<li>", english))
