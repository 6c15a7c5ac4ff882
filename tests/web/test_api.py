"""The reading room for programs: every route is described, every example works, the guard is the forms'."""

from __future__ import annotations

import threading
from urllib.parse import quote

import jsonschema
import msgspec
import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

import onrecord
from onrecord.archive import Archive
from onrecord.web import api, app
from onrecord.web.api import asking, openapi, operations, shapes
from onrecord.web.api.openapi import FORM
from onrecord.web.api.operations import AGENCY, OPERATIONS

HOME = "http://127.0.0.1:8765"
DESCRIBED = msgspec.json.decode(openapi.document())
NAMES = [one.name for one in OPERATIONS]


def operation(name: str) -> tuple[str, str, dict]:
    """An operation as the description has it: address, method, the rest."""
    ((address, method, rest),) = [
        (address, method, rest)
        for address, some in DESCRIBED["paths"].items()
        for method, rest in some.items()
        if rest["operationId"] == name
    ]
    return address, method, rest


def form(room: TestClient) -> dict[str, str]:
    return {FORM: room.get("/api").json()["form"]}


def asked(room: TestClient, name: str, *, only: str | None = None):
    """What the example of an operation is answered, with one of its parameters or with all."""
    address, method, rest = operation(name)
    values = {
        p["name"]: p["example"]
        for p in rest["parameters"]
        if p["in"] == "query" and only in (None, p["name"])
    }
    for p in rest["parameters"]:
        if p["in"] == "path":
            address = address.replace(f"{{{p['name']}}}", quote(p["example"], safe=""))
    if method == "get":
        return room.get(address, params=values)
    body = rest["requestBody"]["content"]["application/json"]["example"]
    return room.post(address, json=body, headers=form(room))


def valid(answer, name: str) -> object:
    """The JSON of an answer, once it is what the description says."""
    assert answer.status_code == 200, answer.text
    schema = operation(name)[2]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": DESCRIBED["components"]}).validate(answer.json())
    return answer.json()


def test_every_route_is_described_and_everything_described_is_a_route():
    routes = {
        (route.path.replace(":path", ""), method.lower())
        for route in api.routes
        if isinstance(route, Route)
        for method in route.methods - {"HEAD"}
    }
    described = {(address, method) for address, some in DESCRIBED["paths"].items() for method in some}
    assert routes - described == {("/api/openapi.json", "get"), ("/api/{rest}", "get")}
    assert described <= routes


def test_the_description_is_served_and_is_openapi_3_1(room):
    answer = room.get("/api/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == DESCRIBED
    assert DESCRIBED["openapi"] == "3.1.0"
    for schema in DESCRIBED["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def references(value: object):
    if isinstance(value, dict):
        yield from (one for key, one in value.items() if key == "$ref")
        for one in value.values():
            yield from references(one)
    elif isinstance(value, list):
        for one in value:
            yield from references(one)


def test_every_reference_in_the_description_leads_somewhere():
    names = {f"#/components/schemas/{name}" for name in DESCRIBED["components"]["schemas"]}
    assert set(references(DESCRIBED)) <= names
    assert len(names) > 20


@pytest.mark.parametrize("name", NAMES)
def test_every_operation_says_what_it_is_for_with_examples(name):
    rest = operation(name)[2]
    assert rest["summary"].endswith(".")
    assert all(p["example"] and p["description"].endswith(".") for p in rest["parameters"])
    if "requestBody" in rest:
        (content,) = rest["requestBody"]["content"].values()
        schema = {**content["schema"], "components": DESCRIBED["components"]}
        jsonschema.Draft202012Validator(schema).validate(content["example"])


@pytest.mark.parametrize("name", NAMES)
def test_every_example_works_and_gives_what_is_described(room, name):
    valid(asked(room, name), name)


EACH = [(one.name, parameter.name) for one in OPERATIONS for parameter in one.parameters]


@pytest.mark.parametrize(("name", "parameter"), EACH)
def test_every_parameter_works_alone_and_finds_something(room, name, parameter):
    found = valid(asked(room, name, only=parameter), name)
    rows = found.get("hits", found.get("incidents"))
    assert rows


def test_a_report_is_the_record_as_it_stands(room, records):
    found = room.get(f"/api/reports/{AGENCY}").json()
    assert msgspec.convert(found["record"], onrecord.Record) == records[0]


def test_an_incident_is_found_by_its_id(room):
    (listed,) = room.get("/api/incidents", params={"contradicted": "true"}).json()["incidents"]
    found = room.get(f"/api/incidents/{quote(listed['id'], safe='')}").json()
    assert found["contradictions"]
    assert {claim["document"] for claim in found["claims"]} <= {one["document"] for one in found["accounts"]}


def test_a_text_is_read_as_everywhere_and_kept_nowhere(room, archive):
    before = archive.status().counts["documents"]
    text = "Dozens of miners died in Oslo on Friday, police said."
    made = room.post("/api/read", json={"text": text, "published": "2022-11-26"}, headers=form(room))
    assert onrecord.from_json(made.content) == onrecord.read(text, published="2022-11-26")
    assert archive.status().counts["documents"] == before


def test_texts_are_read_with_the_rooms_settings(path):
    other = TestClient(app(path, settings=onrecord.Settings(vague_counts="plural")), base_url=HOME)
    made = other.post("/api/read", json={"text": "Dozens of miners died."}, headers=form(other))
    assert made.json()["tolls"][0]["count"]["value"]["low"] == 24


def test_of_many_texts_at_once_some_are_refused(room, monkeypatch):
    headers = form(room)
    monkeypatch.setattr(operations, "WAITING", threading.BoundedSemaphore(1))
    with operations.WAITING:
        answer = room.post("/api/read", json={"text": "a"}, headers=headers)
    assert (answer.status_code, answer.json()["error"]["message"]) == (
        503,
        "other texts are being read: try again in a while",
    )
    assert room.post("/api/read", json={"text": "a"}, headers=headers).status_code == 200
    assert room.post("/api/read", json={"text": "a"}, headers=headers).status_code == 200


def test_a_correction_is_in_the_journal_and_in_the_record(room, archive):
    made = asked(room, "correct").json()
    assert (made["version"], made["entries"][0]["by"]) == (2, "person:Ada Orel")
    assert archive.get(AGENCY).tolls[0].count.value.low == 7
    assert archive.history()[0].reason == "the report says seven"


def test_a_rejection_takes_the_item_out(room, archive):
    body = {**operations.JUDGEMENT, "verdict": "rejection"}
    assert room.post("/api/judgements", json=body, headers=form(room)).status_code == 200
    assert "t1" not in [toll.id for toll in archive.get(AGENCY).tolls]


def test_who_has_not_seen_the_latest_version_is_told(room):
    assert asked(room, "correct").status_code == 200
    answer = asked(room, "correct")
    assert answer.status_code == 409
    assert answer.json()["error"]["status"] == 409


POSTS = [one for one in OPERATIONS if one.method == "POST"]


@pytest.mark.parametrize("one", POSTS, ids=lambda one: one.name)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {FORM: ""},
        {FORM: "wrong"},
        {FORM: "é".encode()},
        {"sec-fetch-site": "cross-site"},
        {"origin": "http://evil.example"},
    ],
)
def test_what_the_forms_guard_refuses_is_refused(room, archive, one, headers):
    given = headers if FORM in headers or not headers else {**form(room), **headers}
    answer = room.post(one.address, json=one.body, headers=given)
    assert answer.status_code == 403
    assert archive.history() == ()


