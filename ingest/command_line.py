"""Command lines that refuse an option where it would have no effect.

argparse reads an option before a command and drops it if the command has an option of that name,
and takes the last of two values. Here an option before a command is the command's, or an error; an
option is given once; and a command can refuse what others of its options make meaningless.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from ingest.errors import SettingsError

_GIVEN = "given"  # what a namespace calls the options that were given, each by its first name


class CommandLine(argparse.ArgumentParser):
    """An ArgumentParser whose options all have an effect; so have the parsers of its commands."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401
        # An abbreviation of one command may be another's option ("--size" and "--sizes").
        super().__init__(**{"allow_abbrev": False, **settings})
        for name, action in (
            (None, _Store),
            ("store", _Store),
            ("store_true", _StoreTrue),
            ("store_false", _StoreFalse),
            ("append", _Append),
            ("parsers", _Commands),
        ):
            self.register("action", name, action)

    def error(self, message: str) -> NoReturn:
        """Ends the program with exit code 2 and one sentence."""
        self.exit(2, f"error: {message.rstrip('.')}; see {self.prog} --help.\n")


class _Noting(argparse.Action):
    """An option that notes that it was given, once."""

    repeatable = False

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        given: frozenset[str] = getattr(namespace, _GIVEN, frozenset())
        if self.option_strings:
            option = self.option_strings[0]
            if option in given and not self.repeatable:
                parser.error(f"{option} is given twice")
            setattr(namespace, _GIVEN, given | {option})
        super().__call__(parser, namespace, values, option_string)


class _Store(_Noting, argparse._StoreAction):
    pass


class _StoreTrue(_Noting, argparse._StoreTrueAction):
    pass


class _StoreFalse(_Noting, argparse._StoreFalseAction):
    pass


class _Append(_Noting, argparse._AppendAction):
    repeatable = True


class _Commands(argparse._SubParsersAction):  # type: ignore[type-arg]
    """The commands of a parser; options before one are its own, or an error."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        name, *rest = list(values or ())
        command = self.choices[name]
        given: frozenset[str] = getattr(namespace, _GIVEN, frozenset())
        shared = argparse.Namespace(**{_GIVEN: given})
        for option in sorted(given):
            own = command._option_string_actions.get(option)
            if own is None:
                parser.error(f"{option} has no effect with {name}")
            before = parser._option_string_actions[option]
            setattr(shared, own.dest, getattr(namespace, before.dest))
        for key, value in vars(command.parse_args(rest, shared)).items():
            setattr(namespace, key, value)


def is_given(arguments: argparse.Namespace, option: str) -> bool:
    """Returns whether an option ("--out", by the first of its names) is on the command line."""
    return option in getattr(arguments, _GIVEN, ())


def refuse(arguments: argparse.Namespace, *options: str, because: str) -> None:
    """Refuses options that have no effect here.

    Args:
        arguments: What was parsed by a `CommandLine`.
        options: As typed.
        because: With or without what: "with --url".

    Raises:
        SettingsError: One of them was given.
    """
    for option in options:
        if is_given(arguments, option):
            raise SettingsError(f"{option} has no effect {because}.")


def some_text(text: str) -> str:
    """Returns the value of an option that must not be empty, for then it would have no effect."""
    if not text.strip():
        raise argparse.ArgumentTypeError("nothing is given")
    return text


def whole_number(least: int) -> Callable[[str], int]:
    """Returns a type of option: whole numbers from `least` on."""

    def convert(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number of {least} or more")
        return number

    return convert
