from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from app.answer.typed_json import (
    Line,
    Many,
    OpenRecord,
    RecordReader,
    Share,
    Text,
    Truth,
    WrongFieldError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(OpenRecord):
    text: Text
    line: Line = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole(OpenRecord):
    OPTIONAL: ClassVar[frozenset[str]] = frozenset(("share",))

    name: Text
    is_true: Truth = False
    share: Share | None = None
    note: Text | None = None
    parts: Many[Part] = ()


READER = RecordReader(Whole)


def test_an_object_is_read_into_its_types() -> None:
    read = READER.read({"parts": [{"text": "a"}, {"text": "b", "line": 3}], "name": "x"})

    assert read == Whole(name="x", parts=(Part(text="a"), Part(text="b", line=3)))


def test_it_is_written_in_the_order_of_its_fields_and_then_those_that_are_not_known() -> None:
    read = READER.read({"z": [1], "parts": [{"y": {}, "text": "a"}], "name": "x", "further": 2})

    written = read.as_object()

    assert list(written) == ["name", "is_true", "note", "parts", "z", "further"]
    assert written["parts"] == [{"text": "a", "line": 1, "y": {}}]
    assert READER.read(written) == read


@pytest.mark.parametrize(
    ("value", "path", "fault"),
    [
        ([], (), "type"),
        (None, (), "type"),
        ({}, ("name",), "missing"),
        ({"name": 1}, ("name",), "type"),
        ({"name": None}, ("name",), "type"),
        ({"name": "x", "is_true": 1}, ("is_true",), "type"),
        ({"name": "x", "share": True}, ("share",), "type"),
        ({"name": "x", "share": 1.5}, ("share",), "value"),
        ({"name": "x", "share": float("nan")}, ("share",), "value"),
        ({"name": "x", "share": 10**400}, ("share",), "type"),
        ({"name": "x", "parts": {}}, ("parts",), "type"),
        ({"name": "x", "parts": "ab"}, ("parts",), "type"),
        ({"name": "x", "parts": [{"text": "a"}, 3]}, ("parts", 1), "type"),
        ({"name": "x", "parts": [{}]}, ("parts", 0, "text"), "missing"),
        ({"name": "x", "parts": [{"text": "a", "line": 0}]}, ("parts", 0, "line"), "value"),
    ],
)
def test_the_first_field_that_is_wrong_is_named(
    value: Any,  # noqa: ANN401
    path: tuple[str | int, ...],
    fault: str,
) -> None:
    with pytest.raises(WrongFieldError) as caught:
        READER.read(value)

    assert (caught.value.path, caught.value.fault) == (path, fault)
