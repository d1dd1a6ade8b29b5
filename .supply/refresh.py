"""Re-makes the lock and the table of licences in this folder.

`lock` asks uv for the newest versions that pyproject.toml allows, in one file for every Python that
the project supports. `licences` asks pip for the metadata of what is locked, which also reaches the
packages that this machine's Python or torch does not need. Knows nothing of the app itself.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LOCK = FOLDER / "constraints.txt"
CUDA, CPU = FOLDER / "torch-cuda.txt", FOLDER / "torch-cpu.txt"
LICENCES = FOLDER / "licences.md"
PROJECT = FOLDER.parent / "pyproject.toml"
PLATFORM = ("platform_machine == 'x86_64'", "sys_platform == 'linux'")
OLDEST_PYTHON, NEWEST_PYTHON = "3.10", "3.13"
CUDA_NAME = re.compile(r"(cuda|nvidia)-|triton$")
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\\n]+?))? \\$"
)
SECTION = re.compile(r"^# == (\w+)")
TABLE_STARTS = "## Packages\n"
LONGEST_LICENCE = 60  # longer: the licence's text, not its name
# Read in the package itself, where its metadata says nothing.
READ_BY_HAND = {"axe-playwright-python": "MIT AND MPL-2.0"}
LOCK_HEADER = """\
# Exact versions and hashes of all that the app, its tests and its build install, on Linux x86-64
# with CPython 3.10 to 3.13. Made by refresh.py in this folder, do not edit.
# torch has two builds: install this together with torch-cpu.txt or torch-cuda.txt (README.md).
"""
CUDA_HEADER = """\
# What the public registry's build of torch needs besides constraints.txt (some gigabytes).
# Made by refresh.py in this folder, do not edit.
"""
CPU_HEADER = """\
# A build of torch without CUDA, which the public registry does not have, and the only one hashed:
# {files}
# Made by refresh.py in this folder, do not edit.
"""


@dataclass(frozen=True, slots=True)
class Locked:
    """One entry of a lock: a package in one version, for the Pythons its marker names."""

    name: str
    version: str
    section: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a package says about itself; "unknown" where it says nothing."""

    licence: str
    page: str


def locked(text: str, section: str = "") -> Iterator[Locked]:
    """Yields the entries of a lock's text, each with the section it stands in."""
    for line in text.splitlines():
        if heading := SECTION.match(line):
            section = heading[1]
        elif entry := ENTRY.match(line):
            yield Locked(entry["name"], entry["version"], section)


