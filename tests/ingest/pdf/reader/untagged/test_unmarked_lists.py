from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ingest.pdf.reader.untagged.made import FULL, Row, elements, lines

TEXT = lines(
    "De dienst heeft in dat jaar samen met drie corporaties gezocht naar ruimte in",
    "de gemeente, en de school is verbouwd.",
)
INTRODUCTION = Row("Er zijn drie maatregelen:", 640.0)
ITEMS = ["meer opleiding", "taal", "minder vergaderen"]


def below(*texts: str, left: float = 100.0, right: float | None = None) -> list[Row]:
    return [
        Row(text, 628.0 - 12 * number, left=left, right=right) for number, text in enumerate(texts)
    ]


def kinds(*rows: Row) -> list[tuple[str, int, str]]:
    return elements([*TEXT, *rows])[1:]


def test_short_lines_indented_below_a_colon_are_items() -> None:
    rows = below(*ITEMS)
    rows[1] = replace(rows[1], left=130.0)
    found = kinds(INTRODUCTION, *rows, Row("Daarna was het klaar, al duurde het.", 592.0))
    assert found == [
        ("paragraph", 0, "Er zijn drie maatregelen:"),
        ("bullet", 1, "meer opleiding"),
        ("bullet", 2, "taal"),
        ("bullet", 1, "minder vergaderen"),
        ("paragraph", 0, "Daarna was het klaar, al duurde het."),
    ]


def test_an_item_may_go_on_for_a_line() -> None:
    first, *others = below("een opleiding voor wie dat wil, en voor wie niet", "dan toch", "taal")
    found = kinds(INTRODUCTION, replace(first, right=FULL), *others)
    assert [one[2] for one in found[1:]] == [f"{first.text} dan toch", "taal"]


@pytest.mark.parametrize(
    "rows",
    [
        [replace(INTRODUCTION, text="Er zijn drie maatregelen"), *below(*ITEMS)],
        [INTRODUCTION, *below(*ITEMS, left=70.0)],
        [INTRODUCTION, *below("een", "opleiding", right=FULL)],
        [INTRODUCTION, *below(*"abcd", right=FULL), Row("slot", 580.0, left=100.0)],
    ],
    ids=["no colon", "no indent", "a full line", "a long quotation"],
)
def test_what_is_no_list(rows: list[Row]) -> None:
    assert not any(kind == "bullet" for kind, _, _ in kinds(*rows))
