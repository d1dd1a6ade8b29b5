"""The page on which editors add reports: one of its own, outside Gradio's, at its own address."""

from __future__ import annotations

from app.view.templates import Html
from app.web.adding.told import TEMPLATES
from app.web.page import STATIC, head, script
from index.language import Language
from ingest.library.shelf import MOST_TITLE
from ingest.ocr.recognising import RecognisingLimits, can_recognise
from ingest.report_file import MOST_FILE_BYTES

STYLES = ("chat", "library")


def library_page(state: Html, members: Html, language: Language) -> Html:
    """Returns the page.

    Args:
        state: What becomes of the person's file; see `told`.
        members: The reports of the library; see `library_html`.
        language: Of its texts.
    """
    styles = ((STATIC / f"{name}.css").read_text("utf-8") for name in STYLES)
    return TEMPLATES.render(
        "library",
        head=head(),
        style=Html("".join(styles)),
        script=Html(script("library")),
        state=state,
        members=members,
        most_bytes=MOST_FILE_BYTES,
        most_title=MOST_TITLE,
        can_recognise=can_recognise(),
        most_minutes=RecognisingLimits().seconds // 60,
        language=language,
    )
