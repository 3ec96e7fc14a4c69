"""The place of a store's audit: an embedded store's is in its folder, a server's in the user's data folder."""

from __future__ import annotations

import hashlib
import platform
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ctx_map.settings import Settings


@dataclass(frozen=True, slots=True)
class AuditPlace:
    """The files of one audit."""

    folder: Path
    head: Path
    """Kept in the user's data folder, apart from the log."""
    anchors: Path | None
    """A file in the second folder that the settings name, with one anchor per line of the log. None without one."""
    owner: str
    """Whose log it is among the anchors in the store: one log in an embedded store, one per computer on a server."""

    @property
    def log(self) -> Path:
        return self.folder / "audit.jsonl"

    @property
    def key(self) -> Path:
        return self.folder / "audit.key"


def place_of(store_uri: str, settings: Settings) -> AuditPlace:
    """Return the place of the audit of the store at this address."""
    if "://" in store_uri:
        parts = urlsplit(store_uri)
        host = parts.hostname or ""
        name = f"{_slug(host)}-{_short_hash(f'{host}:{parts.port or 7687}{parts.path}')}"
        folder = settings.data_dir / "audit" / name
        owner = _short_hash(f"{platform.node()}|{folder}")
    else:
        store = Path(store_uri).expanduser().resolve()
        name = f"{_slug(store.name)}-{_short_hash(str(store))}"
        folder = store / "audit"
        owner = "store"
    anchors = None
    if settings.audit_anchors is not None:
        # several computers may share the second folder, and have stores of one name
        anchors = settings.audit_anchors / f"{name}-{_short_hash(f'{platform.node()}|{folder}')}.anchors"
    return AuditPlace(folder, settings.data_dir / "audit-heads" / f"{name}.json", anchors, owner)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:40] or "store"


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
