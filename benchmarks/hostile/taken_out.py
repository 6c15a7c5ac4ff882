"""Takes each protection out, in a copy of the tree, and tells whether a test notices: `python -m benchmarks.hostile.taken_out`.

Exit code 1 where one can be taken out and all tests that should notice pass.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
KEPT = (
    "src",
    "tests",
    "benchmarks",
    "evaluation",
    "docs",
    "scripts",
    "requirements",
    ".ci",
    "frontend",
    "samples",
    "pyproject.toml",
    "README.md",
)
PATIENCE = 120  # seconds; a test that hangs has noticed, too


class Protection(NamedTuple):
    """What it is, where it stands, what is put in its place, and the tests that should notice."""

    name: str
    file: str
    old: str
    new: str
    tests: str


P = Protection
PROTECTIONS = (
    P("time of a document", "workers.py", "worker.late()]:", "False]:", "tests/test_workers.py -k too_long"),
    P("memory of a document", "workers.py", "    limit_memory(settings.document_megabytes)\n", "", "tests/cli/test_cli_limits.py -k MEGABYTES"),
    P("a process that nobody waits for", "workers.py", "            alarm(seconds + PATIENCE)\n", "", "tests/test_workers.py -k by_itself"),
    P("reading in a process of its own", "workers.py", "if settings.workers == 0:", "if True:", "tests/cli/test_cli_limits.py -k SECONDS"),
    P("comments of a page", "sources/formats/html.py", "(?>(?:<", "(?:(?:<", "tests/test_patterns.py -k html.py"),
    P("comments of a feed", "sources/formats/feed.py", "(?>(?:<", "(?:(?:<", "tests/test_patterns.py -k feed"),
    P("hyphens at line ends", "sources/formats/paragraphs.py", r'r"\b(\w+)', r'r"(\w+)', "tests/test_patterns.py -k paragraphs"),
    P("numbers beyond counting", "language/numbers.py", "if number.value <= LARGEST:", "if True:", "tests/test_hostile.py -k stays_mended"),
    P("days at the ends of the calendar", "model.py", "day - min(timedelta(days), day - date.min)", "day - timedelta(days)", "tests/test_hostile.py -k stays_mended"),
    P("XML entities", "sources/formats/xml.py", "    parser.EntityDeclHandler = refuse_entities\n", "", "tests/sources/test_bombs.py -k laughs"),
    P("depth of XML", "sources/formats/xml.py", "if depth > DEEPEST:", "if False:", "tests/sources/test_bombs.py -k deep"),
    P("ratio of what is unpacked", "sources/unpacking.py", "if self.unpacked > FREE", "if False and self.unpacked > FREE", "tests/sources/containers/test_packed.py -k bomb"),
    P("time of a page",
        "sources/children/process.py",
        "        timer.start()\n",
        "",
        "tests/sources/formats/test_html.py -k holds",
    ),
    P("addresses of no public server", "sources/web/connecting.py", "        refuse_special(place[0])\n", "        pass\n", "tests/sources/web/test_fetching.py -k private"),
    P("a name that moves (fetching)", "sources/web/connecting.py", "wire.connect(place)", "wire.connect(socket.getaddrinfo('localhost', place[1])[0][4])", "tests/sources/web/test_fetching.py -k moves"),
    P("names of the reading room", "web/guard.py", "if not self.named(request):", "if False:", "tests/cli/test_cli_strangers.py -k made_to_point"),
    P("other sites", "web/guard.py", "not same_site(request)", "False", "tests/web/test_guard.py -k another_site"),
    P("the token", "web/guard.py", "self.room.token is None or self.known(request)", "True", "tests/web/test_guard.py -k token"),
    P("forms of ours alone", "web/forms.py", "if not hmac.compare_digest(", "if False and not hmac.compare_digest(", "tests/web/test_guard.py -k form"),
    P("slow visitors", "cli/serve.py", "http=patient()", 'http="h11"', "tests/cli/test_cli_strangers.py -k half"),
    P("escaping", "web/pages.py", "autoescape=True", "autoescape=False", "tests/web/test_escaping.py"),
    P("formulas", "export/csv.py", "return f\"'{value}\" if", "return value if", "tests/export/test_csv.py"),
    P("the encoder's seal", "encoder/graph.py", "    refuse_damaged(path, digest, wanted)\n", "", "tests/encoder/test_graph.py"),
    P("the gazetteer's digest", "gazetteer/lookup.py", "        self.refuse_damaged(digest)\n", "", "tests/gazetteer/test_lookup.py"),
    P("no unpickling", "workers.py", "import msgspec\n", "import msgspec\nimport pickle\n", "tests/test_supply.py -k unpickles"),
    P("no network", "pipeline.py", "import hashlib\n", "import hashlib\nimport socket\n", "tests/test_offline.py -k one_file"),
)  # fmt: skip


def noticed(one: Protection, copy: Path) -> bool:
    """Whether a test fails once a protection is taken out of a copy."""
    file = copy / "src" / "onrecord" / one.file
    before = file.read_text(encoding="utf-8")
    if one.old not in before:
        raise SystemExit(f"{one.file}: has no {one.old!r}: mend the list in {__file__}")
    file.write_text(before.replace(one.old, one.new), encoding="utf-8")
    paths = os.pathsep.join((str(copy / "src"), str(copy)))
    command = [sys.executable, "-m", "pytest", "-q", "-x", *one.tests.split()]
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            command,
            cwd=copy,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            env=os.environ | {"PYTHONPATH": paths},
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(before, encoding="utf-8")
    return done.returncode == 1


def main() -> int:
    """Take all out, one after another."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in KEPT:
            way = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            way(ROOT / name, copy / name)
        chosen = [one for one in PROTECTIONS if not sys.argv[1:] or one.name in sys.argv[1:]]
        found = {one.name: noticed(one, copy) for one in chosen if print(one.name, flush=True) is None}
    for name, seen in found.items():
        print("noticed " if seen else "NOT SEEN", name)
    print(f"{sum(found.values())} of {len(found)} noticed")
    return 0 if all(found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
