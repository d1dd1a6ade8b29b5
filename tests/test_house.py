from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.checkout import ROOT
from ingest.text.alignment import letters_and_digits

MAY_IMPORT = {
    "ingest": {"ingest"},
    "index": {"ingest", "index"},
    "app": {"ingest", "index", "app"},
    "eval": {"ingest", "index", "app", "eval"},
}
HOME_OF = {
    "argon2": "app/sign_in/credentials.py",
    "PIL": "ingest/pdf/reader/drawing.py",
    "Stemmer": "index/lexical.py",
    "babel": "ingest/text/countries.py",
    "bm25s": "index/lexical.py",
    "cryptography": "ingest/library/workers.py",
    "dask": "ingest/library/workers.py",
    "distributed": "ingest/library/workers.py",
    "docx": "app/view/export/word_document.py",
    "faiss": "index/store.py",
    "filelock": "ingest/lock.py",
    "gradio_client": "eval/load/stream.py",
    "grpc": "index/milvus/connection.py",
    "httpx": "eval/load/client.py",
    "ir_measures": "eval/score/metrics.py",
    "jinja2": "app/view/templates.py",
    "langchain_text_splitters": "ingest/passages.py",
    "lxml": "ingest/markup/reader/xml_tree.py",
    "mammoth": "ingest/markup/reader/word.py",
    "limits": "app/serve/gradio_wire/rate_limit.py",
    "markupsafe": "app/view/templates.py",
    "matplotlib": "eval/show/plots.py",
    "openpyxl": "eval/asked/spreadsheet/workbook.py",
    "psutil": "eval/load/processes.py",
    "py3langid": "index/identifier.py",
    "pymilvus": "index/milvus/connection.py",
    "pydantic": "app/answer/typed_json.py",
    "pythonjsonlogger": "app/serve/request/log.py",
    "rapidfuzz": "eval/asked/nearest_text.py",
    "selectolax": "ingest/markup/reader/page/html_events.py",
    "sentence_transformers": "index/encoder.py",
    "uvicorn": "app/serve/connections.py",
}
# Each may import from itself and from those before it.
ROOMS = {
    "ingest": "errors command_line exit_code checkout durable lock process_group replacement"
    " report_file isolated currencies text pdf markup document passages facts overviews corpus"
    " storage automatic ocr doubts edition bundled library",
    "app": "wording query answer startup view web serve.request serve.gradio_wire serve sign_in",
    "eval": "asked run score judge show exchange tune bench load tab commands",
}
# Puts the parts of the app together, the Evaluation tab included; nobody imports it.
ENTRY = "app/__main__.py"
TOP_LEVEL = {
    "README.md",
    "app",
    "eval",
    "findings",
    "index",
    "ingest",
    "pyproject.toml",
    "tests",
}
MOST_BYTES = 20_000_000
BARE_NAME = 2  # words
EVALUATION = sorted((ROOT / "eval" / "questions").glob("*.jsonl"))

MODULES = {
    path.relative_to(ROOT).as_posix(): path
    for package in MAY_IMPORT
    for path in sorted((ROOT / package).rglob("*.py"))
}


