"""Somebody's page: what they are quoted saying over all reports, with its sentences; the list of all."""

from __future__ import annotations

import html
import re

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.web import app


def test_what_somebody_says_stands_in_its_sentence_by_date(room):
    page = room.get("/people/Iryna Halushko").text
    assert "<h1><bdi hx-ignore>Iryna Halushko</bdi></h1>" in page
    assert "spokeswoman" in page
    assert "namesakes are not told apart" in page
    assert 'class="words"' in page
    assert "in their own words" in page
    days = re.findall(r"<time>(\d+) ", page)
    assert days == sorted(days, reverse=True)
    context = html.unescape(re.search(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.DOTALL)[1])
    assert "Halushko" in re.sub("<[^>]+>", "", context)
    report = re.search(r'href="(/reports/[^"]+item=attributions[^"#]+)', page)[1]
    assert 'class="card"' in room.get(html.unescape(report)).text


def test_what_was_said_is_sifted_by_words(room):
    assert room.get("/people/iryna halushko?words=missile").text.count("<blockquote") >= 1
    none = room.get("/people/iryna halushko?words=xyzzy").text
    assert "Nothing that was said has these words" in none
    assert room.get("/people/iryna halushko", params={"words": '"'}).status_code == 400


def test_nobody_of_a_name_is_a_page_in_words(room):
    assert room.get("/people/nobody at all").status_code == 404
    assert room.get("/people/%20").status_code == 404


def test_all_who_are_quoted_are_listed_and_looked_for(room, archive):
    page = room.get("/people").text
    assert page.count('href="/people/') == archive.voices().total
    for address in re.findall(r'href="(/people/[^"]+)"', page):
        assert room.get(address).status_code == 200
    assert "iryna%20halushko" in room.get("/people?name=HALUSHKO").text
    assert "Nobody of this name" in room.get("/people?name=xyzzy").text
    assert room.get("/people?from=999999").status_code == 400


def test_pages_go_on(tmp_path, records):
    with Archive(tmp_path / "many.onrecord") as archive:
        for number in range(25):
            document = msgspec.structs.replace(records[0].document, id=f"n{number}")
            archive.add(msgspec.structs.replace(records[0], document=document))
    room = TestClient(app(tmp_path / "many.onrecord"), base_url="http://localhost")
    first = room.get("/people/iryna halushko?words=missile").text
    assert "/people/iryna%20halushko?words=missile&amp;from=20" in first
    last = room.get("/people/iryna halushko?words=missile&from=20").text
    assert last.count("<blockquote") == 5
    assert "Previous" in last


@pytest.mark.parametrize("item", ["attributions.a2", "parties.p6"])
def test_a_card_leads_to_all_that_its_voice_says(visitor, item):
    address = re.search(r'class="heard"><a href="([^"]+)"', visitor.card(item))[1]
    assert visitor.room.get(address).status_code == 200
    assert 'class="heard"' not in visitor.card("tolls.t1")
