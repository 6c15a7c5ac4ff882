"""A gazetteer of all of GeoNames from lines of ours: what becomes of them, going on, lines that are bad."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer import full, merge, state
from onrecord.gazetteer.full import Full, told
from onrecord.gazetteer.layout import Row, pack
from onrecord.gazetteer.lookup import Gazetteer


def line(number: int, name: str, others: str = "", *, kind: str = "P.PPL", **more: str) -> str:
    """A line of allCountries.txt."""
    where, people = more.get("where", "UA.08"), more.get("people", "0")
    group, code = kind.split(".")
    country, first, *second = where.split(".")
    columns = [
        str(number),
        name,
        name,
        others,
        "48.5",
        "39.25",
        group,
        code,
        country,
        "",
        first,
        *(second or [""]),
    ]
    return "\t".join([*columns, "", "", people, "", "100", "Europe/Kyiv", "2024-01-01"])


LINES = [
    line(101, "Orlyk", "Orlik,Орлик,ORL", people="5000"),
    line(102, "Orlyk", where="UA.05", people="90000"),
    line(103, "Lake Tamen", kind="H.LK"),
    line(104, "Mount Tamen", kind="T.MT"),
    line(105, "Luhansk", "Luganskaya Oblast'", kind="A.ADM1"),
    line(106, "Ukraine", "Ukrajina", kind="A.PCLI", where="UA.00"),
    line(107, "Ostra", kind="P.PPLC"),
    line(108, "Tamen District", kind="A.ADM2", where="UA.08.0812"),
]
OTHERS = [
    "1\t101\ten\tEagleton\t1\t\t\t\t\t",
    "2\t101\tlink\tHttps://example.org/Orlyk\t\t\t\t\t\t",
    "3\t999\ten\tNowhere\t\t\t\t\t\t",
]


def written(folder: Path, lines: list[str] = LINES, others: list[str] = OTHERS) -> tuple[Path, Path, Path]:
    """The two files of GeoNames, and where the gazetteer will be."""
    places, alternates = folder / "allCountries.txt", folder / "alternateNamesV2.txt"
    for path, rows in ((places, lines), (alternates, others)):
        whole = "\n".join(rows) + "\n"
        if not path.exists() or path.read_text() != whole:  # a file of another moment would begin anew
            path.write_text(whole)
    return places, alternates, folder / "full.bin"


def quiet(stage: str, done: int, whole: int) -> None:
    """Tell nobody."""


def built(
    folder: Path,
    lines: list[str] = LINES,
    report: full.Report = quiet,
    ground: Gazetteer | None = None,
) -> tuple[Full, Gazetteer]:
    """A build of some lines, and what it made."""
    made = Full(*written(folder, lines), report)
    if ground is not None:
        made.ground = ground
    made.build()
    return made, Gazetteer(folder / "full.bin")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The gazetteer of the lines above."""
    return built(tmp_path_factory.mktemp("full"))[1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Orlyk", [(102, "Orlyk", "city", True), (101, "Orlyk", "city", True)]),  # the larger one first
        ("Orlik", [(101, "Orlyk", "city", False)]),
        ("Eagleton", [(101, "Orlyk", "city", False)]),
        ("Lake Tamen", [(103, "Lake Tamen", "water", True)]),
        ("Mount Tamen", [(104, "Mount Tamen", "mountain", True)]),
        ("Ukrajina", [(690791, "Ukraine", "country", False)]),  # a place of ours, with its number
        ("Tamen District", [(108, "Tamen District", "district", True)]),
        ("Nowhere", []),
        ("ORL", []),
    ],
)
def test_a_name_leads_to_its_places(
    made: Gazetteer, name: str, expected: list[tuple[int, str, str, bool]]
) -> None:
    assert [(one.geonames_id, one.name, one.kind, one.own) for one in made.named(name)] == expected


