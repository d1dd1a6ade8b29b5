from __future__ import annotations

import importlib.util
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import metadata
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

from ingest.checkout import ROOT

SUPPLY = ROOT / ".supply"
LOCKS = ("constraints.txt", "torch-cpu.txt", "torch-cuda.txt")
PYTHONS = ("3.10", "3.11", "3.12", "3.13")
ENTRY = re.compile(r"^(?P<requirement>[^\s#][^\\\n]*?)(?P<hashes>(?: \\\n    --hash=\S+)*)\n", re.M)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
PERMISSIVE = re.compile(
    r"0BSD|Apache(-2\.0( WITH LLVM-exception)?| 2\.0( License)?| License, Version 2\.0)"
    r"|Apache Software License"
    r"|3-Clause BSD License|BSD([- ][23]-Clause| License)?|BSL-1\.0|CC0-1\.0|CNRI-Python"
    r"|ISC( License)?|MIT(-0|-CMU)?"
    r"|MIT License|PSF-2\.0|Python Software Foundation License|Zlib|dependency licenses"
)


def pinned(lock: str) -> dict[NormalizedName, list[Requirement]]:
    """Returns the locked versions of every package, each with its marker."""
    found: dict[NormalizedName, list[Requirement]] = defaultdict(list)
    for entry in ENTRY.finditer((SUPPLY / lock).read_text("utf-8")):
        requirement = Requirement(entry["requirement"])
        found[canonicalize_name(requirement.name)].append(requirement)
    return dict(found)


PINNED = pinned("constraints.txt")


def declared() -> Iterator[Requirement]:
    """Yields what pyproject.toml asks for, the fuzz extra left out."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    for key in ("requires", "dependencies", "test"):
        listed = re.search(rf"^{key} = \[(.*?)\]$", text, re.M | re.S)
        assert listed, key
        yield from map(Requirement, re.findall(r'"([^"]+)"', re.sub(r"#.*", "", listed[1])))


def for_python(requirements: list[Requirement], python: str) -> list[Version]:
    """Returns the versions that pip would take under a Python."""
    environment = {"python_version": python, "python_full_version": f"{python}.9"}
    return [
        Version(str(requirement.specifier).removeprefix("=="))
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate(environment)
    ]


def as_locked() -> list[str]:
    """Returns the packages whose installed version is the locked one: what these say holds."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    installed = {
        canonicalize_name(each.metadata["Name"]): Version(each.version).public
        for each in metadata.distributions()
    }
    return [
        name
        for name, versions in PINNED.items()
        if installed.get(name) in {str(version) for version in for_python(versions, here)}
    ]


def needed() -> Iterator[tuple[str, Requirement]]:
    """Yields who needs what: the project's own needs, and those of packages installed as locked."""
    own = list(declared())
    yield from (("the project", requirement) for requirement in own)
    listed = {name: [*map(Requirement, metadata.requires(name) or ())] for name in as_locked()}
    plain = [each for needs in listed.values() for each in needs if applies(each, "")]
    for name, needs in listed.items():
        extras = {
            extra
            for each in [*own, *plain]
            if canonicalize_name(each.name) == name
            for extra in each.extras
        }
        for requirement in needs:
            if any(applies(requirement, extra) for extra in ["", *extras]):
                yield name, requirement


def applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def rows() -> dict[str, list[str]]:
    """Returns the cells of the table of licences by package."""
    table = (SUPPLY / "licences.md").read_text("utf-8").split("## Packages\n")[1]
    lines = [line for line in table.splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row for row in cells}


