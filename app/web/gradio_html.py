"""HTML of ours as a component of Gradio's."""

from __future__ import annotations

from typing import Any

import gradio as gr


def own_html(html: str, **settings: Any) -> gr.HTML:  # noqa: ANN401
    """Returns HTML of ours, with styles of ours only."""
    return gr.HTML(str(html), apply_default_css=False, **settings)
