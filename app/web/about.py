"""The About page: what this is and is not, and how good it was when it was last measured.

The figures are those that `python -m eval publish` wrote.
"""

from __future__ import annotations

import json
from pathlib import Path

from app.view.templates import Html, Templates
from index.language import LANGUAGES, Language

HERE = Path(__file__).parent
FIGURES = HERE / "evaluation.json"


def about(own: str = "") -> Html:
    """Returns the page as HTML in both languages; the style shows the right one.

    Args:
        own: Title of a report of one's own, of which nothing is measured; "" for the bundled one.
    """
    published = json.loads(FIGURES.read_text("utf-8"))
    return Templates(HERE, number=_number).render(
        "about",
        own=own,
        languages=LANGUAGES,
        published=published,
        figures=list(next(iter(published["sets"].values()))),
    )


def _number(value: float, language: Language) -> str:
    if value > 1:
        return f"{value:.0f}"
    percent = f"{100 * value:.0f} %"
    return percent if language == "nl" else percent.replace(" ", "")
