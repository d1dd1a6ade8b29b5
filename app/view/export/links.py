"""Whether a link to the chat leads anywhere for who gets it."""

from __future__ import annotations

import ipaddress
import re

HOST = re.compile(r"https?://(?:[^/@]*@)?(\[[^\]/]*\]|[^/:]*)", re.IGNORECASE)
# Names that mean something on one machine or in one network only (RFC 6761, 6762, 8375).
LOCAL = ("localhost", "local", "internal", "home.arpa", "test", "invalid")


def public(base: str) -> str:
    """Returns the address of the chat if others can follow it, else "".

    A file goes to people elsewhere: there an address of this machine or of an office's own network
    leads nowhere, or to something else, and tells how that network is built.

    Args:
        base: A web address, or "".
    """
    match = HOST.match(base)
    if match is None:
        return ""
    host = match[1].strip("[]").rstrip(".").lower()
    try:
        is_public = ipaddress.ip_address(host).is_global
    except ValueError:
        is_named = "." in host and not re.fullmatch(r"[\d.]+|0x[\da-f.x]+", host)
        is_public = is_named and not any(f".{host}".endswith(f".{name}") for name in LOCAL)
    return base if is_public else ""
