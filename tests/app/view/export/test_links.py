from __future__ import annotations

import pytest

from app.view.export.links import public


@pytest.mark.parametrize(
    "base",
    [
        "https://example.org/wijzer/",
        "http://rapport.example.nl:8080/",
        "https://8.8.8.8/",
        "https://[2a00:1450::1]/",
        "HTTPS://EXAMPLE.ORG./",
        "https://localhost.example.org/",
    ],
)
def test_others_can_follow_it(base: str) -> None:
    assert public(base) == base


@pytest.mark.parametrize(
    "host",
    "localhost LocalHost. app.localhost localhost:7860 127.0.0.1:7860 127.1 2130706433 0x7f.0.0.1 "
    "0.0.0.0 [::1]:7860 [::ffff:127.0.0.1] [fe80::1] 10.0.0.4 192.168.1.5 172.16.9.9 169.254.1.1 "
    "rapport rapport:80 laptop.local app.internal evil.example@127.0.0.1".split(),
)
def test_an_address_of_this_machine_or_network_is_left_out(host: str) -> None:
    assert public(f"http://{host}/") == ""


def test_what_is_no_address_is_none() -> None:
    assert [public(base) for base in ("", "javascript:alert(1)", "//evil", "http://")] == [""] * 4
