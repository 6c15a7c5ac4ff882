"""The tables of all formats: their columns in order, each with what is in it; docs/scale.md lists them.

`TABLES` are those of records, a row an item; `TOGETHER` are those of several reports together.
"""

from __future__ import annotations

TEXT, TEXTS, WHOLE, REAL, TRUTH, SPANS, LISTS = "text", "texts", "whole", "real", "truth", "spans", "lists"
"""Kinds of columns; `lists` are spans of each of several values."""

Columns = dict[str, str]

WHERE_FROM: Columns = {"document": TEXT, "read_from": TEXT}
READ: Columns = {"words": TEXT, "spans": SPANS, "read_by": TEXT, "confidence": REAL}
SAID: Columns = {
    "said_in": TEXT, "according_to": TEXT,
    "hedge": TEXT, "hedge_low": REAL, "hedge_high": REAL,
    "when_timex": TEXT, "when_edtf": TEXT, "when_first": TEXT, "when_last": TEXT,
    "when_words": TEXT, "when_spans": SPANS,
    "where_name": TEXT, "where_geonames_id": WHOLE, "where_latitude": REAL, "where_longitude": REAL,
    "where_country": TEXT, "where_admin1": TEXT, "where_precision_km": REAL,
    "where_words": TEXT, "where_spans": SPANS,
}  # fmt: skip
"""What all statements have: in whose words, how sure, when and where."""

RECORDS: Columns = {
    **WHERE_FROM,
    "published": TEXT, "title": TEXT, "publisher": TEXT, "url": TEXT, "language": TEXT, "note": TEXT,
    "characters": WHOLE, "attributions": WHOLE, "tolls": WHOLE, "events": WHOLE, "times": WHOLE,
    "places": WHOLE, "parties": WHOLE, "hedges": WHOLE, "record": TEXT,
}  # fmt: skip
ATTRIBUTIONS: Columns = {
    **WHERE_FROM, "id": TEXT, "manner": TEXT, **READ,
    "source": TEXT, "source_spans": SPANS, "speaker": TEXT, "speaker_name": TEXT, "speaker_kind": TEXT,
    "speaker_inferred": TRUTH, "cue": TEXT, "cue_spans": SPANS,
    "addressee": TEXT, "addressee_spans": SPANS, "negated": TRUTH, **SAID,
}  # fmt: skip
TOLLS: Columns = {
    **WHERE_FROM, "id": TEXT, "category": TEXT,
    "low": REAL, "high": REAL, "best": REAL, "bound": TEXT, "vague": TEXT, **READ,
    "cue": TEXT, "cue_spans": SPANS, "subject": TEXT, "subject_spans": SPANS,
    "subject_kind": TEXT, "unit": TEXT, "scope": TEXT, "polarity": TEXT, "part_of": TEXT, "derivation": TEXT,
    "supersedes_low": REAL, "supersedes_high": REAL, "event": TEXT, **SAID,
}  # fmt: skip
EVENTS: Columns = {
    **WHERE_FROM, "id": TEXT, "type": TEXT, "mode": TEXT, "contexts": TEXTS,
    "acled_event_type": TEXT, "acled_sub_event_type": TEXT, "status": TEXT, "background": TRUTH,
    "part_of": TEXT, **READ, "mentions": SPANS,
    "actors": TEXTS, "actor_ids": TEXTS, "actor_spans": LISTS,
    "recipients": TEXTS, "recipient_ids": TEXTS, "recipient_spans": LISTS,
    "instruments": TEXTS, "instrument_spans": LISTS, "tolls": TEXTS, **SAID,
}  # fmt: skip
TIMES: Columns = {
    **WHERE_FROM, "item": WHOLE, "timex": TEXT, "type": TEXT, "mod": TEXT, "edtf": TEXT,
    "first": TEXT, "last": TEXT, **READ,
}  # fmt: skip
PLACES: Columns = {
    **WHERE_FROM, "item": WHOLE, "name": TEXT, "geonames_id": WHOLE, "latitude": REAL, "longitude": REAL,
    "country": TEXT, "admin1": TEXT, "kind": TEXT, "precision_km": REAL, **READ,
}  # fmt: skip
PARTIES: Columns = {
    **WHERE_FROM, "id": TEXT, "kind": TEXT, "name": TEXT, "roles": TEXTS, "role_spans": LISTS,
    "member_of": TEXT, **READ, "mentions": SPANS,
}  # fmt: skip
HEDGES: Columns = {
    **WHERE_FROM, "item": WHOLE, "term": TEXT, "scale": TEXT, "low": REAL, "high": REAL, "calibrated": TRUTH,
    "holder": TEXT, "holder_name": TEXT, **READ, "scope_words": TEXT, "scope_spans": SPANS,
}  # fmt: skip
FAILURES: Columns = {
    "read_from": TEXT, "document": TEXT, "stage": TEXT, "message": TEXT, "note": TEXT,
}  # fmt: skip

TABLES: dict[str, Columns] = {
    "records": RECORDS, "attributions": ATTRIBUTIONS, "tolls": TOLLS, "events": EVENTS, "times": TIMES,
    "places": PLACES, "parties": PARTIES, "hedges": HEDGES, "failures": FAILURES,
}  # fmt: skip

INCIDENTS: Columns = {
    "incident": TEXT, "type": TEXT, "hazard": TEXT, "what": TEXT,
    "when_timex": TEXT, "when_first": TEXT, "when_last": TEXT, "when_document": TEXT,
    "where_name": TEXT, "where_geonames_id": WHOLE, "where_latitude": REAL, "where_longitude": REAL,
    "where_country": TEXT, "where_admin1": TEXT, "where_kind": TEXT, "where_precision_km": REAL,
    "where_document": TEXT,
    "reports": WHOLE, "sources": WHOLE, "documents": TEXTS, "outlets": TEXTS, "told_first": TEXT,
    "told_last": TEXT,
    "killed_low": REAL, "killed_high": REAL, "killed_open": TRUTH,
    "injured_low": REAL, "injured_high": REAL, "injured_open": TRUTH,
    "contradictions": TEXTS, "claims": WHOLE, "whole": TEXT,
}  # fmt: skip
CLAIMS: Columns = {
    "incident": TEXT, "claim": TEXT, "report": TEXT, "outlet": TEXT, "published": TEXT, "category": TEXT,
    "subject_kind": TEXT, "unit": TEXT, "low": REAL, "high": REAL, "best": REAL, "bound": TEXT,
    "vague": TEXT, "polarity": TEXT, "scope": TEXT, "status": TEXT, "according_to": TEXT,
    "according_to_start": WHOLE, "according_to_end": WHOLE, "hedge": TEXT, "words": TEXT,
    "words_start": WHOLE, "words_end": WHOLE, "sentence": TEXT, "read_by": TEXT, "confidence": REAL,
}  # fmt: skip

TOGETHER: dict[str, Columns] = {"incidents": INCIDENTS, "claims": CLAIMS}
