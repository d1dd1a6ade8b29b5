"""Where the program stands: the checkout that holds its packages, and the folder for its data."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]


def home() -> Path:
    """Returns the data folder: RAPPORTWIJZER_HOME, or .rapportwijzer in the checkout."""
    return Path(os.environ.get("RAPPORTWIJZER_HOME") or ROOT / ".rapportwijzer")
