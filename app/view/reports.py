"""The reports as people meet them: what they are called, and links to what stands in them.

A link names the report and the sentence, dossier or overview in it: `?s=REPORT:b066.2`,
`?d=REPORT:E001`, `?o=REPORT:o-timeline`, `?r=REPORT`. Links made when there was one report name
none (`?s=b066.2`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import quote, urlencode

from app.view.entity_names import EntityNames
from index.library import Library
from index.rows import SentenceRef
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from ingest.document import Report, SentenceKey

ALL_DOSSIERS = "all"
ALL_OVERVIEWS = "all"
REFERENCE = re.compile(r"(?:([\w-]{1,100}):)?([\w-]{1,40})\.(\d{1,6})")
NAMED = re.compile(r"([\w-]{1,100})(?::|$)")
PART = re.compile(r"(?:([\w-]{1,100}):)?([\w-]{1,40})")


class Reports:
    """The reports that can be read, one of them the first to open.

    Args:
        corpora: At least one, each with an id of its own.
    """

    def __init__(self, corpora: Iterable[Corpus]) -> None:
        self.corpora = {corpus.report.id: corpus for corpus in corpora}
        self.names = {id_: EntityNames(corpus.entities) for id_, corpus in self.corpora.items()}
        self.first = first_of(self.corpora)
        self._titles = {id_: corpus.report.title for id_, corpus in self.corpora.items()}

    @property
    def ids(self) -> list[str]:
        """All of them, the one to open at first before the others."""
        return [self.first, *(id_ for id_ in self.corpora if id_ != self.first)]

    def report(self, id_: str) -> Report:
        """Returns the report with this id."""
        return self.corpora[id_].report

    def title(self, id_: str) -> str:
        """Returns what tells a report from the others; "" if there are no others."""
        if len(self.corpora) == 1:
            return ""
        title = self._titles[id_]
        is_shared = Counter(self._titles.values())[title] > 1
        return f"{title} ({id_})" if is_shared else title

    def known(self, id_: object) -> str:
        """Returns the id of a report if there is such a one, else that of the first."""
        return id_ if isinstance(id_, str) and id_ in self.corpora else self.first

    def is_gone(self, reference: str) -> bool:
        """Returns whether a reference to a report, or to a part of one, names none that there is.

        Such a link was made when the report was in the library.
        """
        match = NAMED.match(reference)
        return match is not None and match[1] not in self.corpora

    def find(self, reference: str) -> SentenceRef | None:
        """Returns the sentence that a reference names, or None if there is none such."""
        match = REFERENCE.fullmatch(reference)
        if match is None:
            return None
        report_id, key = match[1] or self.first, SentenceKey(match[2], int(match[3]))
        corpus = self.corpora.get(report_id)
        return SentenceRef(report_id, key) if corpus and key in corpus.report.sentences else None

    def find_part(self, reference: str) -> tuple[str, str]:
        """Returns the report that a reference to a dossier or overview names, and the latter's id.

        If there is no such report, that is the first one and "".
        """
        match = PART.fullmatch(reference)
        if match is None or match[1] not in (None, *self.corpora):
            return self.first, ""
        return match[1] or self.first, match[2]


def first_of(ids: Collection[str]) -> str:
    """Returns which report is meant where none is named: the bundled one, else the first by id.

    Args:
        ids: Of reports, at least one.
    """
    return REPORT_ID if REPORT_ID in ids else min(ids)


def own_title(library: Library) -> str:
    """Returns the titles of reports that nothing was prepared for; "" if one is the bundled one."""
    corpora = library.corpora.values()
    if any(corpus.anticipated for corpus in corpora):
        return ""
    return ", ".join(corpus.report.title for corpus in corpora)


def reference(ref: SentenceRef) -> str:
    """Returns what a link to a sentence carries: "migratierapportage-2023:b015.0"."""
    return f"{ref.report_id}:{ref.key.block}.{ref.key.number}"


def sentence_link(ref: SentenceRef) -> str:
    """Returns the durable link to a sentence in the reading room."""
    return f"?s={quote(reference(ref), safe=':')}"


def dossier_link(report_id: str, entity_id: str) -> str:
    """Returns the durable link to an entity's dossier, or to the list of `ALL_DOSSIERS`."""
    return f"?d={quote(report_id)}:{entity_id}"


def overview_link(report_id: str, overview_id: str) -> str:
    """Returns the durable link to an overview, or to the list of `ALL_OVERVIEWS`."""
    return f"?o={quote(report_id)}:{overview_id}"


def report_link(report_id: str) -> str:
    """Returns the durable link to the beginning of a report."""
    return f"?r={quote(report_id)}"


def question_link(questions: Sequence[str]) -> str:
    """Returns the link that asks one question after the other; no server is sent what it asks."""
    return "#" + urlencode([("q", question) for question in questions])
