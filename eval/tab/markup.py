"""The templates of this room."""

from __future__ import annotations

from pathlib import Path

from app.view.templates import Templates

TAB = Templates(Path(__file__).parent)
