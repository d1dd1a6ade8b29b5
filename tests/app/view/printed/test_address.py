from __future__ import annotations

import pytest

from app.view.printed.address import picture_address, read_query


def test_an_address_names_a_report_and_a_page_of_its_file() -> None:
    address = picture_address("nota-2024-0a1b2c3d", 12)
    assert address == "page-picture?report=nota-2024-0a1b2c3d&page=12"
    assert read_query(address.partition("?")[2]) == ("nota-2024-0a1b2c3d", 12)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "report=nota",
        "page=1&report=nota",
        "report=nota&page=-1",
        "report=nota&page=1.0",
        "report=nota&page=123456",
        "report=nota&page=²",
        "report=nota&page=1&page=2",
        "report=../nota&page=1",
        "report=/etc/passwd&page=1",
        "report=nota%2F..&page=1",
        f"report={'x' * 101}&page=1",
    ],
)
def test_nothing_else_is_an_address_of_a_picture(query: str) -> None:
    assert read_query(query) is None
