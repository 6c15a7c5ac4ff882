"""The description of the API as OpenAPI 3.1, made of the operations and of the shapes of bodies."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec

from ..guard import KEY
from .operations import OPERATIONS, Operation
from .shapes import Refusal

REFUSALS = {
    400: "What is asked for cannot be understood.",
    401: "The token is needed: ask for /api?token=... first.",
    403: "Nothing was changed: the header onrecord-form is missing or old, or another site sent this.",
    404: "There is no such report, incident or address.",
    409: "Somebody has changed the same meanwhile: load the report again.",
    413: "Too much was sent at once.",
    421: "This is no address of this reading room.",
    503: "The archive does not answer, or other texts are being read.",
}
OF_POSTS, OF_GUARD = (403, 409, 413), (401, 403, 421)
FORM = "onrecord-form"
"""The header that whatever is posted brings along; GET /api tells it."""


@cache
def document() -> bytes:
    """The description, as JSON."""
    return msgspec.json.format(msgspec.json.encode(described()), indent=1) + b"\n"


def described() -> dict[str, Any]:
    """The description."""
    kinds = [*(one.gives for one in OPERATIONS), *(one.takes for one in OPERATIONS if one.takes), Refusal]
    _, schemas = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    paths: dict[str, Any] = {}
    for one in OPERATIONS:
        paths.setdefault(one.address, {})[one.method.lower()] = operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "onrecord: the reading room for programs",
            "summary": "Reports, incidents and corrections of one archive.",
            "version": version("onrecord"),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "where `onrecord serve` listens"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "key": {
                    "type": "apiKey", "in": "cookie", "name": KEY,
                    "description": "Set by any address with ?token=..., where the room has a token.",
                },
                "form": {
                    "type": "apiKey", "in": "header", "name": FORM,
                    "description": "What GET /api tells this visitor (a cookie), in whatever is posted.",
                },
            },
        },
    }  # fmt: skip


def operation(one: Operation) -> dict[str, Any]:
    """An operation."""
    made: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.about,
        "parameters": list(parameters(one)),
        "responses": {"200": {"description": "Done.", "content": content(one.gives)}},
        "security": [{"key": [], "form": []}, {"form": []}] if one.takes else [{"key": []}, {}],
    }
    for status, words in REFUSALS.items():
        if one.takes or status not in OF_POSTS:
            made["responses"][str(status)] = {"description": words, "content": refusal(status)}
    if one.takes:
        made["requestBody"] = {"required": True, "content": content(one.takes, one.body)}
    return made


def refusal(status: int) -> dict[str, Any]:
    """The body of an answer that is no success: JSON, or a line of text where the guard gives it."""
    plain = {"text/plain": {"schema": {"type": "string"}}} if status in OF_GUARD else {}
    return plain | (content(Refusal) if status not in OF_GUARD or status == 403 else {})


def parameters(one: Operation) -> list[dict[str, Any]]:
    """What an address can hold, each with an example."""
    found: list[dict[str, Any]] = [
        {"name": p.name, "in": "query", "description": p.about, "schema": p.schema, "example": p.example}
        for p in one.parameters
    ]
    if one.path:
        name = one.address.partition("{")[2].rstrip("}")
        about = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        found.insert(0, {**about, "description": "Its id, percent-encoded.", "example": one.path})
    return found


def content(kind: type, example: dict[str, Any] | None = None) -> dict[str, Any]:
    """A body of JSON of some shape."""
    (schema,), _ = msgspec.json.schema_components((kind,), ref_template="#/components/schemas/{name}")
    return {"application/json": {"schema": schema, **({"example": example} if example else {})}}
