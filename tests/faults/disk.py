"""A small disk that can be filled, made read-only and given room again: a real file system."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAGE = 4096  # bytes; such a file system gives room by the page
ROOMY = 64 * 1024 * 1024
ADMINISTRATOR = [] if os.geteuid() == 0 else ["sudo", "-n"]


class Disk:
    """A tmpfs.

    Args:
        folder: Where it is mounted.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        _run("mount", "-t", "tmpfs", "-o", f"size={ROOMY},mode=1777", "tmpfs", folder)
        # Never quite empty: for the system, a disk of no bytes is one without a limit.
        (folder / "full").write_bytes(b"x" * PAGE)

    def leave_pages(self, pages: int) -> None:
        """Leaves room for so many pages of files, and for any number of files."""
        status = os.statvfs(self.folder)
        used = (status.f_blocks - status.f_bfree) * status.f_frsize
        self._remount(f"size={used + pages * PAGE}")

    def leave_files(self, files: int) -> None:
        """Leaves room for so many files and folders, and for any number of bytes."""
        status = os.statvfs(self.folder)
        self._remount(f"nr_inodes={status.f_files - status.f_ffree + files}")

    def empty(self) -> None:
        """Leaves all the room there is."""
        self._remount(f"size={ROOMY},nr_inodes=100000")

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Lets nobody write."""
        self._remount("ro")
        try:
            yield
        finally:
            self._remount("rw")

    def remove(self) -> None:
        """Unmounts it."""
        _run("umount", "-l", self.folder)

    def _remount(self, options: str) -> None:
        _run("mount", "-o", f"remount,{options}", self.folder)


def _run(*command: str | Path) -> None:
    """Runs a command that takes an administrator.

    Raises:
        PermissionError: We are none.
    """
    try:
        subprocess.run([*ADMINISTRATOR, *command], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise PermissionError(f"'{command[0]}' is not allowed: {error}") from error
