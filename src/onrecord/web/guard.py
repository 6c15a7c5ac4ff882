"""Who is let in, and what every answer carries: names of hosts, sites, the token, headers."""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .room import Room

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
KEY, VISITOR = "onrecord-key", "onrecord-visitor"
"""Cookies: that the token was given once, and a name without meaning that forms are tied to."""
DAYS = 30 * 86_400  # seconds that a browser keeps them
SAFE = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Stands before the pages; what it refuses, no page sees."""

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self.app, self.room = app, room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        visitor = request.cookies.get(VISITOR, "")
        fresh = "" if visitor else secrets.token_urlsafe(18)
        scope["onrecord.visitor"] = visitor or fresh

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                dress(MutableHeaders(scope=message), fresh)
            await send(message)

        answer = self.refusal(request)
        await (answer or self.app)(scope, receive, sent)

    def refusal(self, request: Request) -> Response | None:
        """What a request is answered that no page shall see, None where it may go on."""
        if not self.named(request):
            return refused(421, "This is no address of this reading room: open the one that it printed.")
        if request.method not in SAFE and not same_site(request):
            return refused(403, "This was sent by another site: nothing was changed.")
        if self.room.token is None or self.known(request):
            return None
        return self.let_in(request)

    def named(self, request: Request) -> bool:
        """Whether the name that the browser asked for is one of ours."""
        hosts = self.room.hosts
        try:
            name = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
        except ValueError:
            return False
        return hosts is None or name.lower() in hosts

    def known(self, request: Request) -> bool:
        """Whether this browser has shown the token before."""
        return hmac.compare_digest(request.cookies.get(KEY, "").encode(), self.room.signed("key").encode())

    def let_in(self, request: Request) -> Response:
        """Take the token out of the address and into a cookie; without it, say how to come in."""
        given, token = request.query_params.get("token", ""), self.room.token or ""
        if request.method not in SAFE or not hmac.compare_digest(given.encode(), token.encode()):
            return refused(401, "Open the address with ?token=... that `onrecord serve` was started with.")
        rest = urlencode(
            [(key, value) for key, value in request.query_params.multi_items() if key != "token"]
        )
        path = request.url.path if not request.url.path.startswith("//") else "/"
        answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
        answer.set_cookie(KEY, self.room.signed("key"), max_age=DAYS, httponly=True, samesite="lax")
        return answer


def dress(headers: MutableHeaders, visitor: str) -> None:
    """Put on an answer what every one carries."""
    for name, value in HEADERS.items():
        headers[name] = value
    headers.setdefault("cache-control", "no-store")
    if visitor:
        headers.append(
            "set-cookie", f"{VISITOR}={visitor}; Path=/; HttpOnly; SameSite=Strict; Max-Age={DAYS}"
        )


def refused(status: int, words: str) -> Response:
    """A short answer in words."""
    return PlainTextResponse(f"{words}\n", status)


def same_site(request: Request) -> bool:
    """Whether a change was asked for by a page of ours, as far as the browser says."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
