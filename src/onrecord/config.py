"""Settings: from onrecord.toml in the working folder, then ONRECORD_* variables, then the command line."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from .errors import SettingsError

FILE = "onrecord.toml"
PREFIX = "ONRECORD_"

FormatName = Literal["text", "html", "jsonl", "feed", "csv", "parquet", "warc", "pdf", "eml", "docx", "epub"]
"""What an input can be said to be; packed files and archives are opened whatever is in them."""
VagueCounts = Literal["acled", "plural", "survey"]
Positive = Annotated[int, Meta(gt=0)]
Threads = Annotated[int, Meta(gt=0, le=256)]
Workers = Annotated[int, Meta(ge=0, le=256)]
Memory = Annotated[int, Meta(ge=512)]
Seconds = Annotated[float, Meta(gt=0, le=86_400)]
Pause = Annotated[float, Meta(ge=0, le=86_400)]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything a user can set; docs/cli.md says what each is for."""

    max_characters: Positive = 5_000_000
    """The longest document that is read, in characters."""
    encoding: str | None = None
    """The encoding of text and HTML input; None finds it out."""
    html_seconds: Seconds = 20.0
    """How long the parsing of one HTML page may take; an ordinary page takes 0.02 s."""
    html_megabytes: Positive = 1024
    """Memory that the parsing of HTML, PDF, Parquet and edited workbooks may take, each."""
    pdf_seconds: Seconds = 120.0
    """How long the parsing of one PDF, or of 64 rows of Parquet or a workbook, may take."""
    file_megabytes: Positive = 256
    """The largest file that is held as a whole: a PDF, a mail, an archive inside another."""
    unpack_ratio: Positive = 200
    """How many times its size an input may unpack to; JSON lines of news come to 3 to 10 times theirs."""
    url_seconds: Seconds = 60.0
    """How long fetching one web address may take in all, with redirects, without pauses."""
    url_megabytes: Positive = 64
    """The largest file that is fetched from a web address."""
    url_pause: Pause = 1.0
    """Seconds between two requests to one host."""
    url_wait: Pause = 30.0
    """How many seconds are waited where a server asks for that."""
    allow_private: bool = False
    """Whether web addresses may be inside private networks, and at any port."""
    threads: Threads = 1
    """How many threads read one document; the record is the same for any number."""
    gazetteer: str | None = None
    """A file that `onrecord gazetteer build` made, instead of the gazetteer in the package."""
    profile: str | None = None
    """A file that `onrecord profile` made: what the sources are otherwise about tells namesakes apart."""
    archive: str = "archive.onrecord"
    """The archive that reports are added to and searched in."""
    workers: Workers = 1
    """How many processes read what is added; the archive is the same for any number. 0 reads in this one."""
    document_seconds: Seconds = 600.0
    """How long one document may be read; one of 5,000,000 characters takes some 3 minutes."""
    document_megabytes: Memory = 8192
    """Memory that the reading of a document may take, where the system can limit it."""
    fault_words: bool = False
    """Whether faults of onrecord are told with all of their words, which may be those of a report."""
    vague_counts: VagueCounts = "acled"
    """The table that gives "dozens" or "hundreds" a lower bound."""


def load(
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
) -> Settings:
    """The settings in force; a flag beats a variable, a variable beats the file, None sets nothing.

    >>> load(Path("/nowhere"), {"ONRECORD_MAX_CHARACTERS": "1000"}).max_characters
    1000
    """
    chosen: dict[str, Any] = {}
    path = (folder or Path()) / FILE
    layers = (
        (FILE, from_file(path)),
        ("the environment", from_environment(os.environ if environment is None else environment)),
        ("the command line", {key: value for key, value in (flags or {}).items() if value is not None}),
    )
    for origin, layer in layers:
        check(layer, origin)
        chosen.update(layer)
    return msgspec.convert(chosen, Settings, strict=False)


def from_file(path: Path) -> dict[str, Any]:
    """The keys and values of a settings file, none where there is no file."""
    try:
        found = msgspec.toml.decode(path.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}: mend or remove the file") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML ({error}): mend the line") from error
    return dict(found)


def from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The settings among environment variables: ONRECORD_MAX_CHARACTERS is max_characters."""
    return {
        name.removeprefix(PREFIX).lower(): value
        for name, value in sorted(environment.items())
        if name.startswith(PREFIX)
    }


def check(layer: Mapping[str, object], origin: str) -> None:
    """Refuse a key that is none of ours, and a value of the wrong type, naming where it was set."""
    for key, value in layer.items():
        shown = PREFIX + key.upper() if origin == "the environment" else key
        if key not in Settings.__struct_fields__:
            raise SettingsError(f"{origin}: unknown setting {shown!r}: {remedy(key)}")
        try:
            msgspec.convert({key: value}, Settings, strict=origin == FILE)
        except msgspec.ValidationError as error:
            reason = str(error).partition(" - at ")[0]
            raise SettingsError(f"{origin}: {shown} = {value!r}: {reason}") from error


def remedy(key: str) -> str:
    """What to write instead of an unknown key."""
    close = difflib.get_close_matches(key, Settings.__struct_fields__, n=1)
    return f"did you mean {close[0]!r}?" if close else f"known are {', '.join(Settings.__struct_fields__)}"
