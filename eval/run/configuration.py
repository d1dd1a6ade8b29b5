"""What a run was made with: kept beside it, so that a figure can be traced and a run resumed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from eval.asked.question_record import Split
from eval.run.provenance import code_hash, commit, versions
from index.manifest import read_manifest, sha256_of
from ingest.bundled import REPORT_ID
from ingest.checkout import ROOT, home
from ingest.durable import write_whole
from ingest.errors import IndexFolderError, SettingsError


@dataclass(frozen=True, slots=True)
class RunConfiguration:
    """What a run was made with.

    Attributes:
        system: Name of the system.
        encoder: Name or folder of its encoder.
        index: Fingerprint of its index, or "" if it has none of ours.
        questions: Name of the question file.
        questions_hash: sha256 of the file, in hexadecimal.
        split: Half of the file, or None.
        code: Hash of our code, the report and the bundled encoder.
        commit: That is checked out, or "" outside a git checkout.
        started: ISO 8601 time.
        versions: Of Python and the libraries that scores may depend on.
    """

    system: str
    encoder: str
    index: str
    questions: str
    questions_hash: str
    split: Split | None
    code: str
    commit: str
    started: str
    versions: Mapping[str, str] = field(default_factory=dict)

    def difference(self, other: RunConfiguration) -> str:
        """Returns the first thing in which two runs differ that are not one, or ""."""
        for name in ("system", "encoder", "index", "questions_hash", "split", "code"):
            mine, theirs = getattr(self, name), getattr(other, name)
            if mine != theirs:
                return f"{name.replace('_', ' ')}: {_short(theirs)}, now {_short(mine)}"
        return ""

    def settings(self) -> dict[str, str]:
        """Returns all of it for people to read, by name."""
        found = {
            name.replace("_", " "): str(value)
            for name, value in asdict(self).items()
            if name != "versions" and value
        }
        return found | dict(self.versions)

    def write(self, run: Path) -> None:
        """Writes it beside a run file, whole or not at all: without it the answers are of no use.

        Raises:
            OSError: It cannot be written.
        """
        text = json.dumps(asdict(self), indent=1) + "\n"
        write_whole(configuration_file(run), [text.encode()])


def configuration(
    system: str, encoder: str, index: str, questions: Path, split: Split | None
) -> RunConfiguration:
    """Returns the configuration of a run that starts now."""
    return RunConfiguration(
        system=system,
        encoder=_relative(encoder),
        index=index,
        questions=questions.name,
        questions_hash=sha256_of(questions),
        split=split,
        code=code_hash(),
        commit=_commit(),
        started=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        versions=versions(),
    )


def read_configuration(run: Path) -> RunConfiguration | None:
    """Returns what a run was made with; None if that is not known, as for others' runs."""
    try:
        return RunConfiguration(**json.loads(configuration_file(run).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def present_index(report_id: str = REPORT_ID) -> str:
    """Returns the fingerprint of a report's index; "" if it is not built."""
    try:
        return read_manifest(home() / "index" / report_id).fingerprint
    except IndexFolderError:
        return ""


def configuration_file(run: Path) -> Path:
    """Returns where the configuration of a run file stands."""
    return run.with_name(f"{run.name.removesuffix('.jsonl')}.configuration.json")


def _relative(encoder: str) -> str:
    """Returns an encoder's name, without the folders above the checkout."""
    path = Path(encoder)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else encoder


def _commit() -> str:
    try:
        return commit(ROOT)
    except SettingsError:
        return ""


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 24 else f"{text[:12]}…"
