"""What the READMEs of the project, the app and the evaluation say is so."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from ingest.checkout import ROOT

FILES = ("README.md", "app/README.md", "eval/README.md")
TEXTS = {file: (ROOT / file).read_text("utf-8") for file in FILES}
README = TEXTS["README.md"]
COMMANDS = sorted(
    set(re.findall(r"python -m (?:ingest|index|app|eval)\b(?: [a-z]+)?", "\n".join(TEXTS.values())))
)
MOST_LINES = 170
LONGEST_LINE = 120
TREE = re.search(r"## The tree\n\n```\n(.*?)```", README, re.DOTALL)
LINK = re.compile(r'\]\(([^)\s]+)\)|src="([^"]+)"')
PATH = re.compile(r"`(\.?[\w-]+/[\w./-]+)`")
MADE = (".rapportwijzer/", ".venv/", "trec/", "beir/")  # by commands, in folders of one's own


def section(heading: str) -> str:
    """Returns what stands under a heading of the project's README."""
    return README.split(f"## {heading}\n")[1].split("\n## ")[0]


def anchors(text: str) -> set[str]:
    """Returns the anchors of the headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each).lower().replace(" ", "-") for each in headings}


def test_a_newcomer_has_it_read_in_five_minutes() -> None:
    lines = README.splitlines()
    assert len(lines) <= MOST_LINES
    assert [line for line in lines if len(line) > LONGEST_LINE] == []


@pytest.mark.parametrize("file", FILES)
def test_links_lead_somewhere(file: str) -> None:
    links = [link or source for link, source in LINK.findall(TEXTS[file])]
    assert links
    for link in links:
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / file).parent / path if path else ROOT / file
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), link


@pytest.mark.parametrize("file", FILES)
def test_paths_that_are_named_exist(file: str) -> None:
    paths = [path for path in PATH.findall(TEXTS[file]) if not path.startswith(MADE)]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_tree_names_every_room_and_nothing_else() -> None:
    assert TREE
    named: list[str] = []
    for name in re.findall(r"^( *[.\w]+)/ ", TREE[1], re.MULTILINE):
        inside = name.startswith(" ")
        named.append(f"{named_top(named)}/{name.strip()}" if inside else name)
    rooms = [
        path.relative_to(ROOT).as_posix()
        for package in ("app", "eval")
        for path in (ROOT / package).iterdir()
        if path.is_dir() and path.name != "__pycache__" and any(path.iterdir())
    ]
    assert [name for name in named if not (ROOT / name).is_dir()] == []
    assert {"ingest", "index", "app", "eval", "tests", "findings", *rooms} <= set(named)


def named_top(named: list[str]) -> str:
    """Returns the last folder of the top level among those named so far."""
    return next(name for name in reversed(named) if "/" not in name)


@pytest.mark.real
def test_the_answer_shown_is_the_one_given(
    real_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(real_home))
    shown = re.search(
        r'```\n\$ python -m app ask "([^"]+)"\n(.*?)```',
        section("A question and its answer"),
        re.DOTALL,
    )
    assert shown

    assert main(["ask", shown[1]]) == 0

    assert capsys.readouterr().out.split() == shown[2].split()


def test_the_change_to_try_can_be_made() -> None:
    change = re.search(
        r"sed -i 's/(.+)/(.+)/' (\S+)\n", section("Change something and see a score move")
    )
    assert change
    was, becomes, file = change.groups()
    code = (ROOT / file).read_text("utf-8")
    assert code.count(was) == 1
    assert becomes not in code


CI = ROOT / ".ci" / "run"


def test_ci_runs_the_readmes_test_command_word_for_word(tmp_path: Path) -> None:
    # Run for real, with a pip and a Python that only note how they are called.
    command = (
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m tests"
    )
    assert [line for line in README.splitlines() if "'.[test]'" in line] == [command]
    (tmp_path / ".ci").mkdir()
    shutil.copy(CI, tmp_path / ".ci" / "run")
    (tmp_path / "README.md").write_text(README, "utf-8")
    tools = tmp_path / "tools"
    tools.mkdir()
    note = f'#!/bin/sh\necho "$CI $0 $*" >> {tmp_path}/called\n'
    _write_tool(tools / "tool", note)
    make_venv = 'mkdir -p .venv/bin && cp "${0%/*}/tool" .venv/bin/pip'
    make_venv += ' && cp "${0%/*}/tool" .venv/bin/python'
    _write_tool(tools / "python3", f'{note}[ "$1" = -c ] || {{ {make_venv}; }}\n')
    for name in ("chromium", "nginx", "openssl"):  # nothing is to be installed
        _write_tool(tools / name, "#!/bin/sh\n")

    subprocess.run(
        ["bash", ".ci/run"],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"},
        check=True,
    )

    called = (tmp_path / "called").read_text("utf-8").splitlines()
    assert called[1:] == [
        f"true {tools}/python3 -m venv .venv",
        "true .venv/bin/pip install -e .[test]",
        "true .venv/bin/python -m tests",
    ]


def _write_tool(file: Path, script: str) -> None:
    file.write_text(script, "utf-8")
    file.chmod(0o755)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    module, *words = command.removeprefix("python -m ").split()
    main = importlib.import_module(f"{module}.__main__").main
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {command} ")


@pytest.mark.slow
@pytest.mark.parametrize("module", sorted({command.split()[2] for command in COMMANDS}))
def test_every_module_that_is_run_is_a_command_line(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"usage: python -m {module} ")


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8").split("[project.optional")[0]
    needed = re.findall(r'^    "([A-Za-z0-9-]+)[><=]', project, re.MULTILINE)
    rows = re.findall(r"^\| ([\w, -]+) \| \S.* \|$", section("Dependencies"), re.MULTILINE)
    explained = [name for row in rows[1:] for name in row.split(", ")]
    assert needed
    assert [name for name in needed if explained.count(name) != 1] == []


def test_the_licence_is_the_one_of_the_project() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    stated = re.search(r'^license = "(.+)"$', project, re.MULTILINE)
    assert stated
    assert stated[1] in section("Licence")
    assert stated[1] in (ROOT / ".supply" / "licences.md").read_text("utf-8")
