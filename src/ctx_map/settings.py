"""Where things lie and what the environment says. Read once at the door, passed on as a value."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Settings:
    """What this machine was told before anything starts."""

    data_dir: Path
    """The user's own folder for stores, audits of servers and the desk (remembered positions)."""
    store: str
    """Address of the store: a folder, or neo4j://, neo4j+s://, bolt://, bolt+s://."""
    mandate_file: Path | None
    """A TOML file that names who asks, for what and under which authority; none means the local mandate."""
    neo4j_user: str
    neo4j_password: str | None


def read_settings() -> Settings:
    """The settings of this process, from `CTX_MAP_*` in the environment."""
    data_dir = Path(os.environ.get("CTX_MAP_DATA_DIR") or platformdirs.user_data_dir("ctx-map", False))
    mandate = os.environ.get("CTX_MAP_MANDATE")
    return Settings(
        data_dir=data_dir,
        store=os.environ.get("CTX_MAP_STORE") or str(data_dir / "store"),
        mandate_file=Path(mandate) if mandate else None,
        neo4j_user=os.environ.get("CTX_MAP_NEO4J_USER") or "neo4j",
        neo4j_password=os.environ.get("CTX_MAP_NEO4J_PASSWORD"),
    )
