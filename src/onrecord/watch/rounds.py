"""Rounds over folders and feeds: what is new is added, its incidents are put together, and it is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain
from threading import Event
from typing import NamedTuple

from .. import sources
from ..archive import Archive, Waiting, intake
from ..archive.intake import Tally
from ..config import FormatName, Settings
from ..errors import AbsentError, RefusedError, SourceError
from ..model import Failure
from ..sources import Outcome, Web
from ..sources.web import posting
from . import summary
from .folder import REST, Folder
from .pauses import TRIES, Pauses
from .summary import Report, Summary

DAY = 86_400.0
"""Seconds after which a site's robots.txt is asked for again (RFC 9309, 2.4)."""
TOGETHER = 100
"""Files and feeds that are read before incidents are put together and new reports are told."""
PATIENCE = 30
"""Rounds of rest, two seconds each, that one look waits for files which are still being written."""
KEPT = timedelta(days=7)
"""How long a webhook is tried for one report, which is three times at least."""


class Untold(NamedTuple):
    """A report that a webhook did not take, why, how often it was tried, and whether it is tried again."""

    report: Report
    why: str
    tries: int
    again: bool


class Course(NamedTuple):
    """What is called as it goes: with each outcome, each new report, each report that no webhook took."""

    outcome: Callable[[Outcome, Failure | None], None]
    added: Callable[[Summary], None]
    untold: Callable[[Untold], None]


class Watch:
    """Folders, patterns and web addresses that are looked at; `stop` ends it after the report under way.

    Adding is idempotent: whatever a watch had not yet added when it ended, the next one adds. What a webhook
    has still to be told waits in the archive: the next watch with the same webhook tells it.
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
        self.tally, self.stop, self.pauses = Tally(), Event(), Pauses()
        self.known = 0
        self.fresh: list[Report] = []

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
        return waiting

    def untold(self) -> int:
        """How many reports the webhook has still to be told of."""
        return len(self.archive.untold(self.webhook)) if self.webhook is not None else 0

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
                hook=self.webhook,
            )
        finally:
            self.archive.refresh()
            for report in self.fresh:
                self.course.added(summary.of(self.archive, report))

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
        """Tell the webhook what it has still to be told, also by watches before.

        What it does not take waits, longer each time. A few failures in a row are taken for its fault, and
        end this round, so that one which does not answer holds up nothing.
        """
        if self.webhook is None or not self.pauses.open():
            return
        waiting = self.archive.untold(self.webhook)
        if waiting:
            self.archive.refresh()  # a watch may have been killed before
        for one in waiting:
            if self.stop.is_set() or not self.pauses.open():
                return
            if self.pauses.due(one.document) and self.archive.is_untold(self.webhook, one.document):
                self.tell(one, self.webhook)

    def tell(self, one: Waiting, hook: str) -> None:
        """Tell the webhook of a report; what it does not take is kept for another try, or given up."""
        try:
            made = summary.of(self.archive, summary.waiting(one))
        except AbsentError:
            return  # forgotten meanwhile, and what was to be told with it
        try:
            posting.post(hook, made.json(), self.settings)
        except SourceError as error:
            self.refused(one, hook, error)
            return
        self.pauses.took()
        self.settled(one, hook)

    def refused(self, one: Waiting, hook: str, error: SourceError) -> None:
        """Keep a report that the webhook did not take for another try, or give it up."""
        self.pauses.failed(one.document, one.tries, error.after if isinstance(error, RefusedError) else None)
        again = one.tries + 1 < TRIES or self.age(one) < KEPT
        if again:
            self.archive.refused_by(hook, one.document)
        else:
            self.settled(one, hook)
        why = f"{posting.shown(hook)}: {error}"
        self.course.untold(Untold(summary.waiting(one), why, one.tries + 1, again))

    def settled(self, one: Waiting, hook: str) -> None:
        """The webhook is not to be told of a report any more."""
        self.archive.told_to(hook, one.document)
        self.pauses.done(one.document)

    def age(self, one: Waiting) -> timedelta:
        """How long ago a report was added."""
        return datetime.fromisoformat(self.archive.clock()) - datetime.fromisoformat(one.added)
