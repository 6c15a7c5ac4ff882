"""Rounds over folders and feeds: what is new is added, its incidents are put together, and it is told."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from threading import Event
from typing import NamedTuple

from .. import sources
from ..archive import Archive, intake
from ..archive.intake import Tally
from ..config import FormatName, Settings
from ..errors import SourceError
from ..model import Failure
from ..sources import Outcome, Web
from ..sources.web import posting
from . import summary
from .folder import REST, Folder
from .summary import Report, Summary

DAY = 86_400.0
"""Seconds after which a site's robots.txt is asked for again (RFC 9309, 2.4)."""
TOGETHER = 100
"""Files and feeds that are read before incidents are put together and new reports are told."""
PATIENCE = 30
"""Rounds of rest, two seconds each, that one look waits for files which are still being written."""
TRIES = 3
"""Rounds in which a webhook is tried for one report."""


class Course(NamedTuple):
    """What is called as it goes: with each outcome, each new report, each report that no webhook took."""

    outcome: Callable[[Outcome, Failure | None], None]
    added: Callable[[Summary], None]
    untold: Callable[[Summary, str], None]


class Post(NamedTuple):
    """A summary to be sent, and how often that was tried."""

    summary: Summary
    tries: int = 0


class Watch:
    """Folders, patterns and web addresses that are looked at; `stop` ends it after the report under way.

    Adding is idempotent: whatever a watch had not yet added when it ended, the next one adds.
    """

    def __init__(
        self,
        archive: Archive,
        names: Iterable[str],
        settings: Settings,
        course: Course,
        *,
        format: FormatName | None = None,  # noqa: A002 - as the option is called
        webhook: str | None = None,
        rest: float = REST,
    ) -> None:
        self.archive, self.settings, self.course = archive, settings, course
        self.format, self.webhook = format, webhook
        self.rest = rest
        given = list(names)
        self.feeds = [name for name in given if sources.is_url(name)]
        self.folders = [Folder(name, self.rest) for name in given if not sources.is_url(name)]
        self.web, self.web_since = Web(settings, again=True), time.monotonic()
        self.tally, self.stop = Tally(), Event()
        self.known = 0
        self.fresh: list[Report] = []
        self.posts: deque[Post] = deque()

    def run(self, every: float) -> None:
        """Go round until `stop`, so many seconds between two rounds; fewer while a file has still to rest."""
        while not self.stop.is_set():
            waiting = self.round()
            self.stop.wait(min(every, self.rest) if waiting else every)

    def once(self) -> int:
        """One round, and some more of the folders while files in them have to rest; how many never did."""
        waiting = self.round()
        for _ in range(PATIENCE):
            if not waiting or self.stop.wait(self.rest):
                break
            waiting = self.round(feeds=False)
        while self.posts and not self.stop.is_set():
            self.send()
        return waiting

    def round(self, *, feeds: bool = True) -> int:
        """Add what is new; how many files have still to rest."""
        looked = [folder.fresh() for folder in self.folders]
        names = [*chain.from_iterable(ready for ready, _ in looked), *(self.feeds if feeds else ())]
        for begin in range(0, len(names), TOGETHER):
            self.add(names[begin : begin + TOGETHER])
        self.send()
        return sum(waiting for _, waiting in looked)

    def add(self, names: list[str]) -> None:
        """Add what files and feeds hold, put incidents together, and tell of each new report."""
        self.fresh = []
        try:
            intake.add(
                self.archive,
                self.given(names),
                self.settings,
                tally=self.tally,
                tell=self.took,
            )
        finally:
            self.archive.refresh()
            for report in self.fresh:
                made = summary.of(self.archive, report)
                self.course.added(made)
                if self.webhook is not None:
                    self.posts.append(Post(made))

    def given(self, names: list[str]) -> Iterator[Outcome]:
        """What files and feeds hold and the archive has not, until it is to end."""
        if time.monotonic() - self.web_since > DAY:
            self.web.sites.clear()
            self.web_since = time.monotonic()
        for outcome in sources.read(names, self.settings, format=self.format, records=True, web=self.web):
            if self.stop.is_set():
                return
            yield outcome

    def took(self, outcome: Outcome, failure: Failure | None) -> None:
        """Note what came of an outcome; a report that was there already is nothing new."""
        self.course.outcome(outcome, failure)
        if self.tally.added > self.known:
            self.known = self.tally.added
            self.fresh.append(summary.report(outcome))

    def send(self) -> None:
        """Send what is to be told to the webhook; what it did not take is tried again in the next rounds."""
        for _ in range(len(self.posts)):
            if self.stop.is_set() or self.webhook is None:
                return
            post = self.posts.popleft()
            try:
                posting.post(self.webhook, post.summary.json(), self.settings)
            except SourceError as error:
                if post.tries + 1 < TRIES:
                    self.posts.append(post._replace(tries=post.tries + 1))
                else:
                    self.course.untold(post.summary, f"{sources.shown(self.webhook)}: {error}")
