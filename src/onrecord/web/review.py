"""What reviewers do: accept, correct, reject, take back; by name, with a reason, never over another."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from ..archive import Archive, Entry, Stored
from ..errors import ArchiveError, ConflictError, QueryError
from . import card, edits, forms
from .items import key_of, named_by
from .pages import NAME, page, report_at, reviewer, wants_fragment
from .queue import ALL, Where, still_open
from .room import Room

YEAR = 365 * 86_400  # seconds that a browser keeps a reviewer's name
REASONS = {"accept": "read as it is written", "reject": "the report does not say so", "undo": "taken back"}
"""The reason where none is typed; a correction needs one."""
FEW = 100
"""Incidents that a request puts together beside its own: 1.4 ms each (benchmarks/README.md)."""
OWN = ("act", "by", "reason", "seen", "after", "item", "entry", "queue", "place")


class Asked(NamedTuple):
    """What a reviewer asks for: of which item, as seen in which version, after which entry of the journal.

    `queue` is the kind that is looked through, where that is done, `place` the item's place there.
    """

    document: str
    part: str
    item: str
    act: str
    by: str
    reason: str
    seen: int
    after: int
    typed: dict[str, str]
    queue: str
    place: str

    def there(self, **where: str) -> Where:
        """Where the reviewer is in the queue."""
        return Where("" if self.queue == ALL else self.queue, **where)


async def judged(request: Request) -> Response:
    """Accept, reject or correct an item."""
    form = await forms.read(request)
    return await run_in_threadpool(answered, request, asked(request, form))


def asked(request: Request, form: dict[str, str]) -> Asked:
    """What a form asks for."""
    act = form.get("act", "")
    part, item = named_by(form.get("item", ""))
    return Asked(
        document=request.path_params["document"],
        part=part,
        item=item,
        act=act,
        by=form.get("by", "").strip() or reviewer(request),
        reason=form.get("reason", "").strip() or REASONS.get(act, ""),
        seen=forms.whole(form.get("seen", "")),
        after=forms.whole(form.get("after", "")),
        typed={name: value for name, value in form.items() if name not in OWN},
        queue=form.get("queue", ""),
        place=form.get("place", ""),
    )


def answered(request: Request, wish: Asked) -> Response:
    """Do what is asked, and say what came of it."""
    room: Room = request.app.state.room
    with room.writing() as archive:
        try:
            done(archive, wish)
            put_together(archive, wish.document)
        except ConflictError:
            return collided(request, archive, wish)
        except ArchiveError as error:
            return refused(request, archive, wish, str(error))
        return told(request, archive, wish)


def done(archive: Archive, wish: Asked) -> None:
    """Put what is asked into the journal."""
    about: dict[str, Any] = {"by": wish.by, "reason": wish.reason, "seen": wish.seen, "after": wish.after}
    if wish.act == "accept":
        archive.accept(wish.document, wish.part, wish.item, **about)
    elif wish.act == "reject":
        archive.reject(wish.document, wish.part, wish.item, **about)
    elif wish.act == "correct":
        archive.correct_all(wish.document, wish.part, wish.item, changed(archive, wish), **about)
    else:
        raise QueryError("this form asks for nothing that can be done: load the page again")


def put_together(archive: Archive, document: str) -> None:
    """Put the incidents of a report together anew, and the others where few are left.

    Many are left while reports are being added, which puts them together at its end.
    """
    archive.refresh(document)
    if archive.left() <= FEW:
        archive.refresh()


def changed(archive: Archive, wish: Asked) -> dict[str, object]:
    """The fields that the form holds otherwise than the record as the reviewer saw it."""
    record = archive.viewed(wish.document, seen=wish.seen, after=wish.after)
    item = card.item_of(record, wish.part, wish.item)
    found = edits.changes(record, wish.part, item, wish.typed)
    if not found:
        raise QueryError("nothing was changed: change a field, or accept it as it is")
    return found


def told(request: Request, archive: Archive, wish: Asked) -> Response:
    """The way back to the report; for a script what has become of it."""
    stored = archive.stored(wish.document)
    there = wish.item and card.there(stored.record, key_of(wish.part, wish.item))
    address = report_at(wish.document, key_of(wish.part, wish.item) if there else "")
    if wish.queue:
        last = card.last_of(stored.history)
        back = (
            wish.there(at=wish.place).address()
            if wish.act == "undo"
            else wish.there(past=wish.place).address(did=last)
        )
        return remembered(RedirectResponse(back, 303), wish.by)
    answer: Response = RedirectResponse(address, 303)
    if wants_fragment(request):
        answer = JSONResponse({"version": stored.version, "address": address})
    return remembered(answer, wish.by)


def remembered(answer: Response, name: str) -> Response:
    """An answer after which the browser knows the reviewer's name."""
    answer.set_cookie(NAME, quote(name), max_age=YEAR, httponly=True, samesite="strict")
    return answer


