"""Who asks, as far as a server can tell."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from starlette.types import Scope

USER = "rapportwijzer.user"  # key of a request's scope: who is signed in
PREFIX = 64  # bits of an IPv6 address that are one household's or office's


def person(scope: Scope) -> str:
    """Returns who is signed in, else the address that asks."""
    user = scope.get(USER)
    return f"user {user}" if user else f"address {address(scope)}"


def address(scope: Scope) -> str:
    """Returns the address that asks; of IPv6 the network, for one client has a whole one."""
    host = str((scope.get("client") or ["?"])[0])
    try:
        found = ip_address(host)
    except ValueError:
        return host
    if not isinstance(found, IPv6Address):
        return host
    if found.ipv4_mapped:  # else everybody with an IPv4 address would be one network
        return str(found.ipv4_mapped)
    return str(ip_network((found, PREFIX), strict=False))
