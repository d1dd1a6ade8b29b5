"""What processes hold and use, and the machine they run on."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Usage:
    """What processes hold together, those that they started included.

    Attributes:
        memory: In MB (10^6 bytes), what they share counted for each.
        cpu_seconds: Used since they started.
        files: Open files and connections.
        threads: Their number.
    """

    memory: float
    cpu_seconds: float
    files: int
    threads: int


def usage(pids: Iterable[int]) -> Usage:
    """Returns what processes hold and have used; nothing for those that have ended."""
    found = [_usage(process) for process in _with_children(pids)]
    return Usage(
        memory=sum(one.memory for one in found),
        cpu_seconds=sum(one.cpu_seconds for one in found),
        files=sum(one.files for one in found),
        threads=sum(one.threads for one in found),
    )


def listeners(port: int) -> list[int]:
    """Returns the processes that listen on a port, as far as this user may know."""
    try:
        connections = psutil.net_connections("tcp")
    except psutil.AccessDenied:  # on some systems only the administrator may know
        return []
    return sorted(
        {
            one.pid
            for one in connections
            if one.pid and one.status == psutil.CONN_LISTEN and one.laddr[1:] == (port,)
        }
    )


def machine() -> Mapping[str, object]:
    """Returns the machine and how busy it is before anything is measured."""
    memory = psutil.virtual_memory()
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "load average before": " ".join(f"{load:.2f}" for load in psutil.getloadavg()),
        "memory MB": round(memory.total / 1e6),
        "free memory MB": round(memory.available / 1e6),
    }


def _with_children(pids: Iterable[int]) -> list[psutil.Process]:
    found: list[psutil.Process] = []
    for pid in pids:
        try:
            process = psutil.Process(pid)
            found += [process, *process.children(recursive=True)]
        except psutil.NoSuchProcess:
            continue
    return found


def _usage(process: psutil.Process) -> Usage:
    try:
        with process.oneshot():
            times = process.cpu_times()
            return Usage(
                memory=process.memory_info().rss / 1e6,
                cpu_seconds=times.user + times.system,
                files=process.num_fds(),
                threads=process.num_threads(),
            )
    except psutil.NoSuchProcess:  # it has ended just now
        return Usage(0, 0, 0, 0)
