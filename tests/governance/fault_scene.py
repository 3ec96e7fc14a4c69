"""A small store with its audit and its anchors, as it is and as it was, to do harm to and to put back again.

It always lies at the same path, because the head of an audit is kept under the path of its store.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import ladybug

from bundles import checked, small_town, write_folder
from ctx_map.governance import Action, Audit, make_anchor, open_audit, open_intake, open_view
from ctx_map.governance.audit.where import place_of
from ctx_map.settings import Settings
from ctx_map.store import open_store
from ctx_map.store.beside.sockets import SOCKET
from ctx_map.store.folder import GRAPH
from governance.doors import holder_mandate

NOW, BEFORE, KILLED = "now", "before", "killed"
"""States that are kept: the last one, an older one, and one whose process was killed while its log was in use."""


@dataclass(frozen=True)
class Scene:
    """The folders of a store, of the user's data and of the second folder, and the anchor that somebody noted."""

    root: Path

    @property
    def here(self) -> Path:
        return self.root / "here"

    @property
    def store(self) -> Path:
        return self.here / "store"

    @property
    def second(self) -> Path:
        return self.here / "second"

    @property
    def noted(self) -> str:
        """The anchor that was written down last."""
        return (self.root / "noted.txt").read_text("ascii")

    @property
    def settings(self) -> Settings:
        return Settings(self.here / "data", str(self.store), None, "neo4j", None, self.second)

    @property
    def audit(self) -> Audit:
        return open_audit(str(self.store), self.settings)

    @property
    def log(self) -> Path:
        return place_of(str(self.store), self.settings).log

    @property
    def key(self) -> Path:
        return place_of(str(self.store), self.settings).key

    @property
    def head(self) -> Path:
        return place_of(str(self.store), self.settings).head

    @property
    def graph(self) -> Path:
        return self.store / GRAPH

    @property
    def wal(self) -> Path:
        return self.store / f"{GRAPH}.wal"

    def put_back(self, state: str = NOW) -> None:
        """Make everything as it was in a state."""
        shutil.rmtree(self.here, ignore_errors=True)
        shutil.copytree(self.root / state, self.here)

    def older(self, path: Path, state: str = BEFORE) -> Path:
        """Where a file or folder lies in another state."""
        return self.root / state / path.relative_to(self.here)

    def look(self) -> None:
        """Run a question, as somebody does who notices nothing."""
        with closing(open_store(str(self.store))) as store:
            open_view(store, holder_mandate(), audit=self.audit, check=False).network()

    def run(self, statement: str, **params: object) -> None:
        """Change the store with its own engine, past ctx-map."""
        database = ladybug.Database(str(self.graph))
        connection: Any = ladybug.Connection(database)
        connection.execute(statement, params).close()
        connection.close()
        database.close()


def make_scene(root: Path) -> Scene:
    """Make a store of three loads, of which the second is taken back.

    The last corrects a report, regrades another and describes a person anew.
    """
    scene = Scene(root)
    scene.second.mkdir(parents=True)
    _load(scene, small_town(), date(2026, 6, 1))
    scene.look()
    shutil.copytree(scene.here, root / BEFORE)
    _load(scene, _wrong_town(), date(2026, 6, 7))
    with closing(open_store(str(scene.store))) as store:
        open_intake(store, holder_mandate(), audit=scene.audit, today=date(2026, 6, 7)).unload("town-2")
    _load(scene, _corrected_town(), date(2026, 6, 8), killed=root / KILLED)
    scene.look()
    with closing(open_store(str(scene.store))) as store:
        made = make_anchor(scene.audit, holder_mandate(), store)
    (root / "noted.txt").write_text(made.anchor.text, "ascii")
    scene.audit.append(Action.VIEWED, holder_mandate(), subject="pairs")
    shutil.copytree(scene.here, root / NOW)
    return scene


def _load(scene: Scene, tables: dict[str, list[dict[str, str]]], day: date, *, killed: Path | None = None) -> None:
    with closing(open_store(str(scene.store))) as store:
        intake = open_intake(store, holder_mandate(), audit=scene.audit, today=day)
        intake.admit(checked(write_folder(scene.root / day.isoformat() / "town", tables)))
        if killed is not None:
            scene.audit.append(Action.VIEWED, holder_mandate(), subject="pairs")
            # what lies on the disk while the store is open is what a process leaves that is killed
            shutil.copytree(scene.here, killed, ignore=shutil.ignore_patterns(SOCKET))


def _corrected_town() -> dict[str, list[dict[str, str]]]:
    tables = small_town()
    tables["people"][0]["name"] = "Ash Fielding"
    tables["links"][0]["note"] = "seen again"
    tables["links"][1]["conditions"] = "agencies: Youth service"
    tables["people"].append({"id": "di", "name": "Di", "date_of_birth": "2010-01-01", "kind": "young_person"})
    tables["links"].append({"from": "di", "to": "park", "kind": "SPENDS_TIME_AT", "ref": "R8", "agency": "Police"})
    return tables


def _wrong_town() -> dict[str, list[dict[str, str]]]:
    tables = small_town()
    tables["people"][0]["name"] = "Ash Fjelding"
    tables["links"][0]["note"] = "seen by mistake"
    tables["links"].append({"from": "bo", "to": "park", "kind": "SPENDS_TIME_AT", "ref": "R9", "agency": "Police"})
    return tables
