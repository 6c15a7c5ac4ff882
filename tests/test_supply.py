"""What is installed, loaded and run is what was locked: hashes, licences, nothing that unpickles or runs strangers' data."""

from __future__ import annotations

import ast
import gc
import importlib.util
import re
from importlib.machinery import SourceFileLoader
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "onrecord"
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
SHELL = [
    path for folder in ("scripts", ".ci", "frontend") for path in (ROOT / folder).iterdir() if path.is_file()
]
OURSELVES = "--no-deps --no-build-isolation -e ."
"""The one installation without hashes: onrecord's own tree, built with what is locked."""


def installations(text: str) -> list[str]:
    return [
        line.strip()
        for line in text.splitlines()
        if re.search(r"\bpip\"? install\b", line) and not line.lstrip().startswith("#")
    ]


def test_every_installation_of_ours_asks_for_hashes():
    found = {
        f"{path.name}: {line}" for path in SHELL for line in installations(path.read_text(encoding="utf-8"))
    }
    loose = {one for one in found if "--require-hashes" not in one and OURSELVES not in one}
    assert {one.partition(":")[0] for one in loose} <= {"audit", "screenshots"}, (
        loose
    )  # tools in a venv of their own
    assert len(found) >= 4


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_its_hashes(lock):
    entries = re.split(r"\n(?=[\w.-]+==)", lock.read_text(encoding="utf-8"))[1:]
    assert entries
    assert [one.split()[0] for one in entries if "--hash=sha256:" not in one] == []


def test_what_runs_is_what_was_tested(licences):
    tested = licences.locked("dev.txt")
    assert {
        name: number for name, number in licences.locked("run.txt").items() if tested.get(name) != number
    } == {}


def test_what_is_set_up_first_has_all_that_the_first_pages_use():
    made = re.search(r"^#    (uv pip compile .*)$", (ROOT / "requirements/run.txt").read_text(), re.MULTILINE)
    assert {"web", "pdf", "zstd", "export", "scale"} <= set(re.findall(r"--extra (\w+)", made[1]))


def test_what_builds_us_is_locked_as_pyproject_asks():
    asked = set(
        re.findall(
            r'"([\w-]+==[\d.]+)"',
            (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("build-backend")[0],
        )
    )
    assert asked
    assert asked <= set(
        re.findall(
            r"^([\w-]+==[\d.]+)",
            (ROOT / "requirements" / "build.txt").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )


@pytest.fixture(scope="module")
def licences():
    """scripts/licences as a module."""
    loader = SourceFileLoader("licences_script", str(ROOT / "scripts" / "licences"))
    spec = importlib.util.spec_from_loader("licences_script", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_licence_of_every_locked_package_is_listed(licences):
    page = licences.PAGE.read_text(encoding="utf-8")
    rows = {
        name: (number, licence)
        for name, number, licence in re.findall(r"^\| ([\w.-]+) \| (\S+) \| (.+) \|$", page, re.MULTILINE)
    }
    locked = {name: number for lock in LOCKS for name, number in licences.locked(lock.name).items()}
    assert {name: number for name, (number, _) in rows.items() if number[0].isdigit()} == locked
    for name, number in locked.items():
        try:
            there = version(name) == number
        except PackageNotFoundError:
            continue
        assert not there or rows[name][1] == licences.licence(name), f"{name}: run scripts/licences"


def test_nothing_that_runs_with_onrecord_is_under_the_gpl_alone(licences):
    rows = [
        line
        for line in licences.page().partition("## To test")[0].splitlines()
        if re.search(r"\bA?GPL", line)
    ]
    assert [line for line in rows if " OR " not in line] == []


UNSAFE = {
    "pickle",
    "cPickle",
    "_pickle",
    "marshal",
    "shelve",
    "dill",
    "cloudpickle",
    "joblib",
    "jsonpickle",
    "code",
    "codeop",
}
CALLS = {"eval", "exec", "compile", "__import__"}
WAYS = {"recv", "loads", "load_module", "os.system", "os.popen"}
"""`Connection.recv` unpickles, `recv_bytes` does not."""


def unsafe(tree: ast.AST) -> list[str]:
    """What in some code would run what it is given."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names if one.name.split(".")[0] in UNSAFE]
        elif (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").split(".")[0] in UNSAFE
            and not node.level
        ):
            found.append(node.module)
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            bad = name in CALLS or name in WAYS or name.rpartition(".")[2] == "recv"
            bad |= any(
                one.arg in {"shell", "allow_pickle"} and ast.unparse(one.value) != "False"
                for one in node.keywords
            )
            found += [name] if bad else []
    return found


def parsed(path: Path) -> ast.AST:
    """The syntax tree of a file.

    The collector is off meanwhile: where it runs inside, CPython 3.11 miscounts the depth (gh-106905).
    """
    gc.disable()
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    finally:
        gc.enable()


def test_nothing_of_ours_unpickles_evaluates_or_asks_a_shell():
    found = {str(path.relative_to(SRC)): bad for path in SRC.rglob("*.py") if (bad := unsafe(parsed(path)))}
    assert found == {}


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from marshal import loads",
        "eval(a)",
        "pipe.recv()",
        "run(a, shell=True)",
        "numpy.load(a, allow_pickle=True)",
        "os.system(a)",
    ],
)
def test_what_would_is_found(code):
    assert unsafe(ast.parse(code))
