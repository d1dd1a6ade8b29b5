from __future__ import annotations

from app.query.acts.grams import grams_of, words_of


def test_words_are_folded_and_contracted() -> None:
    assert words_of("What's DÁT, then?") == ["whats", "dat", "then"]


def test_a_line_has_parts_of_words_words_pairs_and_its_ends() -> None:
    assert grams_of(["op", "is"]) == {
        " o", "op", "p ", " op", "op ", " op ", "=op", "^op",
        " i", "is", "s ", " is", "is ", " is ", "=is", "$is",
        "op is", "^op is", "#2",
    }  # fmt: skip


def test_pairs_may_have_a_word_between_them() -> None:
    assert "op…dat" in grams_of(["op", "is", "dat"])


def test_long_lines_are_all_alike_in_length_and_none_has_no_words() -> None:
    assert "#12" in grams_of(["op"] * 40)
    assert grams_of([]) == {"#0"}
