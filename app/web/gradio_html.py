"""HTML of ours as a component of Gradio's."""

from __future__ import annotations

from typing import Any

import gradio as gr

OURS: dict[str, Any] = {"apply_default_css": False}
# What Gradio (6.31) tells the browser of HTML in a message besides the HTML.
PROPERTIES = {**OURS, "html_template": "${value}", "css_template": "", "props": {}}


def own_html(html: str, **settings: Any) -> gr.HTML:  # noqa: ANN401
    """Returns HTML of ours, with styles of ours only."""
    return gr.HTML(str(html), **OURS, **settings)


def html_content(html: str) -> dict[str, Any]:
    """Returns HTML of ours as the content of a message.

    Of a component Gradio would send the HTML twice, and all of a conversation goes to the server
    and back with every question.
    """
    return {
        "type": "component",
        "component": "html",
        "value": str(html),
        "constructor_args": {**OURS, "render": False},
        "props": PROPERTIES,
    }
