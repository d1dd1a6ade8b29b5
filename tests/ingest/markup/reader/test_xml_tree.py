from __future__ import annotations

import pytest

from ingest.isolated import StoppedError
from ingest.markup.reader.xml_tree import (
    add_before,
    add_first,
    all_named,
    as_html,
    as_xml,
    first_named,
    name_of,
    parsed,
    remove,
    rename,
    text_in,
    value_of,
)

SPACED = b'<a xmlns="x" xmlns:y="z"><b y:c="1">een</b> twee <d/>drie</a>'


def test_names_and_values_are_told_without_their_namespace() -> None:
    tree = parsed(SPACED)
    assert [name_of(each) for each in tree] == ["b", "d"]
    assert value_of(tree[0], "c") == "1"
    assert value_of(tree[0], "d") == ""
    assert first_named(tree, "b") is tree[0]
    assert first_named(tree, "b", "x") is None
    assert text_in(tree) == "een twee drie"


def test_an_element_is_removed_without_the_text_behind_it() -> None:
    tree = parsed(SPACED)
    for each in all_named(tree, "b", "d"):
        remove(each)
    assert as_xml(tree).endswith(b" twee drie</a>")


def test_elements_are_renamed_and_added_in_their_namespace() -> None:
    tree = parsed(b'<w:a xmlns:w="x"><w:b/></w:a>')
    rename(tree[0], "c", val="1")
    add_first(tree, "d")
    assert as_xml(tree).endswith(b'<w:a xmlns:w="x"><w:d/><w:c w:val="1"/></w:a>')


def test_an_element_is_put_before_another() -> None:
    tree = parsed(b"<a>een<b/></a>")
    add_before(tree[0], "br", {"data-page": "2"})
    add_before(tree, "br", {"data-page": "1"})
    assert as_html(tree) == '<a><br data-page="1">een<br data-page="2"><b></b></a>'


def test_what_is_empty_in_xhtml_swallows_nothing_in_html() -> None:
    xhtml = b'<!DOCTYPE html PUBLIC "x" "y"><html xmlns="z"><title/><p>a&nbsp;b</p></html>'
    assert as_html(parsed(xhtml)) == "<html><title></title><p>a&nbsp;b</p></html>"


def test_what_is_not_well_formed_is_mended_where_that_is_wanted() -> None:
    html = b"<html><head><script src='x'/></head><body><p>a<br>b</p></body></html>"
    with pytest.raises(StoppedError, match="damaged"):
        parsed(html)
    assert text_in(parsed(html, is_mended=True)) == "ab"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"<a>", "damaged"),
        (b"\xff\xfe\xff", "damaged"),
        (b"<a>" * 300 + b"</a>" * 300, "nested"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entities"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"), "entities"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', "entities"),
    ],
)
def test_what_is_no_plain_xml_is_not_read(data: bytes, reason: str) -> None:
    with pytest.raises(StoppedError) as caught:
        parsed(data)
    assert caught.value.reason == reason


def test_a_document_type_elsewhere_is_not_fetched() -> None:
    tree = parsed(b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>b</a>')
    assert text_in(tree) == "b"
    assert b"DOCTYPE" not in as_xml(tree)