@pytest.fixture(scope="module")
def refresh() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("supply_refresh", SUPPLY / "refresh.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_covers_what_the_project_asks_for(python: str) -> None:
    asked = list(declared())
    assert {"gradio", "pytest", "hatchling"} <= {requirement.name for requirement in asked}
    for requirement in asked:
        [version] = for_python(PINNED.get(canonicalize_name(requirement.name), []), python)
        assert version in requirement.specifier, f"{requirement} is locked at {version}"


@pytest.mark.parametrize("python", PYTHONS)
def test_a_package_has_one_version_for_a_python(python: str) -> None:
    several = {name: for_python(pins, python) for name, pins in PINNED.items()}
    assert {name: found for name, found in several.items() if len(found) > 1} == {}


def test_what_a_locked_package_needs_is_locked_too() -> None:
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    locked = PINNED | pinned("torch-cuda.txt")
    missing = [
        f"{who} needs {requirement}"
        for who, requirement in needed()
        if not any(
            version in requirement.specifier
            for version in for_python(locked.get(canonicalize_name(requirement.name), []), here)
        )
    ]
    assert missing == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_exact_and_hashed(lock: str) -> None:
    text = (SUPPLY / lock).read_text("utf-8")
    assert re.sub(r"^(#.*)?\n", "", ENTRY.sub("", text), flags=re.M) == ""
    for entry in ENTRY.finditer(text):
        [specifier] = Requirement(entry["requirement"]).specifier
        assert specifier.operator == "=="
        hashes = entry["hashes"].replace("\\\n", "").split()
        assert hashes
        assert all(HASH.fullmatch(found) for found in hashes)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place(lock: str) -> None:
    text = (SUPPLY / lock).read_text("utf-8")
    assert re.findall(r"://|@|/\w|^-|(?<!\w)--?(?!-?hash=)\w+", text, re.M) == []


def test_the_cpu_build_is_one_of_the_hashes_of_torch() -> None:
    entries = {
        lock: {e["requirement"].split("==")[0]: e["hashes"] for e in ENTRY.finditer(text)}
        for lock in LOCKS
        for text in [(SUPPLY / lock).read_text("utf-8")]
    }
    cpu, registry = entries["torch-cpu.txt"], entries["constraints.txt"]
    assert [*cpu] == ["torch"]
    assert set(HASH.findall(cpu["torch"])) < set(HASH.findall(registry["torch"]))


def test_every_locked_package_has_a_row_with_its_versions() -> None:
    locked = PINNED | pinned("torch-cuda.txt")
    versions = {
        name: [str(pin.specifier).removeprefix("==") for pin in pins]
        for name, pins in locked.items()
    }
    assert {name: row[1].split(", ") for name, row in rows().items()} == versions
    assert [name for name, row in rows().items() if len(row) != 5 or not all(row)] == []


def test_a_licence_that_is_not_permissive_is_named_at_the_top() -> None:
    top = (SUPPLY / "licences.md").read_text("utf-8").split("\n## ")[0]
    named = set(re.findall(r"[a-z0-9-]+", top))
    flagged = {
        name
        for name, row in rows().items()
        for part in re.split(r" AND | OR |, (?!Version)|[()]", row[2])
        if part.strip() and not PERMISSIVE.fullmatch(part.strip())
    }
    assert {"certifi", "cuda-toolkit"} <= flagged
    assert flagged - named == set()


def test_the_table_says_what_installed_packages_say(refresh: ModuleType) -> None:
    for name in as_locked():
        row = rows()[name]
        # Of several versions the table describes the last.
        if Version(metadata.version(name)).public == row[1].split(", ")[-1]:
            facts = refresh.facts(metadata.metadata(name).json)
            assert row[2::2] == [facts.licence, facts.page]


def test_the_script_reads_its_own_lock(refresh: ModuleType) -> None:
    found = list(refresh.locked((SUPPLY / "constraints.txt").read_text("utf-8")))
    assert {entry.name for entry in found} == PINNED.keys()
    section = {entry.name: entry.section for entry in found}
    wanted = {"torch": "runtime", "pytest": "test", "hatchling": "build"}
    assert {name: section[name] for name in wanted} == wanted


def test_the_platform_of_the_whole_lock_is_cut_out_of_a_marker(refresh: ModuleType) -> None:
    platform = "platform_machine == 'x86_64' and sys_platform == 'linux'"
    hashed = " \\\n    --hash=sha256:0\n"
    cut = refresh.without_platform
    assert cut(f"a==1 ; {platform}{hashed}") == f"a==1{hashed}"
    older = f"a==1 ; python_full_version < '3.11' and {platform}"
    assert cut(f"{older}\n") == "a==1 ; python_full_version < '3.11'\n"
    with pytest.raises(ValueError, match="cannot be shortened"):
        cut(f"a==1 ; {platform} or os_name == 'nt'\n")


def test_a_licence_text_is_not_taken_for_a_name(refresh: ModuleType) -> None:
    classes = ["License :: OSI Approved :: MIT License", "Topic :: Text"]
    item = {"name": "a", "license": "Permission is\ngranted", "classifier": classes}
    assert refresh.facts(item).licence == "MIT License"
    assert refresh.facts(item | {"license": "MIT"}).licence == "MIT"
    assert refresh.facts({"name": "a"}) == refresh.Facts("unknown", "unknown")
