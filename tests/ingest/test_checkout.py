from __future__ import annotations

from ingest.checkout import ROOT


def test_the_checkout_holds_the_packages_and_their_settings() -> None:
    assert all((ROOT / package / "__init__.py").is_file() for package in ("ingest", "app", "eval"))
    assert (ROOT / "pyproject.toml").is_file()
