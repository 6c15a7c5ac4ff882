"""Copies of a wire text are found however a house prints them; reports that only share words are not."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.wire import Wire, pairs, precision, recalls
from onrecord.incidents.copies import (
    VERSION,
    bands,
    contained,
    copied,
    groups,
    shingles,
    signature,
    wording,
)

WIRE = """\
TARSK, Velden, March 2 (Agency) — At least six people were killed and 19 injured when two missiles struck a grain depot in the village of Orlane late on Tuesday, the regional prosecutor’s office said.
“The second missile came twelve minutes after the first, when the rescuers were already there,” said Irena Haluk, a spokeswoman for the office.
Among the dead were two firefighters and a 44-year-old driver. Three people are still missing under the northern wall of the depot.
The ministry of defence of Karvia denied that any civilians had been hit. It said its forces had destroyed “a warehouse with ammunition”.
Orlane lies 25 km south of Balak, a town that Veldian troops recaptured in September. Its mill has fed the district for a hundred years.
The depot held four thousand tonnes of wheat, the farmers’ union said, most of it meant for the spring sowing of eleven villages.
"""
CUT = "\n".join(WIRE.splitlines()[:3])
STATEMENT = (
    "“We have seen no sign of any soldier, any vehicle or any weapon in this village since the autumn, and whoever "
    "fired at the depot knew it, because the plans of the building hang in every office of the district and anybody "
    "could have asked us what was kept there before they pressed the button,”"
)
OURS = f"""\
Six villagers died on Tuesday night in the shelling of a grain store at Orlane, our correspondent reports from the scene.
{STATEMENT} Governor Taras Bly told a crowd in front of the ruins.
Women were sweeping wheat into buckets this morning. Nobody had told them whether the road to Balak would open again.
"""
THEIRS = f"""\
The head of the Balak region has accused Karvia of attacking civilians on purpose after rockets hit Orlane.
{STATEMENT} Mr Bly said during a visit on Wednesday.
Karvian officials rejected the charge within hours, calling the building a military store. Two firemen are among the dead.
"""
ABOUT = (
    "The Marn Herald has told the stories of this valley since 1921. It belongs to the families who work for it and to "
    "no party, church or company, prints on Tuesdays and Fridays, and can be had at every kiosk between Balak and the "
    "sea for the price of a small loaf."
)
COOKIES = (
    "We use cookies and similar techniques to show you what may interest you and to learn which pages are read most. "
    "By clicking on accept you agree to the use of cookies by us and by our partners for all of these purposes, which "
    "you can change at any time in the settings. Subscribe to our newsletter. Follow us for more."
)
FLOOD = (
    "The river Tarn rose above its banks on Monday and flooded forty cellars in the lower town. Firemen pumped until "
    "the evening. The mayor asked for sand bags and said that schools would stay closed."
)
FIRE = (
    "A fire destroyed the old railway station of Balak in the night to Monday. Nobody was hurt. Neighbours heard two "
    "bangs before they saw smoke, and the police are looking for a man on a red bicycle."
)


def are_copies(*texts: str) -> bool:
    documents = [(str(at), text, None) for at, text in enumerate(texts)]
    return groups(documents) == (tuple(name for name, _, _ in documents),)


@pytest.fixture(scope="module")
def wire():
    """Made-up reports, three of ten copies of another, with the pairs that are grouped."""
    made = Wire(7).sent(1200)
    return made, pairs(groups([(one.id, one.text, None) for one in made]))


def test_copies_are_found_however_they_were_made(wire):
    found = recalls(*wire)
    assert found.pop("all") >= 0.98
    assert found == {kind: pytest.approx(1, abs=0.1) for kind in Wire(7).kinds()}


def test_nothing_else_is_found(wire):
    assert precision(*wire) >= 0.98


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        CUT,
        WIRE.upper(),
        WIRE.replace("\n", "\r\n\r\n"),
        WIRE.replace("“", '"').replace("”", '"').replace("’", "'"),
        WIRE.replace("At least six", "Some six").replace("recaptured", "took back").replace("19", "nineteen"),
        WIRE[WIRE.index("At least") :],
        f"By Ana Orel, Herald staff\nThere has been bad news from the front again.\n{WIRE}\n{ABOUT}",
        f"By Ana Orel, Herald staff\nThere has been bad news from the front again.\n{CUT}",
        f"(Evening edition, from an agency report)\n{CUT}\nReporting by Irek Stann; editing by Ola Brin",
        f"{COOKIES}\n{CUT}\n{COOKIES}",
    ],
    ids=[
        "same",
        "cut",
        "upper",
        "lines",
        "marks",
        "edited",
        "no dateline",
        "wrapped",
        "wrapped, cut",
        "credits",
        "cookies",
    ],
)
def test_a_copy(copy):
    assert are_copies(WIRE, copy)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (OURS, THEIRS),
        (WIRE, OURS),
        (f"{FLOOD}\n{ABOUT}", f"{FIRE}\n{ABOUT}"),
        (f"{FLOOD}\n{COOKIES}", f"{FIRE}\n{COOKIES}"),
        (f"{COOKIES}\n{FLOOD}", f"{COOKIES}\n{FIRE}"),
        (COOKIES, COOKIES),
        (STATEMENT + " Taras Bly said.", OURS),
        ("", ""),
        (" \n", "…"),
        ("", WIRE),
        ("Six people died.", "Six people died."),
        (
            "Six people were killed in a raid on Orlane, the mayor said.",
            "Six people were killed in a raid on Tarsk, the mayor said.",
        ),
        ("Three people are still missing under the northern wall of the depot.", WIRE),
    ],
    ids=[
        "one statement", "one incident", "about us", "cookie notice", "cookie banner", "cookies alone", "in a quotation",
        "empty", "no words", "empty and not", "a headline", "one sentence each", "one sentence of it",
    ],
)  # fmt: skip
def test_no_copy(one, other):
    assert not copied(wording(one), wording(other))
    assert groups([("a", one, None), ("b", other, None)]) == ()


def test_one_sentence_twice_is_a_copy():
    line = "Six people were killed in a raid on Orlane on Tuesday, the mayor said."
    assert are_copies(line, f"{line}\nBy Ana Orel")


def test_two_reports_of_one_statement_share_it_all_the_same():
    """What keeps them apart is that quoted words do not count."""
    assert contained(shingles(OURS), shingles(THEIRS)) > 0.4
    assert contained(shingles(OURS, quoted=False), shingles(THEIRS, quoted=False)) < 0.05


def test_the_earliest_comes_first():
    documents = [
        ("late", WIRE, "2023-03-02T12:00:00+02:00"),
        ("unknown", CUT, None),
        ("early", CUT, "2023-03-02T09:30:00Z"),
        ("day", WIRE, "2023-03-03"),
    ]
    assert groups(documents) == (("early", "late", "day", "unknown"),)


@pytest.mark.parametrize(
    ("published", "same"),
    [
        (("2023-03-01", "2023-03-04"), True),
        (("2023-03-01", "2023-03-05"), False),
        (("2023-03-01", "2024-03-01"), False),
        (("2023-03-01T23:00:00Z", "2023-03-04T01:00:00Z"), True),
        (("2023-03-01", None), True),
        ((None, None), True),
        (("2023-03-01", "last Tuesday"), True),
        (("0001-01-01T00:00:00+05:00", "2023-03-01"), True),
    ],
)
def test_copies_are_days_apart_at_most(published, same):
    one, other = published
    assert bool(groups([("a", WIRE, one), ("b", CUT, other)])) == same


def test_a_chain_of_copies_is_one_group():
    days = ["2023-03-01", "2023-03-03", "2023-03-05"]
    assert groups([(day, WIRE, day) for day in days]) == (tuple(days),)


def test_what_a_house_prints_under_all_it_prints_is_no_copy_and_no_burden():
    """A hundred reports with one long end, three of them copies; and one wire in fifty houses."""
    wire = Wire(11)
    end = " ".join(wire.written(150))
    reports = [" ".join(wire.written(200)) for _ in range(100)]
    reports[50:53] = [WIRE, CUT, WIRE]
    documents = [(f"{at:03}", f"{text}. {end}", None) for at, text in enumerate(reports)]
    assert groups(documents) == (("050", "051", "052"),)
    houses = [(f"{at:02}", f"{WIRE} {' '.join(wire.written(40))}", None) for at in range(50)]
    assert [len(group) for group in groups(houses)] == [50]


def test_a_page_that_is_next_to_nothing_but_the_house_joins_no_reports():
    end = " ".join(Wire(5).written(200))
    pages = [f"{text}\n{end}" for text in (FLOOD, FIRE, WIRE * 3, OURS * 4)]
    assert all(not copied(wording(page), wording(pages[0])) for page in pages[2:])


REPORTS = [WIRE, CUT, WIRE.upper(), OURS, THEIRS, FLOOD, f"{FLOOD} {ABOUT}", FIRE, "", "Six people died."]
DAYS = st.sampled_from([None, "2023-03-01", "2023-03-03", "2023-03-06T10:00:00Z"])


@given(st.lists(st.tuples(st.sampled_from(REPORTS), DAYS), max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_documents_makes_no_difference(reports, random):
    documents = [(str(at), text, published) for at, (text, published) in enumerate(reports)]
    shuffled = random.sample(documents, len(documents))
    assert groups(shuffled) == groups(documents)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(one, other):
    assert copied(wording(one), wording(other)) == copied(wording(other), wording(one))
    assert len(signature(one)) in (0, 512)


def test_signatures_are_what_an_archive_has_kept():
    """Where this fails, signatures and keys on disk are void: set them right, or raise VERSION and say so."""
    kept = hashlib.sha256(signature(WIRE) + repr(bands(signature(WIRE))).encode()).hexdigest()[:16]
    assert (VERSION, kept) == (1, "c9d1097f59f11886")


def test_signatures_do_not_hang_on_the_process():
    code = "import sys; from onrecord.incidents.copies import signature; print(signature(sys.argv[1]).hex())"
    made = {
        subprocess.run(
            [sys.executable, "-c", code, "Six people died."],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert made == {signature("Six people died.").hex()}


def test_band_keys_fit_a_database():
    found = bands(signature(WIRE))
    assert len(found) == len(set(found)) == 64
    assert all(-(2**63) <= key < 2**63 for key in found)
    assert any(key < 0 for key in found)


def test_a_signature_does_not_mind_how_letters_are_written():
    assert signature("Café o\ufb03ce") == signature("CAFE\u0301 of\u00adfice")
    assert signature("half \ud83d a pair") == signature("half \ud83d a pair")
