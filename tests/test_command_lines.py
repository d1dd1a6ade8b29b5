"""Whatever stands on a command line has an effect there, or is refused.

All options are tried in all places of all command lines; both are taken from the parsers.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import shlex
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import app.__main__
import eval.__main__
import index.__main__
import ingest.__main__
from ingest.command_line import CommandLine
from ingest.edition.command import edition_parser
from ingest.library.commands import library_parser

pytestmark = pytest.mark.slow

MAINS: dict[str, Any] = {
    "app": app.__main__,
    "ingest": ingest.__main__,
    "ingest-library": SimpleNamespace(_parser=library_parser, main=ingest.__main__.main),
    "ingest-edition": SimpleNamespace(_parser=edition_parser, main=ingest.__main__.main),
    "index": index.__main__,
    "eval": eval.__main__,
}


@dataclass(frozen=True)
class Leaf:
    """A command: the words that lead to it, and the parsers that read them."""

    path: tuple[str, ...]
    parsers: tuple[argparse.ArgumentParser, ...]

    @property
    def own(self) -> argparse.ArgumentParser:
        return self.parsers[-1]

    def argv(self, option: Sequence[str] = (), place: int = -1) -> list[str]:
        """Returns a command line that can be run, with an option before so many of its words."""
        needed = [
            text
            for action in self.own._actions
            if (action.required and action.nargs != "A...")
            and action.option_strings != [*option][:1]
            for text in [*action.option_strings[:1], *_values(action)]
        ]
        words = [*self.path]
        if place < 0:
            return [*words, *needed, *option]
        return [*words[:place], *option, *words[place:], *needed]


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _leaves(
    parser: argparse.ArgumentParser,
    path: tuple[str, ...] = (),
    above: tuple[argparse.ArgumentParser, ...] = (),
) -> Iterator[Leaf]:
    commands = _commands(parser)
    if not commands or "run" in parser._defaults:
        yield Leaf(path, (*above, parser))
    for name, command in commands.items():
        yield from _leaves(command, (*path, name), (*above, parser))


def _options(leaves: Sequence[Leaf]) -> dict[str, argparse.Action]:
    return {
        name: action
        for leaf in leaves
        for parser in leaf.parsers
        for action in parser._actions
        for name in action.option_strings[:1]
        if name != "-h"
    }


def _values(action: argparse.Action) -> list[str]:
    if action.nargs == 0:
        return []
    if action.choices:
        return [str(next(iter(reversed(list(action.choices)))))]
    try:
        action.type("7")  # type: ignore[operator, misc]
    except (TypeError, ValueError, argparse.ArgumentTypeError):
        return ["some-text"]
    return ["7"]


def _expected(action: argparse.Action) -> object:
    values = _values(action)
    if not values:
        return action.const
    value = action.type(values[0]) if callable(action.type) else values[0]
    is_list = action.nargs == "+" or isinstance(action, argparse._AppendAction)
    return [value] if is_list else value


def _read_by(function: Callable[..., object]) -> set[str]:
    """Returns the options that a function reads, itself or in one that it gives all of them."""
    module = importlib.import_module(function.__module__)
    found, left, seen = set[str](), [function.__name__], set[str]()
    while left:
        name = left.pop()
        if name in seen or not inspect.isfunction(getattr(module, name, None)):
            continue
        seen.add(name)
        tree = ast.parse(textwrap.dedent(inspect.getsource(getattr(module, name))))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and _is_arguments(node.value):
                found.add(node.attr)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if any(map(_is_arguments, node.args)):
                    left.append(node.func.id)
                if node.func.id == "getattr" and _is_arguments(node.args[0]):
                    found |= {
                        one.value
                        for one in ast.walk(tree)
                        if isinstance(one, ast.Constant) and isinstance(one.value, str)
                    }
    return found


def _is_arguments(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "arguments"


def _cases() -> Iterator[tuple[str, Leaf, str, int]]:
    for name, module in MAINS.items():
        leaves = list(_leaves(module._parser()))
        for leaf in leaves:
            for option in _options(leaves):
                for place in (*range(len(leaf.path)), -1):
                    yield name, leaf, option, place


CASES = list(_cases())


def test_the_walk_goes_everywhere() -> None:
    walked = {(name, leaf.path) for name, leaf, _, _ in CASES}
    assert {
        ("app", ()),
        ("app", ("ask",)),
        ("app", ("users", "add")),
        ("ingest", ()),
        ("ingest-library", ("add",)),
        ("index", ("train",)),
        ("eval", ("sweep",)),
        ("eval", ("load",)),
    } <= walked
    assert len(CASES) > 500


@pytest.mark.parametrize("name", MAINS)
def test_every_parser_refuses_what_has_no_effect(name: str) -> None:
    for leaf in _leaves(MAINS[name]._parser()):
        assert all(isinstance(parser, CommandLine) for parser in leaf.parsers)
        for parser in leaf.parsers:
            for action in parser._actions:
                # Kinds of options that do not note that they were given would slip through.
                known = type(action).__module__ == "ingest.command_line"
                assert known or isinstance(action, argparse._HelpAction), action


@pytest.mark.parametrize("name", MAINS)
def test_an_option_arrives_where_it_is_read_or_is_refused(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = MAINS[name]._parser()
    arrived = set()
    for _, leaf, option, place in (case for case in CASES if case[0] == name):
        action = _options(list(_leaves(parser)))[option]
        own = leaf.own._option_string_actions.get(option)
        argv = leaf.argv([option, *_values(own or action)], place)
        try:
            arguments = parser.parse_args(argv)
        except SystemExit as ended:
            told = capsys.readouterr().err
            assert (ended.code, told.split()[0]) == (2, "error:"), argv  # noqa: PT017
            assert told.count("\n") == 1, argv
            assert own is None or place >= 0, f"{argv} is refused: {told}"
            continue
        assert own is not None, f"{option} is swallowed: {argv}"
        assert getattr(arguments, own.dest) == _expected(own), argv
        # "eval" calls it "command", because some of its commands have an option "--run".
        function = vars(arguments).get("command") or arguments.run
        assert own.dest in _read_by(function), f"{function.__name__} never reads {option}"
        arrived.add((leaf.path, option))
    declared = {
        (leaf.path, option)
        for leaf in _leaves(parser)
        for option in leaf.own._option_string_actions
        if option in _options([leaf])
    }
    assert arrived == declared


@pytest.mark.parametrize("name", MAINS)
def test_an_option_given_twice_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for leaf in _leaves(MAINS[name]._parser()):
        for action in leaf.own._actions:
            if not action.option_strings or isinstance(action, argparse._HelpAction):
                continue
            argv = leaf.argv([action.option_strings[0], *_values(action)] * 2)
            if isinstance(action, argparse._AppendAction):
                MAINS[name]._parser().parse_args(argv)
                continue
            with pytest.raises(SystemExit, match="2"):
                MAINS[name]._parser().parse_args(argv)
            assert "given twice" in capsys.readouterr().err


@pytest.mark.parametrize(
    "argv",
    [
        ["--report", "FILE", "ask", "q"],
        ["ask", "q", "--report", "FILE"],
        ["ask", "--report", "FILE", "q"],
    ],
)
def test_the_report_is_read_on_either_side_of_the_command(
    argv: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.txt"
    assert app.__main__.main([str(missing) if word == "FILE" else word for word in argv]) == 2
    assert capsys.readouterr().err == f"error: There is no report file {missing}.\n"


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        ("app --port 1 ask q", "--port has no effect with ask"),
        ("app --auth F ask q", "--auth has no effect with ask"),
        ("app --report F users list --auth F", "--report has no effect with users"),
        ("app --encoder A ask q --encoder B", "--encoder is given twice"),
        ("app --log-questions", "--log-questions has no effect without --log"),
        ("app --editors ann", "--editors has no effect without --auth"),
        ("app --auth F --editors ann ask q", "argument --editors: it has no effect with ask"),
        ("app --report F --auth F --editors ann", "--editors has no effect with --report"),
        ("app --log ''", "argument --log: nothing is given"),
        ("app --proxy ''", "argument --proxy: nothing is given"),
        ("app --root-path rapport", "rapport is not a path like /rapport"),
        ("app --rate-limit -1", "argument --rate-limit: '-1' is no whole number of 0 or more"),
        ("ingest --language en", "--language has no effect without a file"),
        ("ingest-library add F G --id H", "--id has no effect on several files"),
        ("eval run --report F --library", "--library has no effect with --report"),
        ("eval run --system tutorial --library", "--library has no effect with --system tutorial"),
        ("index train --pairs F --out G --steps 0", "'0' is no whole number of 1 or more"),
        ("index search q -k 0", "'0' is no whole number of 1 or more"),
        ("eval run --system bm25 --encoder A", "--encoder has no effect with --system bm25"),
        ("eval run --system bm25-translation --encoder A", "--encoder has no effect"),
        ("eval sweep --system bm25 --encoder A B", "--encoder has no effect"),
        ("eval sweep --system bm25 tutorial --without answer_type", "--without has no effect"),
        ("eval sweep --system tutorial --weight answer_type=1", "--weight has no effect"),
        ("eval import --beir F --out G --questions Q", "--questions has no effect without"),
        ("eval import --beir F --out G --split dev", "--split has no effect without --trec-run"),
        ("eval bench --only growth --askers 1", "--askers has no effect with --only growth"),
        ("eval bench --only growth --repeats 1", "--repeats has no effect with --only growth"),
        ("eval bench --only answers --repeats 1", "--repeats has no effect with --only answers"),
        ("eval bench --against HEAD --sizes 100", "--sizes has no effect with --against"),
        ("eval bench --only contenders --sizes 100", "--sizes has no effect with --only"),
        ("eval load --url http://localhost:1 --workers 2", "--workers has no effect with --url"),
        ("eval report --worst -1", "'-1' is no whole number of 0 or more"),
        ("eval compare A B --changes -1", "'-1' is no whole number of 0 or more"),
    ],
)
def test_options_that_have_no_effect_together_are_refused(
    argv: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *words = shlex.split(argv)
    with pytest.raises(SystemExit, match="2"):
        raise SystemExit(MAINS[name].main(words))
    said = capsys.readouterr().err
    assert told in said
    assert said.startswith("error: ")
    assert said.count("\n") == 1