def collided(request: Request, archive: Archive, wish: Asked) -> Response:
    """What others did since the reviewer looked, beside what the reviewer was about to do."""
    stored = archive.stored(wish.document)
    since = [entry for entry in stored.history if entry.number > wish.after]
    since = [one for one in since if of_item(one, wish)] or since
    if wish.queue and wish.act != "correct":
        return passed_over(archive, wish, since)
    return again(request, stored, wish, status=409, since=since, problem="")


def of_item(entry: Entry, wish: Asked) -> bool:
    """Whether an entry is about the item that a reviewer looks at, as it was called then."""
    return entry.target is not None and (entry.target.part, entry.target.item) == (wish.part, wish.item)


def passed_over(archive: Archive, wish: Asked, since: list[Entry]) -> Response:
    """On to the next item of the queue where somebody settled this one meanwhile; else to this one again."""
    if still_open(archive, wish.place):
        return RedirectResponse(wish.there(at=wish.place).address(changed=1), 303)
    skipped = since[-1].number if since else ""
    return RedirectResponse(wish.there(past=wish.place).address(skipped=skipped), 303)


def refused(request: Request, archive: Archive, wish: Asked, words: str) -> Response:
    """Why it could not be done."""
    return again(request, archive.stored(wish.document), wish, status=422, since=[], problem=words)


def again(
    request: Request, stored: Stored, wish: Asked, *, status: int, since: list[Entry], problem: str
) -> Response:
    """The form once more, with what was typed and what stands in its way."""
    there = card.there(stored.record, key_of(wish.part, wish.item))
    about = card.about(stored, *there) if there else {"card": None, "document": stored.record.document}
    template = "collision.html" if not wants_fragment(request) else "collision_part.html"
    about |= {"seen": stored.version, "typed": wish.typed, "queue": wish.queue, "place": wish.place}
    about |= {"reason": wish.reason} if wish.act == "correct" else {}
    after = card.last_of(stored.history)
    return page(
        request, template, status=status, **about, wish=wish, since=since, problem=problem, after=after
    )


async def undone(request: Request) -> Response:
    """Take an entry of the journal back."""
    form = await forms.read(request)
    wish = asked(request, form | {"act": "undo"})
    return await run_in_threadpool(taken_back, request, wish, forms.whole(form.get("entry", "")))


def taken_back(request: Request, wish: Asked, entry: int) -> Response:
    """Take it back, and say what came of it."""
    room: Room = request.app.state.room
    with room.writing() as archive:
        about = next((one.target for one in archive.history(wish.document) if one.number == entry), None)
        wish = wish._replace(part=about.part, item=about.item) if about else wish
        try:
            reason = wish.reason or REASONS["undo"]
            archive.undo(entry, by=wish.by, reason=reason, seen=wish.seen, after=wish.after)
            put_together(archive, wish.document)
        except ConflictError:
            return collided(request, archive, wish)
        except ArchiveError as error:
            return refused(request, archive, wish, str(error))
        return told(request, archive, wish)


routes = [
    Route("/review/{document:path}", judged, methods=["POST"]),
    Route("/undo/{document:path}", undone, methods=["POST"]),
]
