"""The first page of what is there at a glance, and a page for each overview, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from app.view.glance.groups import beside, first_of_all, groups, parent_of, parts_of
from app.view.glance.picture import drawn
from app.view.glance.rows import Row, are_cards, column_labels, paired, rows, with_figures
from app.view.glance.timeline import years
from app.view.markup import VIEW
from app.view.templates import Html
from index.language import Language
from ingest.corpus import Corpus
from ingest.document import Block
from ingest.overviews import Overview


def glance_html(corpus: Corpus, language: Language) -> Html:
    """Returns the first page: the report in short, its figures and time, and all overviews."""
    overviews = corpus.overviews
    hint = "glance_hint" if corpus.anticipated else "glance_hint_own"
    return VIEW.render(
        "glance",
        language=language,
        hint=hint if overviews else "no_overviews",
        report_id=corpus.report.id,
        summary=_in_full(corpus, first_of_all(overviews, "summary"), language),
        figures=_in_full(corpus, first_of_all(overviews, "figures"), language),
        timeline=_in_full(corpus, first_of_all(overviews, "timeline"), language),
        groups=groups(overviews),
        place_of=partial(_place, corpus),
        short_titles=short_titles,
        picture_of=lambda shown: drawn(years(shown, language)),
        with_figures=with_figures,
    )


def overview_html(corpus: Corpus, overview: Overview, language: Language) -> Html:
    """Returns the page of an overview."""
    overviews, shown = corpus.overviews, rows(corpus, overview, language)
    form = _form(overview, shown)
    in_time = years(shown, language) if form == "timeline" else []
    pairs = paired(shown) if form == "pairs" else []
    has_heading = isinstance(overview.scope, tuple)
    return VIEW.render(
        "overview",
        language=language,
        report_id=corpus.report.id,
        overview=overview,
        rows=shown,
        form=form,
        pairs=pairs,
        columns=column_labels(pairs),
        years=in_time,
        picture=drawn(in_time),
        parent=parent_of(overview, overviews) if has_heading else None,
        parts=parts_of(overview, overviews) if has_heading else [],
        beside=beside(overview, overviews),
        place_of=partial(_place, corpus),
        short_titles=short_titles,
        with_figures=with_figures,
        has_insertions=any(
            piece.element == "ins" for row in shown for piece in row.pieces_in(language)
        ),
    )


def short_titles(overviews: Sequence[Overview], language: Language) -> list[str]:
    """Returns the titles of overviews in a list, without words that all of them end with."""
    titles = [one.title[language].split() for one in overviews]
    backwards = zip(*(reversed(words) for words in titles), strict=False)
    shared = len([*takewhile(lambda words: len(set(words)) == 1, backwards)])
    # A single title, or one that would have no words left, stays as it is.
    kept = len(titles) > 1 and all(len(words) > shared for words in titles)
    return [" ".join(words[: len(words) - shared * kept]) for words in titles]


def _form(overview: Overview, shown: list[Row]) -> str:
    """Returns how an overview is shown: as a "timeline", "pairs", "cards" or "rows"."""
    if any(row.item.pair is not None for row in shown):
        return "pairs"
    if overview.kind == "timeline" and all(row.item.date for row in shown):
        return "timeline"
    return "cards" if are_cards(overview, shown) else "rows"


def _in_full(
    corpus: Corpus, overview: Overview | None, language: Language
) -> tuple[Overview, list[Row]] | None:
    return (overview, rows(corpus, overview, language)) if overview else None


def _place(corpus: Corpus, overview: Overview) -> Block | None:
    """Returns the block in which the part begins that an overview sums up; None without one."""
    scope = overview.scope
    if isinstance(scope, str):
        return None
    return next(one for one in corpus.report.blocks if one.section[: len(scope)] == scope)
