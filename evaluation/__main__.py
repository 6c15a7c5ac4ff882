"""The quality gate from the command line: python -m evaluation gate | pin | compare REVISION."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from . import compare, floors, measures, report
from .figures import Figures, measure_all
from .measures import HOUSE, Measure

RECORDS = HOUSE / ".records"


def main() -> int:
    """Run one command; the exit code is 1 where the gate is broken."""
    chosen = options().parse_args()
    if not measures.available():
        print(f"SKIPPED: no corpora at {measures.CORPORA}; set ONRECORD_CORPORA to measure", file=sys.stderr)
        return 0
    wanted = measures.load(chosen.only)
    if chosen.command == "compare":
        return differences(wanted, chosen.revision)
    made = measure_all(wanted, RECORDS)
    show(wanted, made)
    return pin(wanted, made, chosen.because) if chosen.command == "pin" else gate(wanted, made)


def options() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    commands = made.add_subparsers(dest="command", required=True)
    for name, text in (
        ("gate", "measure, and fail where a floor is broken or was lowered without a reason"),
        ("pin", "measure, and raise the floors to what was reached"),
        ("compare", "list what the working tree finds and loses against a commit"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("--only", default="", help="only the measures whose name begins so")
        if name == "pin":
            command.add_argument("--because", default="", help="the reason for lowering a floor")
        if name == "compare":
            command.add_argument("revision", help="the commit to compare with")
    return made


def show(wanted: list[Measure], made: dict[str, Figures]) -> None:
    """Print the figures that have floors."""
    for measure in wanted:
        figures = made[measure.name]
        reading = figures["reading"]
        print(f"{measure.name}  ({reading['words']} words in {reading['seconds']} s)")
        for path in (*measure.floors, *measure.ceilings):
            print(f"    {path:32}{floors.value(figures, path):6.1f}")


def gate(wanted: list[Measure], made: dict[str, Figures]) -> int:
    """Compare figures with floors."""
    pinned = floors.load()
    lost = [words for measure in wanted for words in floors.broken(measure, made[measure.name], pinned)]
    for newer, older in ((pinned, "HEAD"), (floors.committed("HEAD"), "HEAD~1")):
        before = floors.committed(older)
        if newer is not None and before is not None:
            lost += floors.silent(measures.load(), newer, before)
    for words in lost:
        print(f"BROKEN {words}", file=sys.stderr)
    print("gate: broken" if lost else "gate: holds")
    return int(bool(lost))


def pin(wanted: list[Measure], made: dict[str, Figures], because: str) -> int:
    """Write the figures as floors, and as a page where everything was measured."""
    if wanted == measures.load():
        report.save(wanted, made)
    pinned = floors.load()
    refused = [w for measure in wanted for w in floors.pin(measure, made[measure.name], pinned, because)]
    floors.save(pinned)
    for words in refused:
        print(f"REFUSED {words}", file=sys.stderr)
    return int(bool(refused))


def differences(wanted: list[Measure], revision: str) -> int:
    """Read with a commit and with the working tree; list found and lost."""
    for measure in wanted:
        if measure.scorer not in compare.JUDGES:
            print(f"{measure.name}: not compared, no items to tell apart", file=sys.stderr)
    wanted = [measure for measure in wanted if measure.scorer in compare.JUDGES]
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder) / "tree"
        git = ["git", "-C", str(HOUSE.parent)]
        subprocess.run([*git, "worktree", "add", "-q", "--detach", str(before), revision], check=True)  # noqa: S603
        try:
            read_with(before, wanted, Path(folder) / "records")
            measure_all(wanted, RECORDS)
            for measure in wanted:
                list_differences(measure, Path(folder) / "records", RECORDS)
        finally:
            subprocess.run([*git, "worktree", "remove", "--force", str(before)], check=True)  # noqa: S603
    return 0


def read_with(tree: Path, wanted: list[Measure], records: Path) -> None:
    """Write the records that another tree's code makes; it uses this tree's gazetteer if it has none."""
    for built in (HOUSE.parent / "src/onrecord/gazetteer").glob("*.bin"):
        target = tree / "src/onrecord/gazetteer" / built.name
        if not target.exists():
            target.symlink_to(built)
    code = (
        "import sys; from pathlib import Path; from evaluation import measures; "
        "from evaluation.figures import measure_all; "
        "measure_all([m for m in measures.load() if m.name in sys.argv[2:]], Path(sys.argv[1]))"
    )
    environment = os.environ | {
        "PYTHONPATH": f"{tree / 'src'}:{HOUSE.parent}",
        "ONRECORD_CORPORA": str(measures.CORPORA),
    }
    names = [measure.name for measure in wanted]
    subprocess.run([sys.executable, "-c", code, str(records), *names], env=environment, check=True)  # noqa: S603


def list_differences(measure: Measure, before: Path, after: Path) -> None:
    """Print the gold items of one measure that only one set of records has right."""
    name = f"{measure.name.replace(' ', '-')}.jsonl"
    old, new = compare.right_items(measure, before / name), compare.right_items(measure, after / name)
    print(f"{measure.name}: {len(new - old)} found, {len(old - new)} lost")
    for mark, items in (("+", new - old), ("-", old - new)):
        for item in sorted(items):
            print(f"  {mark} {compare.words(measure, item)}")


if __name__ == "__main__":
    sys.exit(main())