def compiled(folder: Path, *arguments: str) -> dict[str, str]:
    """Returns uv's entries by name; a name with several versions has them one below the other."""
    options = "--quiet --universal --no-header --no-annotate --no-python-downloads".split()
    found = subprocess.run(
        ["uv", "pip", "compile", *options, "--python-version", OLDEST_PYTHON, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    entries: dict[str, str] = {}
    for entry in re.findall(r"^\S.*\n(?:\s.*\n)*", found, re.M):
        name = entry.split("==")[0]
        entries[name] = entries.get(name, "") + without_platform(entry)
    return entries


def without_platform(entry: str) -> str:
    """Returns the entry less the platform that the whole lock is for.

    With it a machine of another kind would pass over every line and install nothing, in silence.
    """
    first, newline, rest = entry.partition("\n")
    requirement, _, marker = first.removesuffix(" \\").partition(" ; ")
    if " or " in marker:
        raise ValueError(f"a marker with 'or' cannot be shortened: {first}")
    kept = " and ".join(clause for clause in marker.split(" and ") if clause not in PLATFORM)
    shortened = f"{requirement} ; {kept}" if kept else requirement
    return shortened + (" \\" if first.endswith("\\") else "") + newline + rest


def write_lock(cpu_wheels: list[Path]) -> None:
    """Writes constraints.txt and torch-cuda.txt, and torch-cpu.txt if there are wheels for it."""
    text = PROJECT.read_text("utf-8")
    build = re.search(r"^requires = (\[.*\])$", text, re.M)
    if build is None:
        raise ValueError("pyproject.toml names no build requirements")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        platform = " and ".join(PLATFORM)
        tool = f'\n[tool.uv]\nenvironments = ["{platform}"]\n'
        (folder / "pyproject.toml").write_text(text + tool, "utf-8")
        (folder / "build.txt").write_text("\n".join(ast.literal_eval(build[1])), "utf-8")
        runtime = compiled(folder, "pyproject.toml")
        tested = compiled(folder, "pyproject.toml", "--extra=test")
        files = ("pyproject.toml", "build.txt")
        entries = compiled(folder, *files, "--extra=test", "--generate-hashes")
    write_cpu(cpu_wheels, entries)
    cuda = {name: entry for name, entry in entries.items() if CUDA_NAME.match(name)}
    rest = {name: entry for name, entry in entries.items() if name not in cuda}
    sections = {
        "runtime": [entry for name, entry in rest.items() if name in runtime],
        "test": [entry for name, entry in rest.items() if name in tested.keys() - runtime.keys()],
        "build": [entry for name, entry in rest.items() if name not in tested],
    }
    body = "".join(f"\n# == {title}\n{''.join(part)}" for title, part in sections.items())
    LOCK.write_text(LOCK_HEADER + body, "utf-8")
    CUDA.write_text(f"{CUDA_HEADER}\n# == cuda\n{''.join(cuda.values())}", "utf-8")


def write_cpu(wheels: list[Path], entries: dict[str, str]) -> None:
    """Writes torch-cpu.txt and allows its hashes in torch's entry too: pip takes their overlap."""
    CPU.unlink(missing_ok=True)
    if not wheels:
        return
    digests = [hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels]
    hashes = "".join(f" \\\n    --hash=sha256:{digest}" for digest in digests)
    entries["torch"] = f"{entries['torch'].rstrip()}{hashes}\n"
    versions = {wheel.name.split("-")[1] for wheel in wheels}
    header = CPU_HEADER.format(files=" ".join(wheel.name for wheel in wheels))
    CPU.write_text(f"{header}\n# == cpu\ntorch=={versions.pop()}{hashes}\n", "utf-8")


def described(packages: list[Locked]) -> dict[str, Facts]:
    """Returns what each package says of itself, by name, as pip reads it; installs nothing."""
    with tempfile.TemporaryDirectory() as target:
        report = subprocess.run(
            [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--ignore-installed"]
            + ["--no-deps", "--only-binary=:all:", "--python-version", NEWEST_PYTHON]
            + ["--target", target, "--report=-"]
            + [f"{package.name}=={package.version}" for package in packages],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
    found = [entry["metadata"] for entry in json.loads(report)["install"]]
    return {re.sub(r"[-_.]+", "-", item["name"]).lower(): facts(item) for item in found}


def facts(item: Mapping[str, Any]) -> Facts:
    """Returns licence and page from metadata in its JSON form (PEP 566)."""
    name = str(item.get("license") or "").strip()
    named = name if "\n" not in name and len(name) <= LONGEST_LICENCE else ""
    classes = [
        text.split(" :: ")[-1] for text in item.get("classifier", ()) if "License ::" in text
    ]
    licence = item.get("license_expression") or named or ", ".join(classes)
    pages = dict(url.split(", ", 1) for url in item.get("project_url", ()))
    by_kind = {kind.lower(): url for kind, url in pages.items()}
    page = item.get("home_page") or by_kind.get("homepage") or next(iter(pages.values()), "")
    return Facts(licence or READ_BY_HAND.get(item["name"], "unknown"), page or "unknown")


def table(packages: list[Locked], known: Mapping[str, Facts]) -> str:
    """Returns the Markdown table, one row a package with all its locked versions."""
    versions: dict[str, list[str]] = {}
    for package in packages:
        versions.setdefault(package.name, []).append(package.version)
    use = {package.name: package.section for package in packages}
    rows = [
        f"| {name} | {', '.join(versions[name])} | {known[name].licence} | {use[name]}"
        f" | {known[name].page} |"
        for name in sorted(versions)
    ]
    return "\n".join(
        ["| package | version | licence | for | page |", "|---|---|---|---|---|", *rows]
    )


def write_licences() -> None:
    """Writes the table at the end of licences.md; what stands above it is written by hand."""
    packages = [*locked(LOCK.read_text("utf-8")), *locked(CUDA.read_text("utf-8"))]
    # The last of several versions is the one for the newest Python.
    newest = list({package.name: package for package in packages}.values())
    kept = LICENCES.read_text("utf-8").split(TABLE_STARTS)[0]
    text = f"{kept}{TABLE_STARTS}\n{table(packages, described(newest))}\n"
    LICENCES.write_text(text, "utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Runs one of the two steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    steps = parser.add_subparsers(dest="step", required=True)
    lock = steps.add_parser("lock", help="write the lock; needs uv on the path")
    lock.add_argument("cpu_wheels", type=Path, nargs="*", help="wheels of torch for torch-cpu.txt")
    steps.add_parser("licences", help="write the table in licences.md; needs pip 24.1 or newer")
    given = parser.parse_args(arguments)
    if given.step == "lock":
        write_lock(given.cpu_wheels)
    else:
        write_licences()


if __name__ == "__main__":
    main()
