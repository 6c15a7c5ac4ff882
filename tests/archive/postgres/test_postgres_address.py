"""Addresses of databases, and that no way of writing one shows its password."""

from __future__ import annotations

import pickle

import pytest

from onrecord import ArchiveError
from onrecord.archive import stores
from onrecord.archive.postgres.address import Address, address

SHOWN = [
    ("postgresql://ada:sesame@db.example/news", "postgresql://ada@db.example/news"),
    ("postgres://ada:sesame@db.example:5433/news", "postgresql://ada@db.example:5433/news"),
    ("POSTGRESQL://ada@db.example/news", "postgresql://ada@db.example/news"),
    ("postgresql://ada:s%40same@[::1]:5432/news", "postgresql://ada@[::1]:5432/news"),
    ("postgresql://ada:sesame@one:1,two:2/news", "postgresql://ada@one:1,two:2/news"),
    ("postgresql:///news?host=/run/postgresql&password=sesame", "postgresql:///news?host=/run/postgresql"),
    ("postgresql:///news?options=-csearch_path%3Dteam", "postgresql:///news?options=-csearch_path%3Dteam"),
    ("postgresql://ada@h/news?pasword=sesame&sslpassword=sesame", "postgresql://ada@h/news"),
    ("postgresql://ada@h/news?pass%77ord=sesame", "postgresql://ada@h/news"),
    ("postgresql://", "postgresql://"),
]
UNREADABLE = [
    "postgresql://ada:ses/ame@h/news",
    "postgresql://ada:ses?ame@h/news",
    "postgresql://ada:ses#ame@h/news",
    "postgresql://ada:ses@ame@h/news",
    "postgresql://ada:ses:ame/news",
    "postgresql://ada:sesame/news",
    "postgresql://[ada:sesame@h/news",
]


@pytest.mark.parametrize(("given", "shown"), SHOWN)
def test_it_is_shown_without_what_is_secret(given, shown):
    found = address(given)
    assert isinstance(found, Address)
    assert (str(found), found.given) == (shown, given)
    assert "sesame" not in repr(found)
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize("given", UNREADABLE)
def test_one_in_which_a_password_may_stand_anywhere_is_refused(given):
    with pytest.raises(ArchiveError, match="cannot be read: write postgresql://") as raised:
        address(given)
    assert not {"ses", "ame"} & set(str(raised.value).replace("/", " ").replace("@", " ").split())
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


@pytest.mark.parametrize(
    "given", ["news.onrecord", "/a/postgresql:b", "postgresql.onrecord", "postgresql:/a"]
)
def test_all_else_is_a_file(given):
    assert address(given) is None
    assert str(stores.place(given)) == given
