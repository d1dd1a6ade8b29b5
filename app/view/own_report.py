"""Whether the report that is answered from is one of the user's own, and what it is called."""

from __future__ import annotations

from index.library import Library


def own_title(library: Library) -> str:
    """Returns the title of a report that nothing was prepared for; "" for the bundled one."""
    corpora = library.corpora.values()
    if any(corpus.anticipated for corpus in corpora):
        return ""
    return next(iter(corpora)).report.title
