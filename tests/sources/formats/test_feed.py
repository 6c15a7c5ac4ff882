"""RSS and Atom: a document an entry, its fullest text, its day; what is broken or hostile is refused."""

from __future__ import annotations

import time

import pytest

from onrecord import Document, Failure, Settings, sources
from onrecord.errors import SourceError
from onrecord.sources.formats import feed

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Lisk Daily</title><link>https://lisk.example/</link><language>en</language>
<image><title>A logo</title></image>
<item><title>Fire &amp;amp; smoke</title><link>https://lisk.example/1</link>
  <pubDate>Sat, 26 Nov 2022 08:30:00 +0200</pubDate>
  <media:content url="a.jpg"/><description>Short.</description>
  <content:encoded><![CDATA[<p>Two firemen <b>died</b> in Lisk.</p><script>bad()</script><p>Six were hurt &#128293;</p>]]></content:encoded></item>
<item><title>Rain</title><description>It rained &lt;br&gt; all day.</description><pubDate>soon</pubDate></item>
<item><title>Nothing</title></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Vell Post</title>
<entry><title>Flood</title><link rel="self" href="https://vell.example/self"/><link href="https://vell.example/2"/>
<published>2022-11-26T10:00:00Z</published><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Nine <i>homes</i> were flooded.</div></content></entry></feed>"""


def test_each_entry_of_rss_is_a_document_of_its_fullest_text():
    first, second, third = feed.read(RSS, Settings(), "2020-01-01")
    assert first[1] == Document(
        id=first[1].id,
        text="Two firemen died in Lisk.\n\nSix were hurt 🔥",
        published="2022-11-26T08:30:00+02:00",
        url="https://lisk.example/1",
        title="Fire & smoke",
        publisher="Lisk Daily",
        language="en",
    )
    assert (second[1].text, second[1].published) == ("It rained\n\nall day.", "2020-01-01")
    assert third[0] == 3
    assert str(third[1]).startswith("is empty")


def test_atom():
    ((number, made),) = feed.read(ATOM, Settings())
    assert (number, made.text, made.url) == (1, "Nine homes were flooded.", "https://vell.example/2")
    assert (made.published, made.publisher, made.language) == (
        "2022-11-26T10:00:00+00:00",
        "Vell Post",
        "en-GB",
    )


def test_a_feed_is_told_by_its_beginning_and_a_page_is_none(tmp_path):
    (tmp_path / "a.xml").write_bytes(RSS)
    found = list(sources.read([str(tmp_path / "a.xml")]))
    assert [one.source.rpartition(", ")[2] for one in found] == ["entry 1", "entry 2", "entry 3"]
    assert [type(one.result) for one in found] == [Document, Document, Failure]
    assert {one.origin for one in found} == {str(tmp_path / "a.xml")}
    assert sum(one.size for one in found) == len(RSS)
    assert feed.is_feed(ATOM)
    assert not feed.is_feed(b"<?xml version='1.0'?><html><body>x</body></html>")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (RSS[:-20], "is not valid XML"),
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>', "declares an XML entity"),
        (b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "declares an XML entity"),
        (b"<rss><channel></channel></rss>", "without entries"),
        (b"<rss>" * 300, "elements inside each other"),
    ],
)  # fmt: skip
def test_what_is_broken_or_hostile_is_refused(data, message):
    with pytest.raises(SourceError, match=message):
        list(feed.read(data, Settings()))


@pytest.mark.parametrize("piece", ["<", "<p", "<!--", "<script>", "<a b=", "<p>", "</", "&lt;", "\0"])
def test_html_of_an_entry_is_read_in_linear_time(piece):
    began = time.process_time()
    feed.plain(piece * 200_000)
    assert time.process_time() - began < 2
