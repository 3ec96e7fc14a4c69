"""One line of the audit: its fields, its canonical form and its code.

The code of a line is HMAC-SHA256 over the line's canonical form, which holds the code of the line before it. Whoever
changes, removes, adds or moves a line without the key breaks the chain from there on.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

LONGEST_TEXT = 500
"""Characters of a purpose, an authority or a name that are kept."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line. It names who asked and what was asked, but no one in the data."""

    seq: int
    at: str
    """Moment in UTC."""
    actor: str
    role: str
    agency: str
    purpose: str
    authority: str
    action: str
    subject: str
    """The question's name."""
    about: tuple[str, ...]
    """Keyed hashes of the ids that were asked about: the same id gives the same hash in the same log."""
    counts: Mapping[str, int]
    decision: str
    prev: str
    """The code of the line before; empty in the first."""
    mac: str
    """The code of this line."""
    detail: Mapping[str, str] = field(default_factory=dict)
    """What later checks of the log and the store need: digests and random identifiers, which are never listed. For a
    file that left, who it is for and until when it may be kept, which the register of disclosures lists."""


_FIELDS = tuple(each.name for each in fields(AuditLine) if each.name != "detail")


def canonical(values: Mapping[str, Any]) -> bytes:
    """One spelling for one content: sorted names, no spaces, ASCII."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def code_of(key: bytes, values: Mapping[str, Any]) -> str:
    """Return the code of a line with these fields, other than the field `mac`."""
    body = {name: value for name, value in values.items() if name != "mac"}
    return hmac.new(key, canonical(body), hashlib.sha256).hexdigest()


def sealed(key: bytes, values: Mapping[str, Any]) -> tuple[bytes, str]:
    """The bytes of a line with its code, and the code."""
    mac = code_of(key, values)
    return canonical({**values, "mac": mac}) + b"\n", mac


def read_line(raw: bytes) -> AuditLine | None:
    """The line in these bytes (without the line end), or None where they are not exactly one canonical line."""
    try:
        values = json.loads(raw)
    except ValueError:
        return None
    if not isinstance(values, dict) or set(values) - {"detail"} != set(_FIELDS) or not _well_formed(values):
        return None
    if canonical(values) != raw:
        return None
    return AuditLine(**{**values, "about": tuple(values["about"])})


def _well_formed(values: Mapping[str, Any]) -> bool:
    texts = all(isinstance(values[name], str) for name in _FIELDS if name not in {"seq", "about", "counts"})
    others = isinstance(values["about"], list) and isinstance(values["counts"], dict)
    return texts and others and type(values["seq"]) is int and _detail_well_formed(values)


def _detail_well_formed(values: Mapping[str, Any]) -> bool:
    """Whether the detail is left out or holds texts: lines written before there was one read the same."""
    if "detail" not in values:
        return True
    detail = values["detail"]
    return isinstance(detail, dict) and bool(detail) and all(isinstance(each, str) for each in detail.values())


def fields_of(line: AuditLine) -> dict[str, Any]:
    """The fields of a line as they are coded."""
    values = {name: getattr(line, name) for name in _FIELDS}
    detail = {"detail": dict(line.detail)} if line.detail else {}
    return values | {"about": list(line.about), "counts": dict(line.counts)} | detail


def shortened(text: str) -> str:
    """A text as the log keeps it: no longer than `LONGEST_TEXT` characters."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
