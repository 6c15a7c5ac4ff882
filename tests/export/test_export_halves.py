"""Records that a program made with half of a surrogate pair in a text: no format writes one."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pytest
from surrogates import HALF, spoilt

from onrecord import RecordError, to_dataframe
from onrecord.export.chosen import OF_INCIDENTS, Case, Chosen, Read
from onrecord.export.formats import ALL, FORMATS, write, write_folder
from onrecord.incidents import link

EACH = [(name, kind) for name, form in FORMATS.items() for kind in form.kinds]
NAME = "$.parties[0].name.value"
SHOWN = (NAME, "$.places[0].value.name", "$.attributions[0].content.value", "$.tolls[0].subject.value")


def chosen(kind, record):
    if kind not in OF_INCIDENTS:
        return Chosen(kind, Counter(), reads=[Read(record)])
    return Chosen(kind, Counter(), cases=[Case(one, {record.document.id: record}) for one in link([record])])


def written(name, about, tmp_path):
    if FORMATS[name].folder:
        return write_folder(FORMATS[name], about, tmp_path / name)
    return write(FORMATS[name], about, BytesIO())


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_no_format_takes_half_of_a_surrogate_pair(record, tmp_path, name, kind):
    """Most ended as an UnicodeEncodeError without a place; KML and CoNLL-U wrote what is no XML, or nothing."""
    if name == "ftm":
        pytest.importorskip("followthemoney")
    false = dict(spoilt(record))[NAME]
    written(name, chosen(kind, record), tmp_path)
    with pytest.raises(
        RecordError, match=r"parties\[0\].name.value has half of a surrogate pair at character 1"
    ):
        written(name, chosen(kind, false), tmp_path)


def test_no_workbook_no_data_frame(record):
    false = dict(spoilt(record))[NAME]
    with pytest.raises(RecordError, match="half of a surrogate pair"):
        write(FORMATS["xlsx"], chosen(ALL, false), BytesIO())
    for kind in ("tolls", "parties", "records"):
        with pytest.raises(RecordError, match="half of a surrogate pair"):
            to_dataframe([false], kind)


def test_a_notebook_shows_it_as_what_it_is(record):
    made = [false._repr_html_() for path, false in spoilt(record) if path in SHOWN]
    assert len(made) == len(SHOWN)
    assert any("x&lt;U+D800&gt;" in one for one in made)
    assert not any(HALF in one for one in made)
    for one in made:
        one.encode()
