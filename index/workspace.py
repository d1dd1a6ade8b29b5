"""Where the index lives, and how to get it: loaded if it is sound, built if it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from index.build import build, building, load, read_library
from index.encoder import Encoder
from index.library import Library
from index.manifest import Manifest, Recipe, building_now
from index.stores import LocalStores, StoreFactory
from ingest.bundled import REPORT_ID, bundled_corpus, bundled_files
from ingest.checkout import home
from ingest.corpus import Corpus
from ingest.errors import IndexFolderError
from ingest.passages import PassageSettings
from ingest.report_file import ReportFile, hash_of_all, read_report_file


@dataclass(frozen=True)
class Workspace:
    """An index that is wanted: of what, made how, and where.

    The files of the report are read once, when they are first needed. What they hold later is of
    no matter to this workspace: its recipe names the bytes that its index is built of.

    Attributes:
        encoder: Makes the vectors.
        report: A report file to read automatically; None for the bundled report.
        passages: How passages are cut.
        data: The data folder.
        stores: Makes and opens the stores.
    """

    encoder: Encoder
    report: Path | None = None
    passages: PassageSettings = field(default_factory=PassageSettings)
    data: Path = field(default_factory=home)
    stores: StoreFactory = field(default_factory=LocalStores)

    @property
    def folder(self) -> Path:
        """Where the index stands: each report has its own, so that none displaces another."""
        if self.report is None:
            return self.data / self.stores.folder / REPORT_ID
        (name,) = self.recipe.reports
        return self.data / self.stores.folder / name

    @cached_property
    def recipe(self) -> Recipe:
        """What the index must be made of.

        Raises:
            ReportError: The report file is missing or cannot be read.
        """
        name = self._own_id if self.report else REPORT_ID
        return Recipe.of(
            {name: hash_of_all(self._files)}, self.passages, self.encoder.id, self.stores.id
        )

    @property
    def _own_id(self) -> str:
        from ingest.automatic.any_report import report_id_of

        return report_id_of(self._files[0])

    @cached_property
    def _files(self) -> tuple[ReportFile, ...]:
        return (read_report_file(self.report),) if self.report else bundled_files()

    def load(self) -> Library:
        """Returns the index.

        Raises:
            IndexFolderError: It is missing, damaged or out of date.
        """
        return load(self.folder, self.recipe, self.stores)

    def build(self, progress: bool = False) -> Manifest:
        """Builds the index anew.

        Raises:
            ReportError: The report cannot be read.
            IndexFolderError: The folder cannot be written.
        """
        return build(
            [self._read()],
            self.recipe.reports,
            self.encoder,
            self.folder,
            self.passages,
            progress,
            self.stores,
        )

    def _read(self) -> Corpus:
        if not self.report:
            return bundled_corpus(self._files)
        from ingest.automatic.any_report import automatic_corpus

        return automatic_corpus(self._files[0])

    def load_or_build(self, say: Callable[[str], None], progress: bool = False) -> Library:
        """Returns the index, built first if it is missing, damaged or out of date.

        Args:
            say: Is told why the index is built.
            progress: Whether to show a progress bar while building.

        Raises:
            ReportError: The report cannot be read.
            IndexFolderError: No sound index is there and none can be written.
        """
        try:
            return self.load()
        except IndexFolderError:
            return self._load_or_build_alone(say, progress)

    def _load_or_build_alone(self, say: Callable[[str], None], progress: bool) -> Library:
        """Returns the index that another process has built meanwhile, or builds it."""
        with building(self.folder):
            try:
                return self.load()
            except IndexFolderError as error:
                say(building_now(error))
            return read_library(self.folder, self.build(progress), self.stores)
