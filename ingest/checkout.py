"""Where the program stands: the checkout that holds its packages and their data."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
