"""The app in a test without a browser: a store in a folder of the test, the screens run by Streamlit's AppTest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.serving import APP
from bundles import Row, write_folder
from ctx_map import check_bundle, local_mandate, open_audit, open_intake, open_store, open_view, read_bundle
from ctx_map.governance import AuditLine
from ctx_map.network import Network
from ctx_map.settings import Settings
from ctx_map_app.frame.menu import FIRST_PAGE, NETWORK_MAP
from ctx_map_app.session.state import _KEY, Session
from ctx_map_app.session.store import the_store
from made_store import make_store

LONGEST = 60
"""Seconds."""
ASH = {"id": "ash", "name": "Ash Quillow", "date_of_birth": "2011-03-04"}
BO = {"id": "bo", "name": "Bo Ravensby", "date_of_birth": "2010-01-01"}
CY = {"id": "cy", "name": "Cy Thornwick", "date_of_birth": "2012-06-05"}
PARK = {"id": "park", "name": "North Park", "kind": "park", "latitude": "53.42", "longitude": "-2.31"}


def report(source: str, kind: str, target: str, ref: str, **more: str) -> Row:
    """One row of the links table, shared with everybody unless it says otherwise."""
    return {"from": source, "to": target, "kind": kind, "ref": ref, "agency": "police", "handling": "P"} | more


@dataclass(frozen=True)
class Room:
    """A store, its data folder, and the app on it."""

    settings: Settings

    def load(
        self, people: Sequence[Row], places: Sequence[Row], links: Sequence[Row], *, events: Sequence[Row] = ()
    ) -> None:
        """Puts these rows into the store."""
        tables = {"people": people, "places": places, "events": events, "links": links}
        path = write_folder(self.settings.data_dir / "bundle", {name: rows for name, rows in tables.items() if rows})
        store = open_store(self.settings.store)
        intake = open_intake(store, local_mandate(date.today()), audit=open_audit(self.settings.store, self.settings))
        intake.admit(check_bundle(read_bundle(path, namespace="t")))
        store.close()

    def lines(self) -> list[AuditLine]:
        """The lines of its audit."""
        return list(open_audit(self.settings.store, self.settings).lines())

    def viewed(self) -> list[str]:
        """What was looked at, oldest first."""
        return [line.subject for line in self.lines() if line.action == "viewed"]


def room_in(folder: Path, monkeypatch: pytest.MonkeyPatch, *, mandate: str = "") -> Room:
    """A room in this folder, where the environment says that the app is; `mandate` is the text of a mandate file."""
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    settings = Settings(data, str(folder / "store"), None, "neo4j", None)
    if not Path(settings.store).exists():
        make_store(Path(settings.store))  # the app makes none
    room = shown(Room(settings), monkeypatch)
    if mandate:
        path = data / "mandate.toml"
        path.write_text(mandate, "utf-8")
        monkeypatch.setenv("CTX_MAP_MANDATE", str(path))
    return room


def shown(room: Room, monkeypatch: pytest.MonkeyPatch) -> Room:
    """The room, with an environment that says that the app is on its store; the mandate is that of a laptop."""
    the_store.clear()  # whatever store another test left open
    monkeypatch.setenv("CTX_MAP_STORE", room.settings.store)
    monkeypatch.setenv("CTX_MAP_DATA_DIR", str(room.settings.data_dir))
    monkeypatch.setenv("CTX_MAP_NEO4J_USER", room.settings.neo4j_user)
    monkeypatch.setenv("CTX_MAP_NEO4J_PASSWORD", room.settings.neo4j_password or "")
    monkeypatch.delenv("CTX_MAP_MANDATE", raising=False)
    return room


def network_of(room: Room) -> Network:
    """The network of today, read beside the app."""
    store = open_store(room.settings.store)
    audit = open_audit(room.settings.store, room.settings)
    try:
        with open_view(store, local_mandate(date.today()), audit=audit) as view:
            return view.network()
    finally:
        store.close()


def mandate_text(agency: str, **more: object) -> str:
    """A mandate file of a member of this agency."""
    told = {"holder": False, "in_meeting": False} | more
    fields = {"name": "Meeting 7", "role": "chair", "agency": agency, "purpose": "safety", "authority": "agreement 12"}
    texts = [f'{name} = "{value}"' for name, value in fields.items()]
    return "\n".join([*texts, *(f"{name} = {str(value).lower()}" for name, value in told.items())])


def opened(address: str = NETWORK_MAP) -> AppTest:
    """The app with the screen of this address open."""
    app = AppTest.from_file(APP / "main.py", default_timeout=LONGEST)
    if address != FIRST_PAGE:
        app.session_state[_KEY] = Session(go_to=address)
    return app.run()


def go(app: AppTest, address: str) -> AppTest:
    """The same session on another screen, by the way on which one screen leads to another."""
    session_of(app).go_to = address
    return app.run()


def session_of(app: AppTest) -> Session:
    """What the session of this app holds."""
    found: Session = app.session_state[_KEY]
    return found


def html(app: AppTest) -> str:
    """All that stands on the screen as text of our own templates."""
    return "\n".join(element.proto.body for element in app.get("html"))


def components(app: AppTest) -> list[dict[str, Any]]:
    """What the maps and tables on the screen were given."""
    return [json.loads(element.proto.json) for element in app.get("bidi_component")]


def drawn(app: AppTest) -> dict[str, str]:
    """The nodes on the first map of the screen, key to label."""
    given = next(each for each in components(app) if "map" in each)
    return {row[0]: row[4] for row in given["map"]["nodes"]}


def everything(app: AppTest) -> str:
    """All that the browser is told: text, maps, tables, what can be chosen."""
    chosen = [str(widget.options) for widget in (*app.multiselect, *app.selectbox)]
    return "\n".join([html(app), json.dumps(components(app)), *chosen, *(error.value for error in app.error)])
