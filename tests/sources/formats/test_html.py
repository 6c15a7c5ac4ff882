from __future__ import annotations

import sys

import pytest
from given import PAGE, one, put, results, stdin
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import sources
from onrecord.config import Settings
from onrecord.model import Document
from onrecord.sources.formats import html

HOLDER = "<html><body><p " + " ".join(f"a{n}='x'" for n in range(30_000)) + ">Ten died.</p></body></html>"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Document:
    return one(put(tmp_path_factory.mktemp("html"), "a.html", PAGE))


def test_a_page_gives_its_main_text(made):
    assert made.text == (
        "Bridge falls\n"
        "Four people were hurt when a bridge fell on 3 May 2020, the mayor said — in Košice.\n"
        "“We will rebuild it,” Ana Orel told reporters. It was the second such fall in a year."
    )


def test_a_page_gives_what_its_head_says(made):
    assert made.published == "2022-11-26"
    assert (made.title, made.publisher, made.url) == (
        "Bridge falls",
        "Marn Herald",
        "https://marn.example/a/1",
    )


def test_the_day_that_was_given_beats_the_one_found_and_running_text_gives_none(tmp_path):
    undated = PAGE.replace("2022-11-26T08:00:00+02:00", "").replace(
        "Bridge falls</h1>", "The fall of 3 May 2020</h1>"
    )
    page = put(tmp_path, "b.html", undated)
    assert one(page).published is None
    assert one(put(tmp_path, "a.htm", PAGE), published="2020-01-01").published == "2020-01-01"


def test_a_page_is_known_by_its_first_bytes(monkeypatch, made):
    for data in (PAGE.encode("utf-16"), b"\n <!-- x -->" + PAGE.encode(), PAGE.encode("utf-8-sig")):
        stdin(monkeypatch, data)
        assert one("-").text == made.text


@pytest.mark.parametrize("data", [b"<b", b"2 < 3 and <p> is", b"", b"<pre-war> talks", b"<a"])
def test_what_is_no_page(data):
    assert not html.is_page(data)


@pytest.fixture(scope="module")
def parser():
    with html.Parser(Settings()) as made:
        yield made


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                b"<p>",
                b"<div a='",
                b"&#0;",
                b"&#xD800;",
                b"<!--",
                b"<![CDATA[",
                b"\x1b",
                b"Ten people died, the mayor said. ",
            ]
        )
        | st.binary(max_size=9),
        max_size=30,
    )
)
def test_any_page_gives_a_document_or_a_clear_error(parser, pieces):
    try:
        said = html.read(
            PAGE.encode().replace(b"<h1>", b"".join(pieces) + b"<h1>"), Settings(), parser=parser
        )[0].id
    except sources.SourceError as error:
        said = str(error).partition(": ")[2]
    assert said


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "is empty: give the page as the browser saves it"),
        (
            "<html><body>" + "<div>" * 256 + "<p>Four people died.</p>" + "</div>" * 256,
            "has no main text that we can find",
        ),
        ("<html><body></body></html>", "has no main text that we can find"),
        ("%PDF-1.4", "is a PDF file"),
    ],
)
def test_a_page_that_gives_nothing_is_a_failure(tmp_path, page, message):
    result = one(put(tmp_path, "a.html", page))
    assert (result.stage, message in result.message) == ("html", True)


def test_a_page_that_holds_the_parser_is_given_up_and_the_next_is_read(tmp_path, made):
    names = [put(tmp_path, "a.html", HOLDER), put(tmp_path, "b.html", PAGE)]
    late, after = results(*names, setup=Settings(html_seconds=6))
    assert late.message == "takes the HTML parser over 6 seconds: save the report as plain text"
    assert after.text == made.text


def test_a_parser_that_ends_says_why_and_another_takes_its_place(monkeypatch):
    with html.Parser(Settings()) as parser:
        process = parser.started()
        process.kill()
        process.wait()
        with pytest.raises(sources.SourceError, match=r"ends the HTML parser \(exit -9\): save the report"):
            parser.parse(PAGE)
        assert parser.parse(PAGE).title == "Bridge falls"
        parser.started().kill()
        assert parser.parse(PAGE).title == "Bridge falls"  # not the fault of this page: a fresh one is asked
    assert parser.process is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process surely")
def test_a_parser_without_memory_is_a_failure_not_a_crash(tmp_path):
    result = one(put(tmp_path, "a.html", PAGE), setup=Settings(html_megabytes=40))
    assert result.stage == "html"
    assert "ends the HTML parser" in result.message


def test_text_needs_no_parser(tmp_path, monkeypatch):
    monkeypatch.setattr(html.Parser, "started", lambda self: pytest.fail("a process was started"))
    assert one(put(tmp_path, "a.txt", "Ten died.")).text == "Ten died."
