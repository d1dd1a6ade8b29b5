"""Reports read by several processes beside one another, by Dask: of this machine, or a cluster's.

Whoever reaches the port of a Dask scheduler, or of a worker, can have it run any code. So the
processes of this machine listen on the loopback address alone and, since every user of the machine
can reach that, take nobody who has not the certificate that is made for them in memory; nothing is
served to look at. A cluster is reached by TLS, unless its network is said to be trusted.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from ingest.corpus import Corpus
from ingest.errors import RapportwijzerError, ReportError, SettingsError
from ingest.library.adding import OpenedReport
from ingest.library.many import Read
from ingest.library.worker import read_opened, working_version
from ingest.storage import parse_corpus

PACKAGE = "pip install -e '.[workers]'"
LOOPBACK = "127.0.0.1"
WAIT = 10  # seconds for a scheduler to answer, and for its first worker
LOCAL: Mapping[str, Any] = {
    # A file that ends the process that reads it gets a second try: another one may have ended it.
    "distributed.scheduler.allowed-failures": 1,
    "distributed.scheduler.worker-saturation": 1.0,  # what waits is nobody's, so dies with nobody
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}
QUIET: Mapping[str, Any] = {
    "logging": {"distributed": "critical"},  # what goes wrong is told in one sentence a file
    "distributed.admin.large-graph-warning-threshold": "1GB",
}


@dataclass(frozen=True, slots=True)
class Certificates:
    """Files by which a cluster and who asks it know each other; None for those Dask is told of.

    Attributes:
        authority: Who signed the certificates.
        certificate: One's own.
        key: Of that.
    """

    authority: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


@dataclass(frozen=True, slots=True)
class LocalWorkers:
    """Processes of this machine, started once there is something to read.

    Attributes:
        number: How many.
    """

    number: int

    def read(self, opened: Iterable[OpenedReport]) -> Iterator[Read]:
        """Yields each report with what was read of it, or why nothing was, as it is done.

        Raises:
            SettingsError: Dask is not installed.
        """
        coming = iter(opened)
        for first in coming:
            with _dask({**QUIET, **LOCAL}), self._client() as client:
                yield from _read_by(client, chain([first], coming))

    @contextmanager
    def _client(self) -> Iterator[Any]:
        from distributed import Client, LocalCluster, Security

        known = Security.temporary()
        with (
            LocalCluster(
                n_workers=self.number,
                threads_per_worker=1,
                host=LOOPBACK,
                protocol="tls://",
                security=known,
                dashboard_address=f"{LOOPBACK}:0",  # some port that serves nothing
                scheduler_kwargs={"dashboard": False},
                env={"TQDM_DISABLE": "1"},
            ) as cluster,
            Client(cluster, security=known) as client,
        ):
            yield client


@dataclass(frozen=True, slots=True)
class ClusterWorkers:
    """Workers of a cluster that runs already.

    Attributes:
        scheduler: Its address, `tls://host:port`.
        certificates: How both know each other.
        is_trusted: Whether nobody else reaches its network, so that `tcp://` will do.
    """

    scheduler: str
    certificates: Certificates = field(default_factory=Certificates)
    is_trusted: bool = False

    def __post_init__(self) -> None:
        if not self.scheduler.startswith(("tls://", "tcp://")):
            raise SettingsError(f"The address {self.scheduler!r} must begin with tls://.")
        if self.is_open and not self.is_trusted:
            raise SettingsError(
                f"{self.scheduler} is refused: whoever reaches it can run code there and read what"
                " is sent; use tls://, or --trusted-network if nobody else reaches that network."
            )

    def read(self, opened: Iterable[OpenedReport]) -> Iterator[Read]:
        """Yields each report with what was read of it, or why nothing was, as it is done.

        Raises:
            SettingsError: Dask is not installed, nobody answers there, or the scheduler or its
                workers have another version of this program.
        """
        coming = iter(opened)
        for first in coming:
            with _dask(QUIET), self._client() as client:
                yield from _read_by(client, chain([first], coming))

    @property
    def is_open(self) -> bool:
        """Whether whoever reaches its network reaches it."""
        return self.scheduler.startswith("tcp://")

    @contextmanager
    def _client(self) -> Iterator[Any]:
        from distributed import Client

        try:
            client = Client(self.scheduler, security=self._security(), timeout=WAIT)
        except OSError:
            raise SettingsError(
                f"No scheduler answers at {self.scheduler}, or it does not take this certificate."
            ) from None
        with client:
            self._check(client)
            yield client

    def _security(self) -> Any:  # noqa: ANN401 # of Dask's
        from distributed import Security

        given = {
            "tls_ca_file": self.certificates.authority,
            "tls_client_cert": self.certificates.certificate,
            "tls_client_key": self.certificates.key,
        }
        files = {name: str(file) for name, file in given.items() if file}
        security = Security(**files, require_encryption=not self.is_open)
        try:
            certified = security.get_connection_args("client")["ssl_context"] is not None
        except (OSError, ValueError) as error:
            raise SettingsError(f"The certificates cannot be used ({error}).") from None
        if not (self.is_open or certified):
            raise SettingsError(
                "A scheduler at tls:// needs --tls-ca, --tls-cert and --tls-key, or the same in"
                " Dask's configuration (distributed.comm.tls)."
            )
        return security

    def _check(self, client: Any) -> None:  # noqa: ANN401
        """Checks that there are workers, and that they read reports as this process does.

        The scheduler needs the program as well: what is to be done goes through its hands.
        """
        try:
            client.wait_for_workers(1, timeout=WAIT)
            versions = {
                client.run_on_scheduler(working_version),
                *client.run(working_version).values(),
            }
        except asyncio.TimeoutError:  # a TimeoutError only from Python 3.11 on
            raise SettingsError(f"The scheduler at {self.scheduler} has no workers.") from None
        except (ImportError, AttributeError):  # no such module there, or no such function in it
            versions = set()
        if versions != {working_version()}:
            raise SettingsError(
                f"The scheduler at {self.scheduler} or its workers lack this program, or have"
                " another version."
            )


def _read_by(client: Any, opened: Iterable[OpenedReport]) -> Iterator[Read]:  # noqa: ANN401
    """Yields what a scheduler's workers read.

    As many reports are under way as there are workers, and as many again wait for them: no more
    files than these are in memory.

    Raises:
        SettingsError: The scheduler is gone.
    """
    from distributed import as_completed

    coming, under_way = iter(opened), dict[Any, OpenedReport]()
    done: Any = as_completed()
    with _told_if_gone():
        while True:
            places = 2 * max(1, sum(client.nthreads().values()))
            for one in islice(coming, max(0, places - len(under_way))):
                future = client.submit(read_opened, one, pure=False)
                under_way[future] = one
                done.add(future)
            if not under_way:
                return
            future = next(done)
            one = under_way.pop(future)
            yield one, _result(future, one)


def _result(future: Any, opened: OpenedReport) -> Corpus | RapportwijzerError:  # noqa: ANN401
    from distributed.scheduler import KilledWorker

    try:
        told = future.result()
    except KilledWorker:
        return ReportError(f"The report file {opened.path} ended each process that read it.")
    if not isinstance(told, bytes):
        return ReportError(*told)
    try:
        return parse_corpus(told)
    except (ValueError, LookupError, TypeError, AttributeError):
        return ReportError(f"What was read of the report file {opened.path} came back damaged.")


@contextmanager
def _dask(settings: Mapping[str, Any]) -> Iterator[None]:
    """Has Dask work with settings of ours.

    Raises:
        SettingsError: It is not installed.
    """
    with ExitStack() as until_done:
        try:
            import cryptography  # noqa: F401
            import dask

            until_done.enter_context(dask.config.set(settings))
            import distributed  # noqa: F401
        except ImportError as error:
            raise SettingsError(
                f"Reading by several workers needs the packages distributed and cryptography"
                f" ({PACKAGE})."
            ) from error
        for name in [*logging.root.manager.loggerDict]:
            if f"{name}.".startswith("distributed."):  # each has a level of its own
                logging.getLogger(name).setLevel(logging.CRITICAL)
        yield


@contextmanager
def _told_if_gone() -> Iterator[None]:
    """Turns what Dask raises without its scheduler into one sentence."""
    from distributed.client import FutureCancelledError
    from distributed.comm.core import CommClosedError

    try:
        yield
    except (FutureCancelledError, CommClosedError) as error:
        raise SettingsError(
            "The scheduler is gone; what was read before is in the library, and the same command"
            " goes on from there."
        ) from error
