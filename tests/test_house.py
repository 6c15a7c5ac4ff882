"""The same word everywhere: each field has its finder, lexicon, tests, docs, floors and component."""

from __future__ import annotations

import ast
import json
from collections import Counter
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord.model import Record

ROOT = Path(__file__).parent.parent
FIELDS = [name for name in Record.__struct_fields__ if name not in ("document", "unread", "made_with")]


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_has_its_word_everywhere(field: str) -> None:
    tests = ROOT / "tests" / "extract"
    wanted = {
        f"extract/{field}": find_spec(f"onrecord.extract.{field}") is not None,
        f"lexicons/{field}.toml": (ROOT / f"src/onrecord/lexicons/{field}.toml").is_file(),
        f"tests/extract/{field}": any(tests.glob(f"test_{field}*.py")) or (tests / field).is_dir(),
        f"docs/extract/{field}.md": (ROOT / f"docs/extract/{field}.md").is_file(),
        f"factory onrecord_{field}": f"onrecord_{field}" in entry_points(group="spacy_factories").names,
        f"floors.json[{field}]": has_floors(field),
    }
    assert [name for name, there in wanted.items() if not there] == []


def has_floors(field: str) -> bool:
    measures = json.loads((ROOT / "evaluation/floors.json").read_text())["measures"]
    return any(name.split()[0] == field for name in measures)


@pytest.mark.parametrize(
    "lexicon", sorted((ROOT / "src/onrecord/lexicons").glob("*.*")), ids=lambda path: path.name
)
def test_a_lexicon_names_its_source_and_licence(lexicon: Path) -> None:
    header = "".join(
        line for line in lexicon.read_text(encoding="utf-8").splitlines(True)[:15] if line.startswith("#")
    )
    assert "Source:" in header
    assert "Licence:" in header


def test_no_room_that_nobody_finds_anything_in() -> None:
    names = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py"}
    assert [path for path in (ROOT / "src").rglob("*.py") if path.name in names] == []


def test_a_module_gives_each_of_its_names_once() -> None:
    """A second constant of one name would silently take the place of the first."""
    twice = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        named = Counter(
            target.id
            for line in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(line, ast.Assign | ast.AnnAssign)
            for target in (line.targets if isinstance(line, ast.Assign) else [line.target])
            if isinstance(target, ast.Name)
        )
        twice += [f"{path.relative_to(ROOT)}: {name}" for name, times in named.items() if times > 1]
    assert twice == []
