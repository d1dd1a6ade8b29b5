from __future__ import annotations

from dataclasses import replace

from ingest.automatic.reading import read_automatically
from ingest.automatic.source import Source, paginate
from ingest.library.review import Review, review_of

HEADED = "1 Water\n\nHet water steeg in mei. Ook hield de dijk.\n"
PLAIN = "Er is niets gebeurd in de polder, ook niet bij de sluis.\n"


def reviewed(text: str, *signs: str) -> Review:
    """Returns the review of a text with one word of signs a page, separated by "+"."""
    found = tuple(frozenset(sign.split("+")) - {""} for sign in signs)
    source = replace(paginate(text, "0" * 64), signs=found)
    return review_of(source, read_automatically(source, "nota", "Nota", "nl"))


def test_each_page_says_what_was_read_and_doubted_of_it() -> None:
    review = reviewed(f"{HEADED}\f{PLAIN}\f", "", "picture+comments")
    first, second = review.pages
    assert (first.number, first.page, first.headings, first.signs) == (1, 1, ("1 Water",), ())
    assert first.sentences == 3
    assert second.signs == ("comments", "picture")
    assert (review.signs, review.doubts) == ((), ())


def test_a_page_without_text_is_told_unless_it_is_known_why() -> None:
    review = reviewed(f"{HEADED}\f \f \f{PLAIN}\f", "", "", "image", "")
    assert [page.signs for page in review.pages] == [(), ("empty",), ("image",), ()]
    assert [page.page for page in review.pages] == [1, None, None, 4]


def test_a_page_that_is_no_running_text_is_not_said_to_be_empty() -> None:
    contents = "Inhoud\n1 Water ........ 2\n2 Dijken ........ 3\n3 Sluizen ........ 4\n"
    source = replace(paginate(f"{HEADED}\f{contents}\f{PLAIN}\f", "0" * 64), signs=())
    report = read_automatically(source, "nota", "Nota", "nl")
    left = replace(report, blocks=tuple(one for one in report.blocks if one.page != 2))
    assert [page.signs for page in review_of(source, left).pages] == [(), ("left out",), ()]


def test_a_page_with_the_rest_of_a_sentence_is_not_said_to_be_empty() -> None:
    review = reviewed(
        f"{HEADED}Daarna zakte het water tot\fde oude stand bij\fde sluis.\f{PLAIN}\f"
    )
    assert [page.signs for page in review.pages] == [(), (), (), ()]


def test_what_is_doubted_of_all_pages_is_told_once() -> None:
    review = reviewed(f"{HEADED}\f{PLAIN}\f", "untagged", "untagged+boxes")
    assert review.signs == ("untagged",)
    assert [page.signs for page in review.pages] == [(), ("boxes",)]


def test_a_long_report_without_headings_is_doubted() -> None:
    assert reviewed(f"{PLAIN}\f" * 4).signs == ("no headings",)
    assert reviewed(f"{PLAIN}\f" * 3).signs == ()


def test_doubts_of_the_file_that_are_of_no_page_are_kept_and_others_are_not_repeated() -> None:
    source = paginate(f"{HEADED}\f{PLAIN}\f", "0" * 64)
    told = "Comments and stamps on page 2 of the file were not read."
    source = replace(
        source, signs=(frozenset(), frozenset({"comments"})), doubts=(told, "The file is odd.")
    )
    report = read_automatically(source, "nota", "Nota", "nl")
    assert review_of(source, report).doubts == ("The file is odd.",)


def test_a_text_without_pages_is_told_by_its_parts() -> None:
    source: Source = replace(paginate(f"{HEADED}{PLAIN}", "0" * 64), is_paged=False)
    (part,) = review_of(source, read_automatically(source, "nota", "Nota", "nl")).pages
    assert (part.number, part.sentences, part.headings) == (1, 4, ("1 Water",))
