"""Passive cues: "was told that", "is expected to", "was criticised by", "Asked whether"."""

from __future__ import annotations

from .contents import forward
from .cues import Cue
from .ends import ended
from .nominals import Nominal, following
from .page import Page
from .reading import Forward, Range, Reach, Reading
from .subjects import subject

CAUSES = frozenset({"of", "for", "about", "over"})
"""What begins the words of which somebody is accused, or about which they are asked."""


def asked(page: Page, cue: Cue, reach: Reach) -> Reading | None:
    """A question put to the one who answers: "Asked whether the dam held, Orel said"."""
    region = reach.region
    opening = cue.start == region.start or page.words[cue.start - 1] in {"when", "if", "once"}
    if not opening or cue.start != cue.verb or cue.tag not in {"VBN", "VBD"}:
        return None
    ahead = forward(page, cue._replace(shapes=cue.shapes - {"hearer", "whole"}), reach)
    return Reading(region, ((ahead.start, ahead.end),), None, (cue.start, ahead.cue_end)) if ahead else None


def passive(page: Page, cue: Cue, reach: Reach) -> Reading | None:
    """What a passive cue reports: "was told that", "is expected to", "it was reported that"."""
    region = reach.region
    held = subject(page, cue.start, region.start)
    agent = following(page, cue.end + 1, region.end) if page.words[cue.end : cue.end + 1] == ["by"] else None
    agent = without_cause(page, agent) if agent else None
    moved = cue._replace(end=agent.end, shapes=cue.shapes - {"object", "small"}) if agent else cue
    ahead = passive_content(page, moved, reach)
    if ahead is None:
        return by_agent(page, cue, agent, held, reach)
    told = held if cue.shapes & {"hearer"} else None
    pieces: list[Range] = [(ahead.start, ahead.end)]
    if held and not told and page.words[held.start] != "it" and page.words[ahead.start - 1] != "that":
        pieces.insert(0, (held.start, held.end))
    if (not agent and not told and not held) or (held and "that" in page.words[slice(*held)]):
        return None
    return Reading(region, tuple(pieces), agent, (cue.start, cue.end), told, cue.negated)


def by_agent(
    page: Page, cue: Cue, agent: Nominal | None, held: Nominal | None, reach: Reach
) -> Reading | None:
    """A passive whose subject is what is spoken of: "The plan was criticised by the mayor"."""
    if agent is None or held is None or not cue.shapes & {"object", "as", "small"}:
        return None
    caused = agent.end < reach.region.end and page.words[agent.end] in CAUSES
    rest = ended(page, cue, agent.end, reach, None) if caused else None
    by = held if rest and "hearer" in cue.shapes else None
    content = *([] if by else [(held.start, held.end)]), *([(rest.start, rest.end)] if rest else [])
    return Reading(reach.region, content, agent, (cue.start, cue.end + 1), by, cue.negated)


def without_cause(page: Page, agent: Nominal) -> Nominal:
    """An agent without what it blames or asks for: "by [officials] for three bombings"."""
    end = next(
        (at for at in range(agent.start + 1, agent.end) if page.words[at] in CAUSES - {"of"}), agent.end
    )
    return Nominal(agent.start, end)


def passive_content(page: Page, cue: Cue, reach: Reach) -> Forward | None:
    """The content after a passive cue."""
    high = reach.region.end
    if cue.end >= high:
        return None
    infinitive = page.words[cue.end] == "to" and cue.end + 1 < high and page.tags[cue.end + 1] in {"VB", "RB"}
    if infinitive and cue.shapes & {"hidden", "whole"}:
        return ended(page, cue, cue.end, reach, None)
    if page.words[cue.end] == "as" and "as" in cue.shapes:
        return ended(page, cue, cue.end, reach, None)
    if infinitive and "hearer" in cue.shapes:
        return ended(page, cue, cue.end, reach, None)
    told = {"object"} if "hearer" in cue.shapes else set()
    return forward(page, cue._replace(shapes=cue.shapes & {"that", "wh", "quote", *told}), reach)
