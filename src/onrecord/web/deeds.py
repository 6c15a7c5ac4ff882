"""What people did, in words."""

from __future__ import annotations

from ..archive import Entry


def deed(entry: Entry) -> str:
    """What an entry did, in words."""
    target = entry.target
    if entry.undoes is not None:
        return f"took entry {entry.undoes} back"
    if target is None:
        return entry.kind
    if entry.kind == "forgetting":
        return "had the report forgotten"
    about = f"{target.part} {target.item}"
    if entry.kind != "correction":
        return f"{'accepted' if entry.kind == 'acceptance' else 'rejected'} {about}"
    return f"corrected {about} {target.field}: {plain(entry.old)} → {plain(entry.new)}"


def plain(value: object) -> str:
    """A value as a line: what is stated of it.

    >>> plain({"low": 7, "high": None}), plain(None), plain("a")
    ('low 7', 'not stated', 'a')
    """
    if isinstance(value, dict):
        return ", ".join(f"{key} {one}" for key, one in value.items() if one is not None) or "not stated"
    if isinstance(value, list):
        return ", ".join(map(plain, value)) or "none"
    return "not stated" if value is None else str(value)
