from __future__ import annotations

import socket

import pytest

from app.serve.address import check_free
from ingest.errors import SettingsError


def test_a_port_in_use_is_an_error_that_names_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(SettingsError, match=str(port)):
            check_free("127.0.0.1", port)


def test_an_impossible_port_is_an_error() -> None:
    with pytest.raises(SettingsError, match="70000"):
        check_free("127.0.0.1", 70000)
