"""How often the party behind "she said" or "the ministry said" is right: python -m evaluation.speakers.

Read are thirty reports of our own and GUM's dev texts; GUM has chains but no attributions: ours are judged.
A source with its name beside it ("the mayor, Ada Orel") counts as a name and is left out. Columns:
of       our attributions whose source is such a mention in gold
right    the party's name, or what it was called last, is in gold's chain of the source
wrong    it is not
refused  no speaker, or a party known by nothing but the source, where gold knows more
none     nor does gold know more, neither a name nor an earlier description: nothing to find
unread   sources marked in gold that no attribution has
share    right of right and wrong
With --wrong the wrong and the refused ones are listed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import onrecord

from ..measures import CORPORA
from . import judge
from .figures import counted
from .gold import Gold, read

REPORTS = Path(__file__).with_name("reports.txt")
GUM = CORPORA / "coref" / "gum-dev.jsonl"
OUTCOMES = ("right", "wrong", "refused", "none")


def main() -> None:
    """Print a table for each gold."""
    options = argparse.ArgumentParser(prog="python -m evaluation.speakers")
    options.add_argument("--wrong", action="store_true", help="list what is wrong or refused")
    show = options.parse_args().wrong
    measure("our own reports", read(REPORTS), show)
    if GUM.is_file():
        measure("GUM dev", read(GUM), show)
    else:
        print(f"SKIPPED: no {GUM}; set ONRECORD_CORPORA to measure")


def measure(name: str, texts: Iterable[Gold], show: bool) -> None:
    """Read some texts and print what came of them."""
    counts, size = Counter[tuple[str, str]](), 0
    for gold in texts:
        record = onrecord.read(gold.text, published=gold.published)
        size += 1
        counts += counted(gold, record)
        for one in judge.verdicts(gold, record) if show else ():
            if one.outcome in ("wrong", "refused"):
                print(shown(gold, record, one), end="\n\n")
    marked = (
        f"{many} {sort}s marked as sources" for (sort, what), many in counts.items() if what == "marked"
    )
    print(f"{name}: {size} texts", *marked, sep=", ")
    print(table(counts))


def table(counts: Counter[tuple[str, str]]) -> str:
    """The table of outcomes by sort of source."""
    lines = [
        f"    {'':13}{'of':>5}{'right':>7}{'wrong':>7}{'refused':>9}{'none':>6}{'unread':>8}{'share':>9}"
    ]
    for sort, wanted in (*((f"{one}s", (one,)) for one in judge.SORTS), ("both", judge.SORTS)):
        right, wrong, refused, none, unread = (
            sum(counts[one, outcome] for one in wanted) for outcome in (*OUTCOMES, "unread")
        )
        share = f"{100 * right / (right + wrong):.1f} %" if right + wrong else "-"
        total = right + wrong + refused + none
        lines.append(f"    {sort:13}{total:5}{right:7}{wrong:7}{refused:9}{none:6}{unread:8}{share:>9}")
    return "\n".join(lines)


def shown(gold: Gold, record: onrecord.Record, one: judge.Verdict) -> str:
    """A verdict in words."""
    start, end = one.source.span
    around = f"{gold.text[max(0, start - 200) : start]}[{gold.text[start:end]}]{gold.text[end : end + 80]}"
    party = next((party.name.value for party in record.parties if party.id == one.attribution.speaker), None)
    cue = one.attribution.cue.value if one.attribution.cue else None
    return (
        f"{one.outcome.upper()} {one.sort} [{gold.words(one.source.span)}] cue: {cue} ({gold.title})\n"
        f"    said: {party}, by {gold.words(one.witness) if one.witness else None}; "
        f"gold: {judge.chain_words(gold, one.source.chain)}\n"
        f"    ... {' '.join(around.split())}"
    )


if __name__ == "__main__":
    main()