def test_the_word_of_another_visitor_is_refused(room, path):
    other = TestClient(app(path), base_url=HOME)
    assert room.post("/api/read", json={"text": "a"}, headers=form(other)).status_code == 403


def test_a_room_with_a_token_lets_in_who_has_it(path):
    room = TestClient(app(path, token="sesame"), base_url=HOME)
    for address in ("/api", "/api/reports", "/api/openapi.json"):
        assert room.get(address).status_code == 401
    assert room.post("/api/read", json={"text": "a"}).status_code == 401
    assert room.get("/api", params={"token": "sesame"}).status_code == 200
    assert asked(room, "read").status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/api/nothing", 404, "no such"),
        ("/api/reports/none", 404, "no such"),
        ("/api/incidents/none", 404, "no such"),
        ("/api/reports?limit=many", 400, "limit: 'many' is no number"),
        (f"/api/reports?limit={asking.MOST + 1}", 400, "too many at once"),
        ("/api/reports?since=soon", 400, "since: 'soon' is not an ISO date"),
        ("/api/reports?page=2", 400, "'page' is nothing that is asked for here: since, until, limit, offset"),
        ("/api/search?words=a-b", 400, ""),
        ("/api/search?near=1,2", 400, "near: '1,2' is no LATITUDE"),
        ("/api/incidents?contradicted=1", 400, "neither true nor false"),
        ("/api/incidents?box=1,2", 400, "four degrees"),
    ],
)
def test_what_cannot_be_answered_is_told_as_json(room, address, status, told):
    answer = room.get(address)
    assert answer.status_code == status
    assert answer.json()["error"]["status"] == status
    assert told in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        (b"", 400, "see /api/openapi.json"),
        (b"{}", 400, "required field `text`"),
        (b'{"text": 1}', 400, "`$.text`"),
        (b'{"text": "a", "day": "b"}', 400, "unknown field `day`"),
        (b'{"text": "a", "published": "soon"}', 400, "is not an ISO date"),
        (b"\xff", 400, "see /api/openapi.json"),
        (b'{"text": "' + b"a" * (shapes.LONGEST + 1) + b'"}', 400, "length <="),
        (b" " * (1 << 21), 413, "send less at once"),
    ],
)
def test_a_body_that_is_none_is_told(room, body, status, told):
    answer = room.post("/api/read", content=body, headers=form(room))
    assert answer.status_code == status
    assert told in answer.json()["error"]["message"]


def test_a_correction_that_does_not_fit_is_told_and_nothing_is_changed(room, archive):
    body = {**operations.CORRECTION, "values": {"count": 7, "category": "vanished"}}
    answer = room.post("/api/corrections", json=body, headers=form(room))
    assert answer.status_code == 400
    assert "category" in answer.json()["error"]["message"]
    assert archive.history() == ()


def test_a_fault_of_ours_is_told_without_its_words(room, monkeypatch):
    monkeypatch.setattr(Archive, "stored", lambda *_: 1 / 0)
    answer = room.get(f"/api/reports/{AGENCY}")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert answer.json()["error"]["status"] == 500


def test_a_body_without_end_of_depth_is_told(room, archive):
    """5 of 11,666 bodies were a fault of ours."""
    body = msgspec.json.encode(operations.CORRECTION).replace(b'{"count":7}', b'{"count":' * 100_000)
    answer = room.post("/api/corrections", content=body, headers=form(room))
    assert answer.status_code == 400
    assert "see /api/openapi.json" in answer.json()["error"]["message"]
    assert archive.history() == ()
