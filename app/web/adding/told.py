"""What becomes of a file, and what the library holds, as HTML in either language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from app.view.templates import Html, Templates
from app.web.adding.draft import STAGES, Draft
from app.wording import WORDING, word
from index.language import Language
from ingest.bundled import REPORT_ID, REPORT_TITLE
from ingest.document import Report
from ingest.library.review import Review
from ingest.library.shelf import MOST_TITLE, Shelf
from ingest.ocr.recognising import can_recognise
from ingest.report_file import MOST_FILE_BYTES

MOST_SHOWN = 200  # pages with doubts; longer lists are not read
# Reasons that are told in the same words as another.
SAME = {
    "crashed": "damaged",
    "lost": "damaged",
    **dict.fromkeys(("pages", "characters", "memory"), "large"),
    **dict.fromkeys(("bomb", "entities", "nested", "files"), "unsafe"),
    **dict.fromkeys(("unknown", "spreadsheet", "presentation", "pages_app"), "kind"),
}
# Doubts of a whole file: the English sentences that say them, and in what words others do.
OF_FILES = (
    (re.compile(r"The form on "), "doubt_xfa"),
    (re.compile(r"The PDF carries files that were not read: (?P<what>.+)\."), "doubt_attachments"),
    (re.compile(r"Page numbers are counted from the page breaks"), "doubt_saved_pages"),
    (re.compile(r"No printed page number|Page numbers before|The page printed as"), "doubt_count"),
    (re.compile(r"The file (?:is|says)|Letters (?:were|seem)"), "doubt_letters"),
)
TEMPLATES = Templates(Path(__file__).parent, Path(__file__).parent.parent)


def failure(reason: str, language: Language, title: str = "", name: str = "") -> str:
    """Returns why something cannot be done, in one sentence.

    Args:
        reason: As errors have it.
        language: Of the person.
        title: Of the report that is there already.
        name: Of the one that it was said of.
    """
    key = f"adding_failed_{SAME.get(reason, reason)}"
    return word(key if key in WORDING else "adding_failed_unexpected", language).format(
        title=title, name=name, bytes=MOST_FILE_BYTES // 1_000_000
    )


def told(draft: Draft | None, language: Language, served: Collection[str]) -> Html:
    """Returns what becomes of a file; nothing if there is none.

    Args:
        draft: The file.
        language: Of the person.
        served: Ids of the reports that can be asked by now.
    """
    if draft is None or draft.stage == "stopped":
        return Html("")
    known, review, corpus = draft.known, draft.review, draft.corpus
    if draft.stage == "failed":
        title = known.title if known else ""
        is_textless = draft.reason == "textless" and not draft.wishes.ocr and can_recognise()
        why = "textless_here" if is_textless else draft.reason
        reason = failure(why, language, title, draft.wishes.id)
        return TEMPLATES.render("failed", reason=reason, name=draft.name, language=language)
    if draft.stage == "done" and known:
        is_asked = known.id in served
        return TEMPLATES.render("done", member=known, is_asked=is_asked, language=language)
    if draft.stage == "ready" and review and corpus:
        doubted = [page for page in review.pages if page.signs]
        return TEMPLATES.render(
            "review",
            report=corpus.report,
            doubted=doubted[:MOST_SHOWN],
            more=max(0, len(doubted) - MOST_SHOWN),
            sure=len(review.pages) - len(doubted),
            count=len(review.pages),
            total=_total(corpus.report),
            general=_general(review, language),
            has_pictures=bool(corpus.report.page_starts) and draft.is_pdf,
            sign=lambda sign: word(_key(sign), language),
            language=language,
        )
    return TEMPLATES.render(
        "progress",
        stages=[stage for stage in STAGES if stage != "recognised" or draft.wishes.ocr],
        stage=draft.stage,
        share=draft.share,
        pages=draft.pages,
        language=language,
    )


def library_html(shelf: Shelf, language: Language) -> Html:
    """Returns the reports of the library, with what can be done to each."""
    return TEMPLATES.render(
        "members",
        bundled=REPORT_TITLE,
        bundled_id=REPORT_ID,
        members=shelf.members(),
        damaged=shelf.damaged(),
        most_title=MOST_TITLE,
        language=language,
    )


def doubt_words(doubt: str, language: Language) -> str:
    """Returns a doubt of a whole file in a language."""
    for pattern, key in OF_FILES if language == "nl" else ():
        if match := pattern.match(doubt):
            return word(key, language).format(**match.groupdict())
    return doubt


def _general(review: Review, language: Language) -> list[str]:
    signs = [word(_key(sign), language) for sign in review.signs]
    return [*signs, *(doubt_words(doubt, language) for doubt in review.doubts)]


def _total(report: Report) -> dict[str, int]:
    """Returns how many there are of what was read, by the keys of their names."""
    kinds = Counter(block.kind for block in report.blocks)
    return {
        "sentences": len(report.sentences),
        "headings": kinds["heading"],
        "tables": kinds["table"],
        "notes": kinds["footnote"],
    }


def _key(sign: str) -> str:
    return f"doubt_{sign.replace(' ', '_')}"
