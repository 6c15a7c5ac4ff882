"""Packages that not everybody has: what is said where one is missing, and what is a fault of ours."""

from __future__ import annotations

import pytest

from onrecord import LibraryError, extras


def test_a_package_that_is_missing_is_told_with_the_line_that_installs_it():
    with pytest.raises(
        LibraryError, match=r"a thing needs no_such_package: install it by: pip install 'onrecord\[x\]'"
    ):
        extras.package("no_such_package", "a thing", "x")


def test_a_module_of_ours_that_is_missing_is_no_matter_of_packages():
    with pytest.raises(ModuleNotFoundError, match=r"onrecord\.no_such_room"):
        extras.package("onrecord.no_such_room", "a thing", "x")


def test_the_first_that_is_there_also_where_the_package_of_another_is_missing():
    assert extras.there(("no_such_package.part", "json", "csv")) == "json"
    assert extras.there(("no_such_package.part",)) is None
