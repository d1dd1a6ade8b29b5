from __future__ import annotations

import threading
from pathlib import Path

import pytest

from ingest.errors import SettingsError
from ingest.lock import locked


def test_who_is_inside_may_enter_again_and_others_wait(tmp_path: Path) -> None:
    entered: list[str] = []

    def enter() -> None:
        with locked(tmp_path / "lock"):
            entered.append("second")

    with locked(tmp_path / "lock"), locked(tmp_path / "lock"):
        second = threading.Thread(target=enter)
        second.start()
        second.join(0.3)
        entered.append("first")
    second.join(30)

    assert entered == ["first", "second"]


def test_who_does_not_want_to_wait_is_told(tmp_path: Path) -> None:
    told: list[str] = []

    def enter() -> None:
        with pytest.raises(SettingsError) as caught, locked(tmp_path / "lock", seconds=0):
            pass
        told.append(str(caught.value))

    with locked(tmp_path / "lock"):
        other = threading.Thread(target=enter)
        other.start()
        other.join(30)

    assert told == [f"Another process is at work here: it holds {tmp_path / 'lock'}."]
