"""Maps: GeoJSON read by geojson, KML by lxml against what the standard says; hostile words stay words."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import geojson
import msgspec
import pytest
from lxml import etree

from onrecord.export.chosen import Case, Chosen, Read
from onrecord.export.formats import FORMATS, write
from onrecord.incidents import link

KML = {"k": "http://www.opengis.net/kml/2.2"}


def written(name, kind, record):
    if kind in ("incidents", "accounts"):
        about = Chosen(kind, Counter(), cases=[Case(one, {"d1": record}) for one in link([record])])
    else:
        about = Chosen(kind, Counter(), reads=[Read(record)])
    stream = BytesIO()
    write(FORMATS[name], about, stream)
    return stream.getvalue(), about


@pytest.mark.parametrize("kind", FORMATS["geojson"].kinds)
def test_geojson_is_valid_and_longitude_comes_first(record, kind):
    body, _ = written("geojson", kind, record)
    found = geojson.loads(body)
    assert found.is_valid, found.errors()
    points = [one.geometry.coordinates for one in found.features if one.geometry]
    assert bool(points) == (kind != "attributions")  # where something was said is not told in it
    assert {tuple(one) for one in points} <= {(49.1, -12.3456)}


def test_what_has_no_place_is_in_the_file_and_counted(record):
    body, about = written("geojson", "tolls", record)
    assert [one.geometry is None for one in geojson.loads(body).features] == [False, True, True]
    assert about.lost["items have no point: they are in the file without one"] == 2


@pytest.mark.parametrize("kind", FORMATS["kml"].kinds)
def test_kml_has_a_placemark_an_item_with_its_columns(record, kind):
    body, _ = written("kml", kind, record)
    marks = etree.fromstring(body).findall(".//k:Placemark", KML)
    assert marks
    points = {one.findtext("k:Point/k:coordinates", None, KML) for one in marks} - {None}
    assert points == (set() if kind == "attributions" else {"49.1,-12.3456"})
    assert all(one.find("k:ExtendedData/k:Data/k:value", KML) is not None for one in marks)


def test_kml_has_the_days_of_an_event(record):
    body, _ = written("kml", "events", record)
    (span,) = etree.fromstring(body).findall(".//k:TimeSpan", KML)
    assert [one.text for one in span] == ["2022-05-01", "2022-05-31"]


def test_words_of_strangers_are_escaped_in_kml(record):
    title = "<script>&\x01]]>"
    where = msgspec.structs.replace(
        record.places[0], value=msgspec.structs.replace(record.places[0].value, name=title)
    )
    body, about = written("kml", "places", msgspec.structs.replace(record, places=(where,)))
    (mark,) = etree.fromstring(body).findall(".//k:Placemark", KML)
    assert mark.findtext("k:name", None, KML) == "<script>&\ufffd]]>"
    assert about.lost["characters that XML has no place for are shown as \ufffd"] == 2
