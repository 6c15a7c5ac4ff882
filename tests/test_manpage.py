"""The page of `man onrecord`: current, whole, installed where man looks, and free of commands in people's words."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tomllib
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest
import typer

from onrecord import cli
from onrecord.config import PREFIX, Settings

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def manpage():
    """scripts/manpage as a module."""
    loader = SourceFileLoader("manpage_script", str(ROOT / "scripts" / "manpage"))
    spec = importlib.util.spec_from_loader("manpage_script", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_page_is_current(manpage):
    assert manpage.PAGE.read_text(encoding="utf-8") == manpage.page(), "run scripts/manpage"


def test_a_page_that_is_not_current_is_told(manpage, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(manpage, "PAGE", tmp_path / "onrecord.1")
    monkeypatch.setattr("sys.argv", ["manpage"])
    assert manpage.main() == 0
    monkeypatch.setattr("sys.argv", ["manpage", "--check"])
    assert manpage.main() == 0
    manpage.PAGE.write_text("old", encoding="utf-8")
    assert manpage.main() == 1
    assert "run scripts/manpage" in capsys.readouterr().err


def test_every_command_option_and_variable_is_there(manpage):
    lines = set(manpage.page().splitlines())
    every = list(manpage.commands(typer.main.get_command(cli.app), "onrecord"))
    assert {"onrecord read", "onrecord import", "onrecord gazetteer build"} <= {path for path, _ in every}
    assert [path for path, _ in every if f".SS {path}" not in lines] == []
    options = {
        name
        for _, command in every
        for one in command.params
        if one.param_type_name == "option" and not one.hidden
        for name in (*one.opts, *one.secondary_opts)
    }
    page = manpage.page()
    assert len(options) > 40
    assert [name for name in options if f"\\fB{manpage.plain(name)}\\fR" not in page] == []
    assert [name for name in Settings.__struct_fields__ if f".B {PREFIX}{name.upper()}" not in lines] == []


@pytest.mark.parametrize(
    ("words", "roff"),
    [(".so /etc/passwd", "\\&.so /etc/passwd"), ("'a'", "\\(aqa\\(aq"), ("a\\fB --b", "a\\efB \\-\\-b"), ("a\n.b", "a .b")],
)  # fmt: skip
def test_no_words_are_commands_of_roff(manpage, words, roff):
    assert manpage.plain(words) == roff


def test_the_wheel_puts_it_where_man_looks(manpage):
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]["wheel"]
    assert wheel["shared-data"] == {str(manpage.PAGE.relative_to(ROOT)): "share/man/man1/onrecord.1"}


@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man")
def test_man_shows_it(manpage):
    shown = subprocess.run(
        ["man", "--warnings", "-l", str(manpage.PAGE)],
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "HOME": "/"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stderr == ""
    assert "onrecord - reads news reports" in shown.stdout
    assert "onrecord import [OPTIONS] FILE..." in shown.stdout
