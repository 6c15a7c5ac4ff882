"""Scenarios of several reports, from the form they are written in (scenarios/*.toml) to the scorer's.

README.md says what the keys and the short forms of counts and ranges mean, and which conventions hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from onrecord.model import Category, SubjectKind, Unit

from ..tolls.gold import counted, spot

Json = dict[str, Any]
Split = Literal["seen", "unseen", "fresh", "later", "newest", "latest", "sealed", "recent", "blind", "unread"]
Status = Literal["current", "superseded", "duplicate", "withdrawn", "partial", "stale"]
Contrast = Literal["number", "denial", "identity"]

SCENARIOS = Path(__file__).with_name("scenarios")
RANGE = re.compile(r"(\d+)(?:\.\.(\d+))?(\+?)")
NO_RANGE = "contradicted"


class ScenarioError(ValueError):
    """A scenario whose gold does not fit its reports, or does not fit together."""


class Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all parts of a scenario's file are: read strictly."""


class Report(Written, frozen=True, kw_only=True):
    """One report; `copy_of` is the report whose text it reprints."""

    id: str
    source: str
    text: str
    published: str | None = None
    copy_of: str | None = None

    @property
    def at(self) -> datetime | None:
        """When it was published, None where nobody says."""
        return datetime.fromisoformat(self.published) if self.published else None


class Event(Written, frozen=True, kw_only=True):
    """One happening, with the reports that tell it."""

    id: str
    what: str
    reports: tuple[str, ...]


class Claim(Written, frozen=True, kw_only=True):
    """One count that a report gives: `words` are its quantity, `of` whom it counts, `by` who says it."""

    id: str
    event: str
    category: Category
    count: str
    words: str
    of: SubjectKind = "person"
    unit: Unit = "person"
    by: str | None = None
    status: Status = "current"

    @property
    def report(self) -> str:
        """The report it stands in: `A.2` stands in A."""
        return self.id.split(".")[0]

    @property
    def ends(self) -> tuple[int | None, int | None]:
        """The lowest and the highest number it allows."""
        made = counted(self.count)
        return made.get("low"), made.get("high")


class Merged(Written, frozen=True, kw_only=True):
    """What the claims on one count come to."""

    event: str
    category: Category
    of: SubjectKind = "person"
    unit: Unit = "person"
    claims: tuple[str, ...]
    affirmed: str
    all: str
    joint: str
    newest: str


class Contradiction(Written, frozen=True, kw_only=True):
    """Claims that cannot all be true."""

    event: str
    type: Contrast
    claims: tuple[str, ...]


class Gold(Written, frozen=True, kw_only=True):
    """What a careful reader takes from the reports."""

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    merged: tuple[Merged, ...]
    contradictions: tuple[Contradiction, ...] = ()


class Scenario(Written, frozen=True, kw_only=True):
    """The file. `notes` say where another reader might judge otherwise."""

    id: str
    split: Split
    what: str
    notes: tuple[str, ...] = ()
    report: tuple[Report, ...]
    gold: Gold

    def text(self, report: str) -> str:
        """The text of a report."""
        return next(one.text.strip() for one in self.report if one.id == report)

    def claim(self, name: str) -> Claim:
        """The claim of that id."""
        found = next((one for one in self.gold.claims if one.id == name), None)
        if found is None:
            raise ScenarioError(f"no claim {name}")
        return found


def load(path: Path) -> Scenario:
    """The scenario of a file, checked; ScenarioError with the file's name and all that is wrong."""
    try:
        scenario = msgspec.toml.decode(path.read_bytes(), type=Scenario)
        wrong = list(problems(scenario))
    except (msgspec.DecodeError, ValueError) as error:
        raise ScenarioError(f"{path.name}: {error}") from error
    if scenario.id != path.stem:
        wrong.append(f"its id is {scenario.id}")
    if wrong:
        raise ScenarioError(f"{path.name}: " + "; ".join(wrong))
    return scenario


def scenarios(split: Split | None = None, folder: Path = SCENARIOS) -> tuple[Scenario, ...]:
    """The scenarios of a folder, or those of one split."""
    paths = sorted(folder.glob("*.toml"), key=lambda path: (len(path.name), path.name))  # R99 before R100
    found = tuple(load(path) for path in paths)
    return tuple(one for one in found if split in (None, one.split))


# From a scenario to the scorer's form


def row(scenario: Scenario) -> Json:
    """A scenario as the scorer reads it."""
    return {
        "id": scenario.id,
        "split": scenario.split,
        "what": scenario.what,
        "reports": [
            {"id": one.id, "text": one.text.strip(), "published": one.published, "source": one.source}
            for one in scenario.report
        ],
        "gold": {
            "events": [msgspec.to_builtins(one) for one in scenario.gold.events],
            "claims": [claim_row(scenario, one) for one in scenario.gold.claims],
            "merged": [merged_row(one) for one in scenario.gold.merged],
            "relations": {
                "copy_of": copies(scenario),
                "contradictions": [msgspec.to_builtins(one) for one in scenario.gold.contradictions],
            },
        },
    }


