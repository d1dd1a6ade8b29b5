"""A question that asks several things -> one conclusion, each part answered by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from app.answer.conclusion import Conclusion
from app.query.query import Query
from index.rows import SentenceRef

EACH = 2  # sentences said of each part
OPENING = re.compile(r"^(?:en|and|maar|but|ook|also)\s+", re.IGNORECASE)


def together(
    whole: Conclusion, parts: Sequence[Query], concluded: Sequence[Conclusion]
) -> Conclusion:
    """Returns what is to be said to a question of several parts.

    What is concluded of the whole question stays, if no part is answered by itself.

    Args:
        whole: What is concluded of the question as one.
        parts: Its parts.
        concluded: What is concluded of each.
    """
    said = [one for one in concluded if one.reason is None]
    if not said:
        return whole
    declined = [
        query for query, one in zip(parts, concluded, strict=True) if one.reason is not None
    ]
    missing = [*chain(*(one.missing for one in said)), *map(_as_missing, declined)]
    lead = concluded[0].lead
    of_each = [one.refs[:EACH] for one in said]
    refs = _in_turns([lead.refs if lead else (), *of_each])
    return replace(
        said[0],
        result=whole.result,
        confidence=max(one.confidence for one in said),
        refs=refs,
        is_set=False,
        lead=lead,
        opens_with_first=said[0].opens_with_first and concluded[0].reason is None,
        is_partial=bool(declined) or any(one.is_partial for one in said),
        missing=tuple(dict.fromkeys(missing)),
    )


def _in_turns(lists: Sequence[Sequence[SentenceRef]]) -> tuple[SentenceRef, ...]:
    """Returns the first of each list, then the second of each, each sentence once."""
    first, rest = lists[0], lists[1:]
    turns = chain(*zip_longest(*rest))
    return tuple(dict.fromkeys([*first, *(ref for ref in turns if ref is not None)]))


def _as_missing(part: Query) -> str:
    """Returns a part that is not answered as what is missing: "hoeveel het kostte"."""
    text = OPENING.sub("", part.text).rstrip(" ?.!")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
