from __future__ import annotations

import pytest

from app.serve.request.asker import USER, person


@pytest.mark.parametrize(
    ("client", "expected"),
    [
        (("10.0.0.1", 5), "address 10.0.0.1"),
        (("2001:db8::1", 5), "address 2001:db8::/64"),
        (("2001:db8::ffff:1", 5), "address 2001:db8::/64"),
        (("::ffff:10.0.0.1", 5), "address 10.0.0.1"),
        (("testclient", 5), "address testclient"),
        (None, "address ?"),
    ],
)
def test_who_is_not_signed_in_is_known_by_address(client: object, expected: str) -> None:
    assert person({"client": client}) == expected


def test_who_is_signed_in_is_known_by_name() -> None:
    scope = {"client": ("10.0.0.1", 5), USER: "10.0.0.1"}
    assert person(scope) == "user 10.0.0.1"
    assert person({**scope, USER: "ann"}) == "user ann"
