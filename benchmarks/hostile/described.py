"""schemathesis against the reading room's own description: `python -m benchmarks.hostile.described --examples 300`.

Every operation is asked so often with what its description allows, and so often with what it does not; each
answer is checked against the description. Exit code 1 where one is not as described. schemathesis is no part of
what the tests are run with (28 MB, seven further packages, a plugin in every run of pytest): install it by
`pip install 'onrecord[benchmarks]'`.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections import Counter
from typing import Any
from urllib.parse import quote

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from starlette.testclient import TestClient

from onrecord import web
from onrecord.archive import Archive
from onrecord.web.api.openapi import FORM
from onrecord.web.guard import VISITOR

from . import kept

HOST = "127.0.0.1:8765"
UNASKED = frozenset({"ignored_auth", "positive_data_acceptance", "max_response_time"})
"""Checks that are left out: a room without a token asks nobody who they are (the cookie is for rooms with one); and
what fits a schema may still be refused, for no schema says which day, point, id or search there is."""
SHOWN = 600  # characters of a fault


def main() -> int:
    """Ask, and print what came of it."""
    import schemathesis  # noqa: PLC0415 - it is no part of what tests are run with

    given_ = argparse.ArgumentParser(description=__doc__)
    given_.add_argument(
        "--examples", type=int, default=100, help="of each operation, in each of the two ways"
    )
    given_.add_argument("--seed", type=int, default=7)
    asked = given_.parse_args()
    faults = 0
    with kept.folder() as here:
        path = kept.copy(here)
        room = web.app(path)
        client = TestClient(room, base_url=f"http://{HOST}")
        headers, cookies = visitor(client)
        schema = schemathesis.openapi.from_asgi("/api/openapi.json", room, headers={"host": HOST})
        for found in schema.get_all_operations():
            operation = found.ok()
            for mode in schemathesis.GenerationMode:
                faults += tried(operation, mode, asked.examples, asked.seed, client, headers, cookies)
        with Archive(path) as archive:
            kept.sound(archive)
            kept.shown(archive)
    return 1 if faults else 0


def visitor(client: TestClient) -> tuple[dict[str, str], dict[str, str]]:
    """The header and the cookie of somebody who may post."""
    form = client.get("/api").json()["form"]
    return {"host": HOST, FORM: form}, {VISITOR: client.cookies[VISITOR]}


def tried(  # noqa: PLR0917 - what is asked, and as whom
    operation: Any,  # noqa: ANN401 - schemathesis has no types for it
    mode: Any,  # noqa: ANN401
    examples: int,
    number: int,
    client: TestClient,
    headers: dict[str, str],
    cookies: dict[str, str],
) -> int:
    """Ask an operation; how many kinds of faults there were."""
    from schemathesis.checks import CHECKS  # noqa: PLC0415 - as above
    from schemathesis.core.failures import FailureGroup  # noqa: PLC0415

    statuses: Counter[int] = Counter()
    found: Counter[str] = Counter()
    checks = {name: CHECKS.get_one(name) for name in CHECKS.get_all_names() if name not in UNASKED}

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode), st.booleans())
    def ask(case: Any, there: bool) -> None:  # noqa: ANN401
        if there and mode.is_positive:
            about_what_is_there(case, client)
        case.headers = {**(case.headers or {}), **headers}
        case.cookies = {**(case.cookies or {}), **cookies}
        answer = case.call()
        statuses[answer.status_code] += 1
        try:
            case.validate_response(
                answer, checks=[checks[name] for name in checks if asked_of(name, answer.status_code)]
            )
        except FailureGroup as group:
            found.update(str(one)[:SHOWN] for one in group.exceptions)

    began = time.monotonic()
    with contextlib.suppress(Unsatisfiable):  # an address without parameters: nothing in it can be wrong
        ask()
    told = ", ".join(f"{status}: {many}" for status, many in sorted(statuses.items()))
    print(
        f"{statuses.total():6,}  {len(found)} faults  {time.monotonic() - began:6.1f} s  {operation.label} {mode.value} ({told})",
        flush=True,
    )
    for words, many in found.most_common(5):
        print(f"    {many} times: {words}", file=sys.stderr)
    return len(found)


def about_what_is_there(case: Any, client: TestClient) -> None:  # noqa: ANN401
    """Ask of a report, incident or item that there is, which nobody finds by chance."""
    for name in case.path_parameters or ():
        case.path_parameters[name] = (
            "d0"
            if name == "document"
            else quote(client.get("/api/incidents").json()["incidents"][0]["id"], safe="")
        )
    if isinstance(case.body, dict) and "document" in case.body:
        report = client.get("/api/reports/d0").json()
        items = report["record"].get(case.body["part"])
        item = "-" if isinstance(items, dict) or not items else items[0].get("id", "0")
        case.body |= {"document": "d0", "seen": report["version"], "item": item}


def asked_of(check: str, status: int) -> bool:
    """Whether a check is for such an answer: 413 refuses a body, which schemathesis doesn't know."""
    return not (check == "negative_data_rejection" and status == 413)


if __name__ == "__main__":
    sys.exit(main())
