"""The index of all reports of the library: each report's part is made once, and put together.

A part is known by the report as it was read and by the recipe. So adding a report makes one part,
and the others are read as they are; a report that gets another title keeps its part.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from index.build import building, load, put_together, read_library, replacing
from index.encoder import Encoder
from index.library import Library
from index.manifest import Manifest, Recipe, building_now, read_manifest, verify
from index.shards.held import read_held
from index.shards.shard import Shard, make_shard
from index.shards.storage import read_shard, write_shard
from index.stores import LocalStores, StoreFactory
from ingest.bundled import REPORT_ID, bundled_corpus, bundled_files
from ingest.checkout import home
from ingest.corpus import Corpus
from ingest.durable import why_unwritten
from ingest.errors import IndexFolderError
from ingest.library.member import Member
from ingest.library.shelf import Shelf
from ingest.passages import PassageSettings
from ingest.report_file import hash_of_all
from ingest.storage import retitled

FOLDER = "library"
SHARDS = "shards"


@dataclass(frozen=True)
class SharedLibrary:
    """An index that is wanted of the bundled report and all that were added.

    What is in the library is read once, when this is made: what is added later is for another.

    Attributes:
        encoder: Makes the vectors.
        members: The reports that were added.
        data: The data folder.
        passages: How passages are cut.
        stores: Makes and opens the stores.
    """

    encoder: Encoder
    members: tuple[Member, ...]
    data: Path = field(default_factory=home)
    passages: PassageSettings = field(default_factory=PassageSettings)
    stores: StoreFactory = field(default_factory=LocalStores)

    @classmethod
    def of(
        cls, encoder: Encoder, data: Path | None = None, stores: StoreFactory | None = None
    ) -> SharedLibrary:
        """Returns the index of what is in the library now."""
        data = data or home()
        members = tuple(Shelf(data).members())
        return cls(encoder, members, data, stores=stores or LocalStores())

    @property
    def folder(self) -> Path:
        """Where the index stands."""
        return self.data / self.stores.folder / FOLDER

    @cached_property
    def recipe(self) -> Recipe:
        """What the index must be made of."""
        titled = {
            one.id: hashlib.sha256(f"{one.corpus_sha256} {one.title}".encode()).hexdigest()
            for one in self.members
        }
        hashes = {REPORT_ID: hash_of_all(bundled_files()), **titled}
        return Recipe.of(
            dict(sorted(hashes.items())), self.passages, self.encoder.id, self.stores.id
        )

    def load_or_build(self, say: Callable[[str], None], progress: bool = False) -> Library:
        """Returns the index, put together first if it is missing, damaged or out of date.

        Args:
            say: Is told why it is made.
            progress: Whether to show a progress bar while a part is made.

        Raises:
            ReportError: A report of the library cannot be read, or is gone by now.
            IndexFolderError: No sound index is there and none can be written.
        """
        recipe = self.recipe
        try:
            return load(self.folder, recipe, self.stores)
        except IndexFolderError:
            pass
        with building(self.folder):
            try:  # another process may have made it meanwhile
                return load(self.folder, recipe, self.stores)
            except IndexFolderError as error:
                say(building_now(error))
            return read_library(self.folder, self._build(recipe, progress), self.stores)

    def ensure(self) -> None:
        """Puts the index together if it is missing, damaged or out of date; loads nothing.

        Raises:
            ReportError: A report of the library cannot be read, or is gone by now.
            IndexFolderError: The folder cannot be written.
        """
        with building(self.folder):
            try:
                verify(self.folder, read_manifest(self.folder), self.recipe)
            except IndexFolderError:
                self._build(self.recipe, progress=False)

    def build(self, progress: bool = False) -> Manifest:
        """Puts the index together anew, of the parts that there are and those that are missing.

        Raises:
            ReportError: A report of the library cannot be read, or is gone by now.
            IndexFolderError: The folder cannot be written.
        """
        with building(self.folder):
            return self._build(self.recipe, progress)

    def prepare(self, corpus: Corpus, corpus_sha256: str) -> None:
        """Makes the part of a report that is about to be added, for who takes it up then.

        Until it is added the next change of the index may drop that part.

        Args:
            corpus: The report.
            corpus_sha256: Of what `write_corpus` writes of it.

        Raises:
            IndexFolderError: It cannot be written.
        """
        shard = make_shard(corpus, self.encoder, self.passages)
        with building(self.folder):
            self._keep(shard, self._part_recipe(shard.id, corpus_sha256))

    def _build(self, recipe: Recipe, progress: bool) -> Manifest:
        shards = [self._bundled_shard(progress)]
        for member in self.members:
            make = partial(self._made, member.corpus, progress)
            shard = self._shard(member.id, member.corpus_sha256, make)
            shards.append(replace(shard, corpus=retitled(shard.corpus, member.title)))
        shards.sort(key=lambda shard: shard.id)
        made = put_together(shards, recipe, self.encoder, self.folder, self.stores)
        self._drop_others()
        return made

    def _bundled_shard(self, progress: bool) -> Shard:
        files = bundled_files()
        digest = hash_of_all(files)
        read = partial(bundled_corpus, files)
        alone = Recipe.of({REPORT_ID: digest}, self.passages, self.encoder.id)
        return self._shard(REPORT_ID, digest, partial(self._made, read, progress, alone))

    def _made(
        self, read: Callable[[], Corpus], progress: bool, alone: Recipe | None = None
    ) -> Shard:
        """Makes a report's part of the index.

        Args:
            read: Returns the report.
            progress: Whether to show a progress bar.
            alone: What an index of this report alone is made of, which is taken if it is there.
        """
        held = None
        if alone:
            with suppress(IndexFolderError):
                (name,) = alone.reports
                held = read_held(self.data / LocalStores.folder / name, alone)
        return make_shard(read(), self.encoder, self.passages, progress, held)

    def _shard(self, id_: str, digest: str, make: Callable[[], Shard]) -> Shard:
        """Returns a report's part of the index, made first if it is missing or out of date."""
        folder, recipe = self._shards / id_, self._part_recipe(id_, digest)
        try:
            return read_shard(folder, recipe)
        except IndexFolderError:
            shard = make()
        self._keep(shard, recipe)
        return shard

    def _part_recipe(self, id_: str, digest: str) -> Recipe:
        """Returns what a report's part is made of: the same for whichever stores."""
        return replace(self.recipe, reports={id_: digest}, stores="")

    def _keep(self, shard: Shard, recipe: Recipe) -> None:
        folder = self._shards / shard.id
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            # Indexes in other stores have locks of their own, and the same parts.
            with building(self._shards), replacing(folder) as scratch:
                write_shard(shard, scratch, recipe)
        except OSError as error:
            raise IndexFolderError(
                f"The index in {folder} could not be written ({error.strerror or error}).",
                why_unwritten(error),
            ) from error

    def _drop_others(self) -> None:
        """Drops the parts of reports that are no longer in the library."""
        kept = {REPORT_ID, *(one.id for one in self.members)}
        with building(self._shards):
            for folder in self._shards.iterdir():
                if folder.name not in kept:
                    shutil.rmtree(folder, ignore_errors=True)

    @property
    def _shards(self) -> Path:
        return self.data / "index" / SHARDS
