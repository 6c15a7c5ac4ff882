"""schemathesis against the reading room's own description: `python -m benchmarks.hostile.described --examples 300`.

Every operation is asked so often with what its description allows, and so often with what it does not; each
answer is checked against the description. Exit code 1 where one is not as described. schemathesis is no part of
what the tests are run with (28 MB, seven further packages, a plugin in every run of pytest): install it by
`pip install 'onrecord[benchmarks]'`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS
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
    given_ = argparse.ArgumentParser(description=__doc__)
    given_.add_argument("--examples", type=int, default=100, help="of each operation, in each of the two ways")
    given_.add_argument("--seed", type=int, default=7)
    asked = given_.parse_args()
    faults = 0
    with kept.folder() as here:
        path = kept.copy(here)
        room = web.app(path)
        headers, cookies = visitor(room)
        schema = schemathesis.openapi.from_asgi("/api/openapi.json", room, headers={"host": HOST})
        for found in schema.get_all_operations():
            operation = found.ok()
            for mode in GenerationMode:
                faults += tried(operation, mode, asked.examples, asked.seed, headers, cookies)
        with Archive(path) as archive:
            kept.sound(archive)
            kept.shown(archive)
    return 1 if faults else 0


def visitor(room: Any) -> tuple[dict[str, str], dict[str, str]]:  # noqa: ANN401 - an ASGI application
    """The header and the cookie of somebody who may post."""
    client = TestClient(room, base_url=f"http://{HOST}")
    form = client.get("/api").json()["form"]
    return {"host": HOST, FORM: form}, {VISITOR: client.cookies[VISITOR]}


def tried(  # noqa: PLR0917 - what is asked, and as whom
    operation: Any,  # noqa: ANN401 - schemathesis has no types for it
    mode: GenerationMode,
    examples: int,
    number: int,
    headers: dict[str, str],
    cookies: dict[str, str],
) -> int:
    """Ask an operation; how many kinds of faults there were."""
    statuses: Counter[int] = Counter()
    found: Counter[str] = Counter()
    checks = [CHECKS.get_one(name) for name in CHECKS.get_all_names() if name not in UNASKED]

    @seed(number)
    @settings(max_examples=examples, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:  # noqa: ANN401
        case.headers = {**(case.headers or {}), **headers}
        case.cookies = {**(case.cookies or {}), **cookies}
        answer = case.call()
        statuses[answer.status_code] += 1
        try:
            case.validate_response(answer, checks=checks)
        except schemathesis.core.failures.FailureGroup as group:
            found.update(str(one)[:SHOWN] for one in group.exceptions)

    began = time.monotonic()
    try:
        ask()
    except Unsatisfiable:  # an address without parameters: nothing in it can be wrong
        pass
    told = ", ".join(f"{status}: {many}" for status, many in sorted(statuses.items()))
    print(f"{statuses.total():6,}  {len(found)} faults  {time.monotonic() - began:6.1f} s  {operation.label} {mode.value} ({told})", flush=True)
    for words, many in found.most_common(5):
        print(f"    {many} times: {words}", file=sys.stderr)
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