def claim_row(scenario: Scenario, claim: Claim) -> Json:
    """A claim with the place of its words."""
    low, high = claim.ends
    return {
        "id": claim.id,
        "report": claim.report,
        "event": claim.event,
        "category": claim.category,
        "low": low,
        "high": high,
        "subject_kind": claim.of,
        "unit": claim.unit,
        "source": claim.by,
        "status": claim.status,
        "quantity": spot(scenario.text(claim.report), claim.words),
    }


def merged_row(merged: Merged) -> Json:
    """A merged count with its ranges."""
    return {
        "event": merged.event,
        "category": merged.category,
        "subject_kind": merged.of,
        "unit": merged.unit,
        "claims": list(merged.claims),
        "range_affirmed": spread(merged.affirmed),
        "range_all": spread(merged.all),
        "joint": overlap(merged.joint),
        "newest_claim": merged.newest,
        "newest_report": merged.newest.split(".")[0],
    }


def copies(scenario: Scenario) -> list[list[str]]:
    """The pairs of reports that are one text, a copy before its original; two copies are a pair too."""
    first = [[one.id, one.copy_of] for one in scenario.report if one.copy_of]
    siblings = [
        [later.id, earlier.id]
        for earlier, later in combinations([one for one in scenario.report if one.copy_of], 2)
        if earlier.copy_of == later.copy_of
    ]
    return first + siblings


def parsed(words: str) -> tuple[int, int, bool]:
    """The ends of a written range, and whether it is open above.

    >>> parsed("10..14+"), parsed("7")
    ((10, 14, True), (7, 7, False))
    """
    found = RANGE.fullmatch(words)
    if not found:
        raise ScenarioError(f"no range {words!r}")
    low, high, open_above = found.groups()
    return int(low), int(high or low), bool(open_above)


def spread(words: str) -> Json:
    """The range from the lowest number named to the highest, as "10..14" or "10..14+" is written.

    >>> spread("10+")
    {'low': 10, 'high': 10, 'open_above': True}
    """
    low, high, open_above = parsed(words)
    return {"low": low, "high": high, "open_above": open_above}


def overlap(words: str) -> Json | None:
    """What all sources allow; "10+" has no upper end.

    >>> overlap("10+"), overlap("contradicted")
    ({'low': 10, 'high': None, 'open_above': True}, None)
    """
    if words == NO_RANGE:
        return None
    low, high, open_above = parsed(words)
    return {"low": low, "high": None if open_above else high, "open_above": open_above}


# What can be wrong


def problems(scenario: Scenario) -> Iterator[str]:
    """All that does not fit in a scenario; what its claims come to is asked once they are sound."""
    wrong = [*unknown_names(scenario), *wrong_reports(scenario)]
    wrong += [why for claim in scenario.gold.claims for why in wrong_claim(scenario, claim)]
    yield from wrong or unsound(scenario)


def unsound(scenario: Scenario) -> Iterator[str]:
    """What does not fit in the merged counts and the contradictions."""
    yield from unmerged(scenario)
    for merged in scenario.gold.merged:
        yield from wrong_merged(scenario, merged)
    for said in scenario.gold.contradictions:
        yield from wrong_contradiction(scenario, said)


def unknown_names(scenario: Scenario) -> Iterator[str]:
    """Ids that are there twice, reports in no event, events and claims of reports that are not there."""
    reports = {one.id for one in scenario.report}
    told = {name for event in scenario.gold.events for name in event.reports}
    if reports != told:
        yield f"reports {sorted(reports)}, but the events are told in {sorted(told)}"
    for parts in (scenario.report, scenario.gold.events, scenario.gold.claims):
        names = Counter(one.id for one in parts)
        yield from (f"{name} is there twice" for name, many in names.items() if many > 1)


def wrong_reports(scenario: Scenario) -> Iterator[str]:
    """Copies of what is not there, or is newer; copies whose claims count as news; times of nowhere."""
    reports = {one.id: one for one in scenario.report}
    for one in scenario.report:
        original = reports.get(one.copy_of or one.id)
        if one.at and not one.at.tzinfo:
            yield f"{one.id}: without its time zone"
        elif original is None:
            yield f"{one.id} copies {one.copy_of}, which is not there"
        elif one.at and original.at and one.at < original.at:
            yield f"{one.id} copies {original.id}, which came later"
        if one.copy_of:
            claims = [claim for claim in scenario.gold.claims if claim.report == one.id]
            yield from (f"{c.id} stands in a copy: duplicate" for c in claims if c.status != "duplicate")


