"""Real clusters of Dask's: processes of this machine, killed too, and a scheduler behind TLS."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from ingest.__main__ import main
from ingest.checkout import ROOT
from ingest.library.shelf import UNFINISHED, Shelf
from tests.ingest.pdf_files import make_pdf

TEXT = "Klimaat\n\nDe droogte treft boeren in {}. Het water wordt er schaars.\n"
PAGE = ["Klimaat", "", "De droogte treft boeren in Kenia.", "Het water wordt er schaars."]
SECONDS = 60
LONG = 100_000  # times the text: some tens of seconds


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def add(*arguments: object) -> subprocess.Popen[str]:
    """Starts the command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "ingest", "add", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def done(process: subprocess.Popen[str]) -> tuple[int, list[str], list[str]]:
    """Returns its exit code and the lines that it said."""
    out, err = process.communicate(timeout=SECONDS)
    return process.returncode, sorted(out.splitlines()), err.splitlines()


@pytest.mark.slow
def test_two_workers_read_what_can_be_read(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "klimaat.pdf").write_bytes(make_pdf(PAGE))
    (folder / "kapot.pdf").write_bytes(b"%PDF-1.7 kapot")
    (folder / "nota.txt").write_text(TEXT.format("Mali"), "utf-8")

    code, out, err = done(add(folder, "--workers", 2))
    assert code == 2
    assert [line.split("-")[0] for line in out if "Added" in line] == [
        "Added klimaat",
        "Added nota",
    ]
    assert err == [f"error: The PDF {folder / 'kapot.pdf'} is damaged and cannot be read."]
    members = Shelf(home).members()
    assert [one.id.rpartition("-")[0] for one in members] == ["klimaat", "nota"]
    stamp = Shelf(home).stamp()

    code, out, err = done(add(folder, "--workers", 2))
    assert code == 2
    assert out == [
        f"{folder / one.file_name} is in the library already, as {one.id}." for one in members
    ]
    assert Shelf(home).stamp() == stamp