def test_what_ships_is_the_ground(made: Gazetteer) -> None:
    (town,) = made.named("Ostra")
    assert (town.country, town.region_code, town.code, town.latitude) == ("UA", "UA.08", "*", 48.5)
    assert [one.kind for one in made.named("Minnesota")] == ["region"]
    assert made.named("Luganskaya Oblast")[0].region_code == "UA.08"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A gazetteer of one country and one region to build on."""
    path = tmp_path_factory.mktemp("small") / "places.bin"
    rows = [
        Row(0, "Ukraine", 49.0, 32.0, 10, "UA", 0, -1, "country", 400),
        Row(0, "Luhansk", 49.0, 39.0, 10, "UA.08", 0, 1, "region", 90),
    ]
    path.write_bytes(pack(rows, {"ukraine": [(0, True)], "luhansk": [(1, True)]}))
    return Gazetteer(path)


def test_it_goes_on_where_it_was_interrupted(
    tmp_path: Path, small: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    _, at_once = built(tmp_path / "one", ground=small)
    monkeypatch.setattr(full, "STEP", 3)
    stops = [
        ("allCountries.txt", 1),
        ("allCountries.txt", 2),
        ("alternateNamesV2.txt", 1),
        ("names", 7),
        ("names", 99),
    ]
    for stop in stops:
        with pytest.raises(KeyboardInterrupt):
            built(tmp_path / "two", report=interrupting(*stop), ground=small)
        with (tmp_path / "two" / "full.bin.building" / "words").open("ab") as file:
            file.write(b"half a word")
    _, in_pieces = built(tmp_path / "two", ground=small)
    assert in_pieces.path.read_bytes() == at_once.path.read_bytes()
    assert [one.name for one in (tmp_path / "two").iterdir() if "building" in one.name] == []


def interrupting(stage: str, after: int) -> Callable[[str, int, int], None]:
    """A report that is interrupted the so manieth time that a stage is told."""
    told: list[str] = []

    def report(name: str, done: int, whole: int) -> None:
        told.append(name)
        if told.count(stage) == after:
            raise KeyboardInterrupt

    return report


def test_killed_while_it_tidies_up_it_can_be_given_again(
    tmp_path: Path, small: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1 of 100 kills came when half of the folder was removed: the same command failed from then on."""

    def half(folder: Path, *, ignore_errors: bool = False) -> None:
        if ignore_errors:  # before it begins
            return
        for path in sorted(folder.iterdir())[::2]:
            path.unlink()
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(state.shutil, "rmtree", half)
        with pytest.raises(KeyboardInterrupt):
            built(tmp_path, ground=small)
    once = (tmp_path / "full.bin").read_bytes()
    assert (tmp_path / "full.bin.building").exists()
    assert built(tmp_path, ground=small)[1].path.read_bytes() == once
    assert not (tmp_path / "full.bin.building").exists()


def test_a_folder_of_which_half_is_gone_is_begun_anew(tmp_path: Path, small: Gazetteer) -> None:
    """What an older version, killed while it tidied up, has left."""
    with pytest.raises(KeyboardInterrupt):
        built(tmp_path, report=interrupting("names", 7), ground=small)
    (tmp_path / "full.bin.building" / "words").unlink()
    assert built(tmp_path, ground=small)[1].counts.places > 0


def test_other_inputs_begin_anew(tmp_path: Path, small: Gazetteer) -> None:
    with pytest.raises(KeyboardInterrupt):
        built(tmp_path, LINES[:3], interrupting("names", 3), small)
    _, found = built(tmp_path, LINES[3:], ground=small)
    assert found.named("Orlyk") == ()
    assert found.named("Ostra")


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("109\tShort\tline", "3 columns, not 19"),
        (line(110, "Far").replace("48.5", "95.0"), "95.0 is no latitude"),
        (line(111, "Odd").replace("111", "one", 1), "invalid literal"),
        (line(1 << 40, "Large"), "no number of a place"),
        (line(112, "Crowded", people="9" * 20), "no number of people"),
    ],
)
def test_a_bad_line_is_told_and_left_out(tmp_path: Path, small: Gazetteer, bad: str, why: str) -> None:
    done, found = built(tmp_path, [*LINES[:2], bad, *LINES[2:]], ground=small)
    (words,) = told(done)
    assert f"{tmp_path / 'allCountries.txt'}, line 3: " in words
    assert why in words
    assert found.named("Ostra")


def test_of_very_many_bad_lines_the_first_are_told(tmp_path: Path, small: Gazetteer) -> None:
    done, _ = built(tmp_path, [LINES[0], *["x\ty"] * 30], ground=small)
    assert [*told(done)][-1] == "10 more lines were left out"
    assert done.badly == 30


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cities.zip").write_bytes(b"PK\3\4" + bytes(99))
    with pytest.raises(GazetteerError, match=r"unpack the \.zip"):
        Full(tmp_path / "cities.zip", None, tmp_path / "full.bin", quiet).build()
    with pytest.raises(GazetteerError, match="download allCountries"):
        Full(tmp_path / "none.txt", None, tmp_path / "full.bin", quiet).build()


def test_a_place_is_once_among_those_of_its_name_as_its_own() -> None:
    other = 7 | (1 << 31)
    assert merge.once(iter([(1, b"a", 5, 7), (1, b"a", 6, 3), (1, b"a", 9, other)])) == [7, 3]