def wrong_claim(scenario: Scenario, claim: Claim) -> Iterator[str]:
    """Words that are not in the report once, a source that is not in it, an event that it does not tell."""
    text = scenario.text(claim.report)
    try:
        spot(text, claim.words)
        _ = claim.ends
    except (ValueError, IndexError) as error:
        yield f"{claim.id}: {error}"
    if claim.by and claim.by not in text:
        yield f"{claim.id}: {claim.by!r} is not in the report"
    if not any(claim.event == one.id and claim.report in one.reports for one in scenario.gold.events):
        yield f"{claim.id}: {claim.report} does not tell {claim.event}"


def unmerged(scenario: Scenario) -> Iterator[str]:
    """Claims that are in no merged count or in several, and duplicates that are in one."""
    merged = Counter(name for one in scenario.gold.merged for name in one.claims)
    for claim in scenario.gold.claims:
        wanted = 0 if claim.status == "duplicate" else 1
        if merged[claim.id] != wanted:
            yield f"{claim.id} ({claim.status}) is in {merged[claim.id]} merged counts"


def wrong_merged(scenario: Scenario, merged: Merged) -> Iterator[str]:
    """Ranges that its claims do not give, a claim of something else, an older claim as the newest."""
    claims = [scenario.claim(name) for name in merged.claims]
    name = f"{merged.event} {merged.category} {merged.of}"
    counted_here = (merged.event, merged.category, merged.unit)
    yield from (
        f"{name}: {c.id} is of something else"
        for c in claims
        if (c.event, c.category, c.unit) != counted_here
    )
    if len({c.of for c in claims}) == 1 and claims[0].of != merged.of:
        yield f"{name}: all its claims are of {claims[0].of}"
    current = [claim for claim in claims if claim.status == "current"]
    if not current:
        yield f"{name}: no claim is current"
        return
    yield from wrong_ranges(name, merged, claims, current)
    if merged.newest != (newest := newest_claim(scenario, current).id):
        yield f"{name}: the newest is {newest}"
    if merged.joint == NO_RANGE and not contradicted(scenario, current):
        yield f"{name}: contradicted, but no contradiction is noted"


def wrong_ranges(name: str, merged: Merged, claims: list[Claim], current: list[Claim]) -> Iterator[str]:
    """The ranges that are written otherwise than the claims give them."""
    made = {"affirmed": affirmed_range(current), "all": affirmed_range(claims), "joint": joint_range(current)}
    for key, words in made.items():
        if getattr(merged, key) != words:
            yield f"{name}: {key} is {words}, not {getattr(merged, key)}"


def affirmed_range(claims: Iterable[Claim]) -> str:
    """From the smallest number that the claims name to the largest; "+" where a claim at the top is open."""
    claims = list(claims)
    named = [end for claim in claims for end in claim.ends if end is not None]
    top = max(named)
    return shown(min(named), top, any(claim.ends == (top, None) for claim in claims))


def joint_range(claims: Iterable[Claim]) -> str:
    """What all claims allow."""
    lows, highs = zip(*(claim.ends for claim in claims), strict=True)
    low = max(low or 0 for low in lows)
    ends = [high for high in highs if high is not None]
    high = min(ends, default=low)
    return NO_RANGE if high < low else shown(low, high, not ends)


def shown(low: int, high: int, open_above: bool) -> str:
    """A range as it is written."""
    return (f"{low}" if low == high else f"{low}..{high}") + "+" * open_above


def newest_claim(scenario: Scenario, claims: list[Claim]) -> Claim:
    """The claim of the report published last, of two in one report the later; undated ones come first."""
    reports = [one.id for one in scenario.report]
    dated = {one.id: one.at.timestamp() if one.at else 0.0 for one in scenario.report}

    def key(claim: Claim) -> tuple[float, int, int]:
        place: int = spot(scenario.text(claim.report), claim.words)["start"]
        return dated[claim.report], reports.index(claim.report), place

    return max(claims, key=key)


def contradicted(scenario: Scenario, claims: list[Claim]) -> bool:
    """Whether a contradiction is noted over two of the claims."""
    names = {claim.id for claim in claims}
    return any(len(names & set(said.claims)) > 1 for said in scenario.gold.contradictions)


def wrong_contradiction(scenario: Scenario, said: Contradiction) -> Iterator[str]:
    """A contradiction over claims that no longer stand, or of numbers that go together."""
    claims = [scenario.claim(name) for name in said.claims]
    name = f"{said.event} {said.type} {' '.join(said.claims)}"
    yield from (f"{name}: {c.id} is {c.status}" for c in claims if c.status != "current")
    yield from (f"{name}: {c.id} is of {c.event}" for c in claims if c.event != said.event)
    if said.type == "number" and joint_range(claims) != NO_RANGE:
        yield f"{name}: the numbers go together"
    if said.type == "denial" and len(claims) > 1 and not any(claim.ends == (0, 0) for claim in claims):
        yield f"{name}: nothing is denied"
    if said.type == "identity" and len({claim.of for claim in claims}) < 2:
        yield f"{name}: all are of the same kind"
