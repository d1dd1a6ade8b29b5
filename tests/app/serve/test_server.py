from __future__ import annotations

import pytest

# Gradio takes seconds to import, so what imports it is imported in the tests.
pytestmark = pytest.mark.real


def test_names_are_checked_wherever_they_are_known() -> None:
    from app.serve.server import ServerSettings

    assert ServerSettings("127.0.0.1", 1).hosts == {"localhost", "127.0.0.1", "::1"}
    assert ServerSettings("0.0.0.0", 1).hosts is None
    named = ServerSettings("0.0.0.0", 1, ("Rapport.example",)).hosts
    assert named is not None
    assert {"rapport.example", "localhost"} <= set(named)


@pytest.mark.parametrize(
    ("host", "address"), [("127.0.0.1", "http://127.0.0.1:80/"), ("::1", "http://[::1]:80/")]
)
def test_the_address_is_one_to_open(host: str, address: str) -> None:
    from app.serve.server import ServerSettings

    assert ServerSettings(host, 80).address == address
