from __future__ import annotations

import re

import pytest

from onrecord.config import Settings, load
from onrecord.errors import SettingsError


def test_nothing_set(tmp_path):
    assert load(tmp_path, {}, {}) == Settings()


def test_a_flag_beats_a_variable_beats_the_file(tmp_path):
    (tmp_path / "onrecord.toml").write_text(
        'max_characters = 10\nvague_counts = "plural"\nhtml_seconds = 3\n'
    )
    environment = {"ONRECORD_MAX_CHARACTERS": "20", "ONRECORD_HTML_SECONDS": "4", "HOME": "/"}
    found = load(tmp_path, environment, {"max_characters": 30, "encoding": None})
    assert found == Settings(max_characters=30, vague_counts="plural", html_seconds=4.0)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (
            "max_charcters = 1",
            "onrecord.toml: unknown setting 'max_charcters': did you mean 'max_characters'?",
        ),
        ("colour = 1", "onrecord.toml: unknown setting 'colour': known are max_characters"),
        ('max_characters = "many"', "onrecord.toml: max_characters = 'many': Expected `int`, got `str`"),
        ("max_characters = 0", "onrecord.toml: max_characters = 0: Expected `int` >= 1"),
        ('vague_counts = "guess"', "onrecord.toml: vague_counts = 'guess': Invalid enum value 'guess'"),
        ("max_characters = ", "not valid TOML"),
    ],
)
def test_a_bad_file_is_named_with_the_key(tmp_path, toml, message):
    (tmp_path / "onrecord.toml").write_text(toml)
    with pytest.raises(SettingsError, match=re.escape(message)):
        load(tmp_path, {})


def test_a_file_that_cannot_be_read(tmp_path):
    (tmp_path / "onrecord.toml").mkdir()
    with pytest.raises(SettingsError, match=r"onrecord\.toml: Is a directory: mend or remove the file"):
        load(tmp_path, {})


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("ONRECORD_MAX_CHARACTERS", "lots", "the environment: ONRECORD_MAX_CHARACTERS = 'lots'"),
        ("ONRECORD_COLOURS", "red", "the environment: unknown setting 'ONRECORD_COLOURS'"),
        ("ONRECORD_HTML_SECONDS", "-1", "the environment: ONRECORD_HTML_SECONDS = '-1'"),
    ],
)
def test_a_bad_variable_is_named(tmp_path, name, value, message):
    with pytest.raises(SettingsError, match=re.escape(message)):
        load(tmp_path, {name: value})
