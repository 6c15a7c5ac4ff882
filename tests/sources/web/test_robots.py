"""robots.txt as RFC 9309 has it: which group is ours, which rule holds."""

from __future__ import annotations

import time

import pytest

from onrecord.sources.web import robots

RULES = """\ufeff# all
User-agent: otherbot
User-agent: OnRecord/2.0
Disallow: /private   # ours
Allow: /private/open
Disallow: /*.php$
Disallow: /caf%c3%a9
Disallow: /%7Eada/
Disallow:
Sitemap: https://a.example/map.xml
Crawl-delay: 2.5

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/", None),
        ("/private", "Disallow: /private"),
        ("/privateer?x", "Disallow: /private"),
        ("/private/open/1", None),
        ("/Private", None),
        ("/a/b.php", "Disallow: /*.php$"),
        ("/a/b.php?c=1", None),
        ("/caf%C3%A9/1", "Disallow: /caf%C3%A9"),
        ("/~ada/1", "Disallow: /~ada/"),
        ("/%7eada/1", "Disallow: /~ada/"),
    ],
)
def test_the_longest_rule_of_our_group_holds(path, rule):
    assert robots.read(RULES, "onrecord").forbids(path) == rule


def test_others_have_the_rules_of_all():
    rules = robots.read(RULES, "anybot")
    assert rules.forbids("/x") == "Disallow: /"
    assert rules.delay == 0.0
    assert robots.read(RULES, "onrecord").delay == 2.5


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("", False),
        ("<html><body>Not found: nothing</body></html>", False),
        ("Disallow: /", False),
        ("User-agent: *\rDisallow: /", True),
        ("user-AGENT : *\r\n  disallow:/  \r\n", True),
        ("User-agent: *\nDisallow: /\nAllow: /", False),
        ("User-agent: *\nAllow: /a\nDisallow: /", False),
        ("User-agent: onrecord-images\nDisallow: /", False),
        ("User-agent: *\nDisallow: /b\n\nUser-agent: *\nDisallow: /a", True),
        ("User-agent: *\n\nDisallow: /a", True),
        ("User-agent: onrecord\nAllow: /b\nUser-agent: *\nDisallow: /", False),
    ],
)
def test_lines_as_sites_write_them(text, forbidden):
    assert bool(robots.read(text, "onrecord").forbids("/a/1")) is forbidden


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/a*c", "/abbc/d", True),
        ("/a*c$", "/abcbc", True),
        ("/a*c$", "/abcd", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("*", "/a", True),
        ("/ab*bc$", "/abc", False),
        ("/*a*b*", "/xxaxxbxx", True),
        ("$", "/", False),
    ],
)
def test_patterns(pattern, path, fits):
    assert robots.matches(pattern, path) is fits


def test_a_hostile_pattern_takes_no_time():
    text = "User-agent: *\n" + f"Disallow: /{'*a' * 2000}b$\n" * 100
    rules = robots.read(text, "onrecord")
    began = time.perf_counter()
    assert rules.forbids("/" + "a" * 7000) is None
    assert time.perf_counter() - began < 2


def test_half_of_a_surrogate_pair_in_a_rule_is_nothing_that_is_asked_for():
    """Found by atheris: a rule with one ended in an UnicodeEncodeError."""
    rules = robots.read("User-agent: *\nDisallow: /a\ud800\nDisallow: /b\n", "onrecord")
    assert rules.forbids("/a") is None
    assert rules.forbids("/b") is not None
