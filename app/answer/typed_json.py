"""JSON objects as frozen dataclasses and back; what is wrong with one is told by its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    Strict,
    TypeAdapter,
    ValidationError,
    model_validator,
)

T = TypeVar("T")


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("blank")
    return text


def _none_if_empty(value: object) -> object:
    return None if value in ("", []) else value


# Types as they stand in the file: 1 is no truth value and no text, true is no number.
Text = Annotated[str, Strict()]
Truth = Annotated[bool, Strict()]
Filled = Annotated[str, Strict(), AfterValidator(_not_blank)]
Whole = Annotated[int, Strict()]
Line = Annotated[int, Strict(), Field(ge=1)]  # of a file
Number = Annotated[float, Strict()]
Share = Annotated[float, Strict(), Field(ge=0, le=1, allow_inf_nan=False)]
NotNegative = Annotated[float, Strict(), Field(ge=0, allow_inf_nan=False)]
# Nothing in it is as good as left out: tables that people keep have empty cells.
Perhaps = Annotated[T | None, BeforeValidator(_none_if_empty)]
# The first wrong item is enough to be told of.
Many = Annotated[tuple[T, ...], Field(fail_fast=True)]

Fault = Literal["missing", "type", "value"]
# What pydantic calls a right type with a value that is not allowed.
OF_VALUE = frozenset(
    "finite_number greater_than_equal less_than_equal literal_error value_error".split()
)


class WrongFieldError(ValueError):
    """A JSON value that is no object of a kind.

    Args:
        path: Names and places of list items, from the object to the first field that is wrong;
            empty if the value is no object.
        fault: Whether the field is missing, of a wrong type, or has a value it may not have.
    """

    def __init__(self, path: tuple[str | int, ...], fault: Fault) -> None:
        super().__init__(f"{path}: {fault}")
        self.path = path
        self.fault: Fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRecord:
    """An object that may have more fields than we know: those of another system or a later time.

    Attributes:
        further: Fields that we do not know, written back after those we know.
    """

    # Not written if they are None; others are written as null.
    OPTIONAL: ClassVar[frozenset[str]] = frozenset()

    further: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @model_validator(mode="before")
    @classmethod
    def _set_apart(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        known = _names(cls)
        found = {name: value[name] for name in known if name in value}
        if len(found) < len(value):
            further = {name: value[name] for name in value if name not in known}
            found["further"] = further
        return found

    def as_object(self) -> dict[str, Any]:
        """Returns it as a JSON object, the fields we know in their order."""
        known = {name: getattr(self, name) for name in _names(type(self))}
        written = {
            name: _as_json(value)
            for name, value in known.items()
            if value is not None or name not in self.OPTIONAL
        }
        return {**written, **self.further}


def _names(kind: type[OpenRecord]) -> list[str]:
    return [one.name for one in fields(kind) if one.name != "further"]


def _as_json(value: object) -> object:
    if isinstance(value, OpenRecord):
        return value.as_object()
    return [_as_json(item) for item in value] if isinstance(value, tuple) else value


class RecordReader(Generic[T]):
    """Reads JSON objects of one kind.

    Args:
        kind: A dataclass that is frozen.
    """

    def __init__(self, kind: type[T]) -> None:
        self._kind = kind

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:  # made when it is first needed: it takes a while
        return TypeAdapter(self._kind)

    def read(self, value: object) -> T:
        """Returns the record that a JSON value holds.

        Raises:
            WrongFieldError: It holds none; names the first field that is wrong.
        """
        try:
            return self._adapter.validate_python(value)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            raise WrongFieldError(first["loc"], _fault(first["type"])) from None


def _fault(kind: str) -> Fault:
    if kind == "missing":
        return "missing"
    return "value" if kind in OF_VALUE else "type"
