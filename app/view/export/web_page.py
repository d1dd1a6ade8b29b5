"""A conversation as a web page that stands alone: it asks for nothing else."""

from __future__ import annotations

from pathlib import Path

from app.view.export.blocks import Conversation
from app.view.markup import VIEW
from app.view.templates import Html

STYLE = Html((Path(__file__).parent / "templates" / "conversation.css").read_text("utf-8"))


def as_web_page(conversation: Conversation, base: str) -> Html:
    """Returns a conversation as HTML.

    Args:
        conversation: What to write.
        base: Address of the chat, for links; "" leaves links out.
    """
    return VIEW.render("conversation", conversation=conversation, base=base, style=STYLE)
