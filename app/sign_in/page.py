"""The page to sign in on: one form, which needs no scripts, in either language."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from app.view.templates import Html, Templates
from index.language import Language

HERE = Path(__file__).parent
STYLE = Html((HERE / "sign_in.css").read_text("utf-8"))
NAMES: dict[Language, str] = {"nl": "Nederlands", "en": "English"}
MOST_NAME = 64  # characters
TEMPLATES = Templates(HERE)


def sign_in_page(language: Language, wanted: str, name: str = "", problem: str = "") -> Html:
    """Returns the page as HTML.

    Args:
        language: Of its texts.
        wanted: Address to go to once signed in.
        name: That was typed before.
        problem: Key of the text that says what was wrong, or "".
    """
    return TEMPLATES.render(
        "sign_in",
        language=language,
        wanted=wanted,
        name=name[:MOST_NAME],
        problem=problem,
        style=STYLE,
        names=NAMES,
        address_in=lambda code: "sign-in?" + urlencode({"lang": code, "next": wanted}),
    )
