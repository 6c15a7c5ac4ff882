"""Which characters of a report show as what."""

from __future__ import annotations

import io
import time

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.style import Style

from onrecord.export.terminal.evidence import STYLES, Mark, legend, marks, report, segments

MARKS = st.lists(
    st.builds(lambda start, size, kind: Mark(start, start + size, kind),
              st.integers(0, 40), st.integers(1, 20), st.sampled_from(list(STYLES)))
)  # fmt: skip


@given(MARKS, st.integers(0, 50))
def test_the_pieces_are_the_text_and_each_shows_evidence_that_is_there(found, size):
    pieces = list(segments(size, found))
    assert [at for piece in pieces for at in range(piece.start, piece.end)] == list(range(size))
    for start, end, kind in pieces:
        around = {mark.kind for mark in found if mark.start <= start and end <= mark.end <= size}
        assert kind in around or (kind == "" and not around)


def test_the_shortest_shows_and_of_equals_the_later_kind():
    found = [Mark(0, 9, "words said"), Mark(3, 6, "place"), Mark(3, 6, "toll"), Mark(4, 5, "time")]
    assert [(piece.start, piece.kind) for piece in segments(9, found)] == [
        (0, "words said"), (3, "place"), (4, "time"), (5, "place"), (6, "words said"),
    ]  # fmt: skip


def test_much_evidence_takes_no_time():
    found = [Mark(at, 200_000 - at, "words said") for at in range(0, 100_000, 2)]
    started = time.process_time()
    assert sum(1 for _ in segments(200_000, found)) > 50_000
    assert time.process_time() - started < 10


def test_the_report_is_shown_word_for_word_in_the_styles_of_its_evidence(record):
    shown = report(record)
    assert shown.plain == record.document.text.rstrip()
    styled = {shown.plain[span.start : span.end]: span.style for span in shown.spans}
    assert styled["at least a hundred"] == STYLES["toll"]
    assert styled["Marnovo"] == STYLES["place"]
    assert styled["Friday"] == STYLES["time"]
    assert styled["highly likely"] == STYLES["how sure"]
    assert styled["Ana Orel"] == STYLES["who said it"]
    assert styled["told"] == STYLES["said"]
    assert styled["hit"] == STYLES["happening"]


def test_the_legend_names_the_kinds_that_are_there(record):
    assert set(legend(record).plain.split(" · ")) == {mark.kind for mark in marks(record)} == set(STYLES)


def test_the_kinds_are_told_apart_by_their_faces_alone(record):
    faces = {kind: Style.parse(style).without_color.render("x") for kind, style in STYLES.items()}
    assert len(set(faces.values())) == len(STYLES)


def test_a_terminal_without_colours_gets_no_colour(record):
    stream = io.StringIO()
    Console(file=stream, force_terminal=True, no_color=True, color_system="standard", width=100).print(
        report(record)
    )
    assert "\x1b[1;4mat least a hundred\x1b[0m" in stream.getvalue()
    assert "\x1b[3" in stream.getvalue()
    assert not any(f"{code}m" in stream.getvalue() for code in range(30, 38))
