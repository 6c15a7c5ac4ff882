"""Heads to MUC-4 templates, of scores made by hand."""

from __future__ import annotations

import numpy as np

from onrecord.encoder.decode import Reading
from training import layers, templates
from training.corpora import Example
from training.windows import Page

TEXT = "REBELS SHOT IDA LUND AND IDA LUND AND LUND WITH A RIFLE"
WORDS = TEXT.split()
ROLES = {
    0: "PERPETRATOR",
    2: "KILLED",
    3: "KILLED",
    5: "INJURED",
    6: "INJURED",
    8: "KILLED",
    11: "INSTRUMENT",
}
TASKS = layers.load()


def read() -> tuple[Page, Reading]:
    starts = np.cumsum([0, *(len(word) + 1 for word in WORDS[:-1])])
    places = np.array([(at, at + len(word)) for at, word in zip(starts, WORDS, strict=True)], np.int32)
    numbers = np.zeros(len(WORDS), np.int32)
    slices, layout = TASKS.layout.slices, TASKS.layout
    labels = np.zeros((len(WORDS), slices["relations"].stop), np.float32)
    for at in range(len(WORDS)):
        role, person = ROLES.get(at), WORDS[at] in ("IDA", "LUND")
        goes_on = ROLES.get(at - 1) == role
        tag = 1 + 2 * layout.layers["roles"].labels.index(role) + goes_on if role else 0
        labels[at, slices["roles"].start + tag] = 9
        labels[at, slices["entities"].start + (1 + goes_on if person else 0)] = 9
        labels[at, slices["incidents"].start + layout.layers["incidents"].labels.index("ATTACK")] = 9
    page = Page(
        Example("a", TEXT), numbers, numbers, places, numbers.astype(bool), {}, {}, np.zeros((0, 3), np.int32)
    )
    return page, Reading(labels, numbers, [(0, len(WORDS))], [])


def test_the_fills_of_one_type_are_one_event() -> None:
    record = templates.record(*read(), TASKS)
    (event,) = record["events"]
    names = {party["id"]: (party["name"]["value"], party["kind"]) for party in record["parties"]}
    assert (event["type"], event["mode"], event["instrument"]["value"]) == ("ASSAULT", "firearms", "RIFLE")
    assert [names[one["value"]] for one in event["actors"]] == [("REBELS", "person")]
    assert [names[one["value"]] for one in event["recipients"]] == [("IDA LUND", "person")]