def imports(path: Path) -> Iterator[str]:
    """Yields the dotted name of every import, those inside functions included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def top(name: str) -> str:
    return name.split(".")[0]


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    if not (shutil.which("git") and (ROOT / ".git").exists()):
        pytest.skip("only a git checkout knows its tracked files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return listed.stdout.decode().rstrip("\0").split("\0")


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    package = module.split("/")[0]
    ours = {top(name) for name in imports(MODULES[module])} & {*MAY_IMPORT, "tests"}
    assert ours <= MAY_IMPORT[package] | ({"eval"} if module == ENTRY else set())


def test_the_entry_of_the_app_takes_the_tab_alone_and_is_imported_by_nobody() -> None:
    assert [name for name in imports(MODULES[ENTRY]) if top(name) == "eval"] == [
        "eval.tab.evaluation_tab.evaluation_tab"
    ]
    users = [
        module
        for module, path in MODULES.items()
        for name in imports(path)
        if f"{name}.".startswith("app.__main__.")
    ]
    assert users == []


def room_of(name: str) -> tuple[str, int] | None:
    """Returns the package of a dotted name and the place of its room; None outside the rooms."""
    package, _, inside = name.partition(".")
    rooms = [*ROOMS.get(package, "").split(), "__main__"]
    fitting = [room for room in rooms if f"{inside}.".startswith(f"{room}.")]
    return (package, rooms.index(max(fitting, key=len))) if fitting else None


def dotted(module: str) -> str:
    return module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@pytest.mark.parametrize("module", [name for name in MODULES if name.split("/")[0] in ROOMS])
def test_rooms_import_one_way(module: str) -> None:
    if dotted(module) in ROOMS:  # of the package itself there is only what it is
        assert [name for name in imports(MODULES[module]) if top(name) in MAY_IMPORT] == []
        return
    own = room_of(dotted(module))
    assert own, "in no room"
    others = {room for name in imports(MODULES[module]) if (room := room_of(name))}
    upwards = {room for room in others if room[0] == own[0] and room[1] > own[1]}
    assert upwards == set()


@pytest.mark.parametrize(("package", "most"), [("app", 10), ("eval", 14)])
def test_a_package_is_seen_at_a_glance(package: str, most: int) -> None:
    inside = [path.stem for path in (ROOT / package).iterdir() if path.suffix in ("", ".py")]
    assert len([name for name in inside if name != "__pycache__"]) <= most


@pytest.mark.parametrize("package", ROOMS)
def test_no_room_is_crowded_and_each_says_what_lives_there(package: str) -> None:
    for room in [path for path in (ROOT / package).rglob("*") if path.is_dir()]:
        modules = [path for path in room.glob("*.py") if path.name != "__init__.py"]
        if not modules:
            continue
        assert len(modules) <= 12, room
        said = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8")))
        assert said, room


def test_no_module_is_long() -> None:
    lengths = [path.read_text("utf-8").count("\n") for path in MODULES.values()]
    assert max(lengths) <= 300
    assert sorted(lengths)[len(lengths) // 2] <= 100


def test_eval_never_imports_the_screen() -> None:
    screen = {"app.web.chat", "app.web.chat_events", "app.web.gradio_html", "app.web.gradio_page"}
    found = [
        module
        for module, path in MODULES.items()
        for name in imports(path)
        if module.startswith("eval/") and {name, name.rpartition(".")[0]} & {*screen, "gradio"}
    ]
    assert found == []


@pytest.mark.parametrize("library", HOME_OF)
def test_a_library_is_imported_by_one_module(library: str) -> None:
    users = [
        module for module, path in MODULES.items() if library in {top(n) for n in imports(path)}
    ]
    assert users == [HOME_OF[library]]


def test_gradio_is_imported_by_the_page_alone() -> None:
    users = {module for module, path in MODULES.items() if "gradio" in map(top, imports(path))}
    page = ("chat", "chat_events", "gradio_html", "gradio_page")
    assert users == {
        *(f"app/web/{name}.py" for name in page),
        "app/serve/gradio_wire/mounted_page.py",
    }


def test_pdfium_is_imported_by_the_process_that_reads_alone() -> None:
    # Other modules never import these: PDFium is C code, and must not run in the app's process.
    users = {
        module
        for module, path in MODULES.items()
        for name in imports(path)
        if f"{name}.".startswith(("pypdfium2.", "ingest.pdf.reader."))
    }
    assert "ingest/pdf/reader/__main__.py" in users
    assert {name for name in users if not name.startswith("ingest/pdf/reader/")} == set()


def test_the_process_that_reads_markup_is_imported_by_nobody() -> None:
    # Its parsers are C code or take what they are given without measure.
    room = "ingest/markup/reader/"
    users = {
        module
        for module, path in MODULES.items()
        for name in imports(path)
        if name.startswith("ingest.markup.reader.")
    }
    assert [module for module in users if not module.startswith(room)] == []


def test_no_module_hides_a_package_or_the_standard_library() -> None:
    taken = {*MAY_IMPORT, "tests", *sys.stdlib_module_names}
    inside = [path for module, path in MODULES.items() if module.count("/") >= 1]
    assert [path for path in inside if path.stem in taken] == []


def test_the_top_level_is_as_designed(tracked: list[str]) -> None:
    found = {file.split("/")[0] for file in tracked}
    assert {name for name in found if not name.startswith(".")} - TOP_LEVEL == set()


def test_no_tracked_file_is_large(tracked: list[str]) -> None:
    files = [ROOT / file for file in tracked]
    assert [file for file in files if file.is_file() and file.stat().st_size > MOST_BYTES] == []


def records(path: Path) -> list[dict[str, Any]]:
    """Returns the objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def questions(path: Path) -> set[str]:
    """Returns the questions of a JSONL file, dialogues turn by turn, letters and digits only.

    Without those of up to two words: a name alone is nobody's wording.
    """
    turns = [turn for record in records(path) for turn in record.get("turns", [record])]
    asked = [turn["question"] for turn in turns]
    return {letters_and_digits(text) for text in asked if len(text.split()) > BARE_NAME}


def names_of_overviews(path: Path) -> set[str]:
    """Returns the longer wordings by which overviews are asked for, letters and digits only."""
    return {
        letters_and_digits(name)
        for overview in records(path)
        for names in overview["names"].values()
        for name in names
        if len(name.split()) > BARE_NAME
    }


def wordings_of_facts(path: Path) -> set[str]:
    """Returns how facts say that they may be asked for, letters and digits only."""
    return {
        letters_and_digits(wording)
        for fact in records(path)
        for language in ("nl", "en")
        for wording in (
            *fact["asks"][language],
            *(fact[answer][language] for answer in ("yes", "no") if answer in fact),
        )
    }


@pytest.mark.parametrize("asked", EVALUATION, ids=lambda file: file.stem)
@pytest.mark.parametrize(
    "prepared", ["anticipated", "asked", "broad", "unanswered", "facts", "overviews"]
)
def test_no_evaluation_question_is_prepared(asked: Path, prepared: str) -> None:
    file = ROOT / "ingest" / "report" / f"{prepared}.jsonl"
    wordings = {"facts": wordings_of_facts, "overviews": names_of_overviews}.get(
        prepared, questions
    )
    known = wordings(file)
    evaluation = questions(asked)
    assert evaluation
    assert known
    assert evaluation & known == set()
