"""Every regular expression of ours, as it is compiled: where, and which.

`python -m benchmarks.hostile.patterns` prints them as JSON: they are compiled once a process, so that it takes
a fresh one to see all of them.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import onrecord

SRC = Path(onrecord.__file__).parent
CALLS = frozenset({"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})
OPTIONAL = frozenset({"onrecord.scale.ray"})
"""Modules whose libraries not everybody has."""


class Pattern(NamedTuple):
    """A pattern, its flags, and the lines of our source between which it is compiled."""

    file: str
    line: int
    text: str | bytes
    flags: int

    @property
    def where(self) -> str:
        """Where it stands: "sources/web/urls.py:24"."""
        return f"{self.file}:{self.line}"


class Call(NamedTuple):
    """A call of `re` in our source: its lines; its pattern where that stands there; `plain`: words escaped."""

    file: str
    first: int
    last: int
    text: str | bytes | None
    flags: int
    plain: bool


def calls() -> list[Call]:
    """All calls of `re` in our source that take a pattern."""
    return [
        call(str(path.relative_to(SRC)), node)
        for path in sorted(SRC.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and is_call(node.func)
    ]


def call(file: str, node: ast.Call) -> Call:
    """A call as it stands in the source."""
    first = node.args[0]
    text = first.value if isinstance(first, ast.Constant) else None
    chosen = [one.value for one in node.keywords if one.arg == "flags"]
    chosen += [one for one in node.args[1:] if ast.unparse(one).startswith("re.")]
    flags = sum(named(part) for one in chosen for part in ast.unparse(one).split(" | "))
    plain = isinstance(first, ast.Call) and ast.unparse(first.func) == "re.escape"
    known = text if isinstance(text, str | bytes) else None
    return Call(file, node.lineno, node.end_lineno or node.lineno, known, flags, plain)


def named(flag: str) -> int:
    """A flag by its name: `re.ASCII`."""
    return int(re.RegexFlag[flag.removeprefix("re.")])


def is_call(function: ast.expr) -> bool:
    """Whether something that is called is a function of `re`."""
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
        and function.attr in CALLS
    )


@contextmanager
def noted(found: dict[Pattern, None]) -> Iterator[None]:
    """Note every pattern that a file of ours compiles."""
    before: Any = re._compile  # type: ignore[attr-defined]

    def compiled(text: Any, flags: int) -> Any:  # noqa: ANN401 - as `re` has it
        frame = outside(sys._getframe(1))
        if frame is not None and isinstance(text, str | bytes):
            file = str(Path(frame.f_code.co_filename).relative_to(SRC))
            found[Pattern(file, frame.f_lineno, text, int(flags))] = None
        return before(text, flags)

    re._compile = compiled  # type: ignore[attr-defined]
    try:
        yield
    finally:
        re._compile = before  # type: ignore[attr-defined]


def outside(frame: FrameType | None) -> FrameType | None:
    """The frame that called `re`, None where it is none of ours."""
    while frame is not None and frame.f_globals.get("__name__") == "re":
        frame = frame.f_back
    return frame if frame is not None and frame.f_code.co_filename.startswith(str(SRC)) else None


def compiled() -> list[Pattern]:
    """All patterns that are compiled when our modules are loaded and what makes more of them is called."""
    found: dict[Pattern, None] = {}
    with noted(found):
        for name in sorted(one.name for one in pkgutil.walk_packages([str(SRC)], "onrecord.")):
            if name not in OPTIONAL and not name.endswith("__main__"):
                importlib.import_module(name)
        make()
    return list(found)


def make() -> None:
    """Call what compiles the words of a lexicon when it is first needed."""
    from onrecord.incidents import copies, counters, cues  # noqa: PLC0415

    counters.patterns()
    copies.notices()
    cues.tends()
    cues.receives("The hospital took ten in.")


def written() -> list[Pattern]:
    """The patterns that stand in our source as they are."""
    return [
        Pattern(call.file, call.first, call.text, call.flags) for call in calls() if call.text is not None
    ]


def every() -> list[Pattern]:
    """All patterns of ours, each once, by where they stand."""
    command = [sys.executable, "-m", "benchmarks.hostile.patterns"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    seen = [
        Pattern(one[0], one[1], decoded(one[2], binary=one[4]), one[3]) for one in json.loads(answer.stdout)
    ]
    known = {(one.file, one.text, one.flags & ~re.UNICODE) for one in seen}
    more = [one for one in written() if (one.file, one.text, one.flags & ~re.UNICODE) not in known]
    return sorted(seen + more, key=lambda one: (one.file, one.line, str(one.text)))


def decoded(text: str, *, binary: bool) -> str | bytes:
    """A pattern as it was before it became JSON."""
    return text.encode("latin-1") if binary else text


def anchored(one: Pattern) -> bool:
    """Whether a pattern is tried at one place of a text alone: its file uses its name with `match` alone."""
    source = (SRC / one.file).read_text(encoding="utf-8")
    used: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and node.lineno <= one.line <= (node.end_lineno or node.lineno):
            name = ast.unparse(node.targets[0])
            used = set(re.findall(rf"^(?!{name}\b|from).*\b{name}\b(\.\w+\()?", source, re.MULTILINE))
    return bool(used) and used <= {".match(", ".fullmatch("}


def missed(found: list[Pattern], known: list[Call]) -> list[Call]:
    """The calls whose pattern is not among those that were found."""
    return [
        one
        for one in known
        if not one.plain
        and not any(each.file == one.file and one.first <= each.line <= one.last for each in found)
    ]


if __name__ == "__main__":
    rows = [
        (one.file, one.line, one.text.decode("latin-1") if isinstance(one.text, bytes) else one.text, one.flags,
         isinstance(one.text, bytes))
        for one in compiled()
    ]  # fmt: skip
    print(json.dumps(rows))