def test_nothing_is_started_where_nothing_is_to_be_read(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "nota.txt"
    file.write_text(TEXT.format("Mali"), "utf-8")
    assert main(["add", str(file)]) == 0
    monkeypatch.setitem(sys.modules, "dask", None)
    assert main(["add", str(file), "--workers", "2"]) == 0
    assert "is in the library already" in capsys.readouterr().out


@pytest.mark.slow
def test_killed_half_way_it_goes_on_from_there(home: Path, tmp_path: Path) -> None:
    folder, names = tmp_path / "in", [f"{number}.txt" for number in range(6)]
    folder.mkdir()
    for name in names:
        (folder / name).write_text(TEXT.format(name) * 1_000, "utf-8")
    (folder / names[-1]).write_text(TEXT * LONG, "utf-8")  # still being read when all is killed

    process = add(folder, "--workers", 2)
    try:
        started = psutil.Process(process.pid)
        assert process.stdout
        assert process.stdout.readline().startswith("Added ")
        family = [started, *started.children(recursive=True)]
        ports = [one.laddr for each in family for one in listening(each)]
        assert {port.ip for port in ports} == {"127.0.0.1"}
        assert {said_to_a_stranger(port.port) for port in ports} <= {b"", b"HTTP/1.1 404 Not Found"}
    finally:
        process.kill()
        process.communicate(timeout=SECONDS)
    assert psutil.wait_procs(family, timeout=SECONDS)[1] == []

    shelf = Shelf(home)
    before = shelf.members()
    assert 0 < len(before) < len(names)
    assert all(member.corpus().report.sentences for member in before)
    (folder / names[-1]).write_text(TEXT, "utf-8")
    code, out, err = done(add(folder, "--workers", 2))
    assert (code, err) == (0, [])
    assert sum("is in the library already" in line for line in out) == len(before)
    assert sorted(one.file_name for one in shelf.members()) == names
    assert list(shelf.folder.glob(f"{UNFINISHED}*")) == []


def listening(process: psutil.Process) -> list[Any]:
    """Returns the ports on which a process listens."""
    return [one for one in process.net_connections("inet") if one.status == psutil.CONN_LISTEN]


def said_to_a_stranger(port: int) -> bytes:
    """Returns the first line that a port answers to who has no certificate."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as stranger:
        try:
            stranger.sendall(b"GET /status HTTP/1.1\r\nHost: localhost\r\n\r\n")
            return stranger.recv(1_000).split(b"\r\n")[0]
        except (ConnectionError, TimeoutError):
            return b""


@pytest.fixture
def certificates(tmp_path: Path) -> dict[str, Path]:
    """Files of an authority, a certificate of it and its key, by what Dask calls them."""
    from distributed import Security

    made = Security.temporary()
    found = {}
    for name, text in (
        ("ca", made.tls_ca_file),
        ("cert", made.tls_client_cert),
        ("key", made.tls_client_key),
    ):
        found[name] = tmp_path / f"{name}.pem"
        found[name].write_text(text, "ascii")
    return found


@dataclass
class Cluster:
    """A scheduler that has one worker, and where it is."""

    scheduler: subprocess.Popen[bytes]
    address: str


@pytest.fixture
def cluster(tmp_path: Path, certificates: dict[str, Path]) -> Iterator[Cluster]:
    """A scheduler and a worker, both behind TLS."""
    tls = [
        f"--tls-{'ca-file' if name == 'ca' else name}={file}" for name, file in certificates.items()
    ]
    told = tmp_path / "scheduler.json"
    common = [*tls, "--protocol=tls", f"--scheduler-file={told}", "--no-dashboard"]
    commands = (
        ["dask_scheduler", "--host=127.0.0.1", "--port=0", *common],
        ["dask_worker", "--host=127.0.0.1", "--nthreads=1", "--no-nanny", *common],
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_LOGGING__DISTRIBUTED": "critical"}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{module}", *options],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for module, *options in commands
    ]
    try:
        until = time.monotonic() + SECONDS
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.1)
        yield Cluster(started[0], json.loads(told.read_text("utf-8"))["address"])
    finally:
        for process in started:
            process.kill()
            process.wait()


@pytest.mark.slow
def test_a_cluster_is_reached_by_its_certificates(
    home: Path, tmp_path: Path, cluster: Cluster, certificates: dict[str, Path]
) -> None:
    file = tmp_path / "nota.txt"
    file.write_text(TEXT.format("Mali"), "utf-8")
    tls = [f"--tls-{name}={path}" for name, path in certificates.items()]
    assert cluster.address.startswith("tls://")

    code, out, err = done(add(file, "--scheduler", cluster.address))
    assert (code, out) == (2, [])
    assert err[-1].startswith("error: A scheduler at tls:// needs --tls-ca")
    code, out, err = done(add(file, "--scheduler", cluster.address, *tls))
    assert (code, err) == (0, [])
    assert [one.title for one in Shelf(home).members()] == ["nota"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--scheduler", "tcp://10.0.0.5:8786"], "tcp://10.0.0.5:8786 is refused: whoever reaches"),
        (["--scheduler", "10.0.0.5:8786"], "The address '10.0.0.5:8786' must begin with tls://."),
        (["--scheduler", "tls://a:1", "--workers", "2"], "--workers has no effect with"),
        (["--tls-key", "key.pem"], "--tls-key has no effect without --scheduler."),
        (
            ["--scheduler", "tls://a:1", "--trusted-network"],
            "--trusted-network has no effect with --scheduler tls://.",
        ),
        (
            ["--scheduler", "tcp://a:1", "--trusted-network", "--tls-ca", "ca.pem"],
            "--tls-ca has no effect with --scheduler tcp://.",
        ),
        (["--workers", "2", "--ocr"], "--ocr keeps all cores busy by itself"),
        (["--workers", "0"], "argument --workers: '0' is no whole number of 1 or more"),
    ],
)
def test_what_is_refused_is_told_in_a_sentence(
    home: Path,
    tmp_path: Path,
    options: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "nota.txt"
    file.write_text(TEXT.format("Mali"), "utf-8")
    if "0" in options:  # what a parser refuses
        with pytest.raises(SystemExit):
            main(["add", str(file), *options])
    else:
        assert main(["add", str(file), *options]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"error: {said}")
    assert Shelf(home).members() == []


def test_a_scheduler_that_is_not_there_is_told_in_a_sentence(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ingest.library.workers.WAIT", 0.5)
    file = tmp_path / "nota.txt"
    file.write_text(TEXT.format("Mali"), "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert (
        main(["add", str(file), "--scheduler", f"tcp://127.0.0.1:{port}", "--trusted-network"]) == 2
    )
    assert (
        capsys.readouterr()
        .err.splitlines()[-1]
        .startswith(f"error: No scheduler answers at tcp://127.0.0.1:{port}")
    )


@pytest.mark.slow
def test_a_cluster_that_goes_is_told_in_a_sentence_and_what_was_read_is_kept(
    home: Path, tmp_path: Path, cluster: Cluster, certificates: dict[str, Path]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(TEXT.format(name) * 1_000, "utf-8")
    (folder / "0.pdf").write_bytes(b"%PDF-1.7 kapot")
    tls = [f"--tls-{name}={path}" for name, path in certificates.items()]
    process = add(folder, "--scheduler", cluster.address, *tls)
    assert process.stdout
    assert process.stdout.readline().startswith("Added a-")
    cluster.scheduler.kill()
    code, _, err = done(process)
    assert code == 2
    assert err == [
        f"error: The PDF {folder / '0.pdf'} is damaged and cannot be read.",
        "error: The scheduler is gone; what was read before is in the library, and the same"
        " command goes on from there.",
    ]
    assert [one.title for one in Shelf(home).members()][:1] == ["a"]


@pytest.mark.parametrize("package", ["cryptography", "dask", "distributed"])
def test_without_the_packages_it_says_how_to_get_them(
    package: str,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    file = tmp_path / "nota.txt"
    file.write_text(TEXT.format("Mali"), "utf-8")
    assert main(["add", str(file), "--workers", "2"]) == 2
    assert "(pip install -e '.[workers]')" in capsys.readouterr().err
