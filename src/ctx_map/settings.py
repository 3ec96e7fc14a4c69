"""The settings of this computer, read once from the environment and passed on as a value."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from ctx_map.errors import StoreError

APP_WAITS = "CTX_MAP_APP_WAITS"
"""In the environment of the app, set by the command that starts it and makes its store ready: the app waits for a line
from it before it answers anyone."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of this computer."""

    data_dir: Path
    """The user's own folder for stores, audits of servers and the desk (remembered positions)."""
    store: str
    """The address of the store: a folder, or neo4j://, neo4j+s://, bolt://, bolt+s://."""
    mandate_file: Path | None
    """A TOML file that says who asks, why and under which authority. None means the local mandate."""
    neo4j_user: str
    neo4j_password: str | None
    audit_anchors: Path | None = None
    """A folder, best on another computer, in which an anchor is kept for every line of the audit."""
    base_map: Path | None = None
    """A GeoJSON file of the organisation's own area, which street maps are drawn on. None means no base map."""
    export_for: str = ""
    """Who files are for, where a command does not say it."""
    export_purpose: str = ""
    """Why files are made, where a command does not say it."""
    export_keep_days: str = ""
    """How many days files may be kept, where a command does not say a last day."""


def read_settings(*, store: str | None = None) -> Settings:
    """Read the settings of this process from `CTX_MAP_*` in the environment. `store` is the one that a command names.

    Paths become absolute here, and `~` the home folder, so that a later change of the working folder (the app runs in
    its own) does not move them to somewhere else.
    """
    data_dir = absolute(os.environ.get("CTX_MAP_DATA_DIR") or platformdirs.user_data_dir("ctx-map", False))
    mandate = os.environ.get("CTX_MAP_MANDATE")
    anchors = os.environ.get("CTX_MAP_AUDIT_ANCHORS")
    base_map = os.environ.get("CTX_MAP_BASE_MAP")
    return Settings(
        data_dir=data_dir,
        store=_address(store or os.environ.get("CTX_MAP_STORE") or str(data_dir / "store")),
        mandate_file=absolute(mandate) if mandate else None,
        neo4j_user=os.environ.get("CTX_MAP_NEO4J_USER") or "neo4j",
        neo4j_password=os.environ.get("CTX_MAP_NEO4J_PASSWORD"),
        audit_anchors=absolute(anchors) if anchors else None,
        base_map=absolute(base_map) if base_map else None,
        export_for=os.environ.get("CTX_MAP_EXPORT_FOR", ""),
        export_purpose=os.environ.get("CTX_MAP_EXPORT_PURPOSE", ""),
        export_keep_days=os.environ.get("CTX_MAP_EXPORT_KEEP_DAYS", ""),
    )


def absolute(path: str | Path) -> Path:
    """Return a path as seen from the working folder of now, with `~` as the home folder."""
    return Path(path).expanduser().absolute()


def _address(store: str) -> str:
    """Return the address of a store: a server's as it is, a folder's as an absolute path."""
    return store if "://" in store or not store.strip() else str(absolute(store))


def shipped_folder(name: str) -> Path:
    """Return a folder that comes with the package: `cypher` or `sample_data`. A clone uses its own.

    Raises StoreError if the installation is incomplete.
    """
    package = Path(__file__).parent
    clone = package.parent.parent
    in_wheel = package / "_data" / name
    in_clone = clone / name if (clone / "pyproject.toml").exists() else in_wheel
    found = next((folder for folder in (in_wheel, in_clone) if folder.is_dir()), None)
    if found is None:
        raise StoreError(f"The folder {name} of ctx-map is missing. Install ctx-map again.")
    return found
