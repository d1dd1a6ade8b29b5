"""The address that the chat listens on."""

from __future__ import annotations

import os
import socket

from ingest.errors import SettingsError


def check_free(host: str, port: int) -> None:
    """Checks that an address can be listened on.

    Raises:
        SettingsError: It cannot.
    """
    if not 0 < port < 65_536:
        raise SettingsError(f"{port} is not a port; choose one from 1 to 65535 with --port.")
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise SettingsError(
            f"Cannot listen on {host}:{port} ({os.strerror(error.errno or 0)}); "
            "choose another with --host or --port."
        ) from error
