"""Groups as parts of a total: people, and fewer of them."""

from __future__ import annotations

from collections.abc import Iterator

from ..cues.attach import summed
from ..cues.claims import Claim, Scene
from ..cues.fits import may_be_people
from ..groups.group import Group


def parts(scene: Scene, groups: list[Group], total: Claim, taken: dict[int, Claim]) -> Iterator[Claim]:
    """Groups as parts of a total; one that has been counted already only gets its total."""
    for part in summed(scene, groups):
        if known := taken.get(part[0].start):
            if known.key != total.key and not known.whole:
                yield known._replace(whole=total.key)
            continue
        yield Claim(
            tuple(part), total.cue, total.category, total.chain, "part", polarity=total.polarity,
            whole=total.key, scope=total.scope,
        )  # fmt: skip


def is_part(scene: Scene, group: Group, total: Claim) -> bool:
    """Whether a group can be a part of a total: people, and fewer of them."""
    if (
        group.thing
        or group.sort in {"none", "any"}
        or (group.head is not None and not (group.kind or is_plain(scene, group)))
    ):
        return False
    whole = total.amount
    limit = whole.high if whole.low is None else whole.low
    return limit is None or whole.bound in {"at_least", "vague"} or (group.tally.low or 0) <= limit


def is_plain(scene: Scene, group: Group) -> bool:
    """Whether a group of an unknown noun may be people: a plural such as "Kenyans", no thing and no time."""
    assert group.head is not None  # noqa: S101 - asked only with a head
    tag = scene.reading.tags[group.head]
    danes = tag == "NNS" and scene.reading.titled(group.head)  # "two Danes"
    return tag in {"NNPS", "NNP"} or danes or (tag == "NNS" and may_be_people(scene, group.head))
