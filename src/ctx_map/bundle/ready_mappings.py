"""Mappings that come with ctx-map, for files that many agencies have, and the schema of mapping files for editors."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "ready"
SCHEMA = _FOLDER / "mapping.schema.json"
"""The JSON schema of mapping files. `ctx-map mapping-schema` makes it."""


def ready_names() -> tuple[str, ...]:
    """Return the names of the ready mappings."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def ready_path(given: Path) -> Path | None:
    """Return the file of a ready mapping, where a name is given and no file of one's own is called so."""
    if str(given) in ready_names() and not given.exists():
        return _FOLDER / f"{given}.toml"
    return None
