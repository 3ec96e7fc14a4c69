"""Every reading statement gives the same rows in the same order on both stores, whatever was loaded."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from conftest import Neo4jLogin
from ctx_map.store import TAKEN_BACK, Change, LinkTable, Store, open_store
from ctx_map.store.in_parts import OUTLINE
from ctx_map.store.statements import NEO4J, statements
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import joined_labels, momentary_kinds
from store.changes import Row, change, link_row, load_record

pytestmark = pytest.mark.neo4j

LETTERS = "aBz09 _-.'\"$\\é☂\U0001f469\uff21\ue000\u202e~|"
"""Letters that order differently in bytes, in UTF-16 and in a language."""
DAYS = ("2026-01-05", "2026-02-01", "2026-03-01", "2026-04-01")
AUDIENCES = ("*", "|police|", "|police|schools|", "|schools|(holder)|")

HAPPENED: LinkTable = ("HAPPENED_AT", Label.EVENT, Label.PLACE)
"""Always among the links, because some statements find nothing without it."""


class Town:
    """Random changes, one after another, each fitting to what went before."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.keys: dict[Label, list[str]] = {label: [] for label in Label}
        self.live: list[dict[str, object]] = []
        self.ended: list[dict[str, object]] = []
        self.names: list[str] = []
        self.number = 0

    def text(self) -> str:
        return "".join(self.chance.choices(LETTERS, k=self.chance.randint(1, 6)))

    def key(self) -> str:
        self.number += 1
        return f"town:{self.text()}{self.number}"

    def node(self, key: str) -> Row:
        some = {name: self.text() for name in ("name", "kind", "notified", "address") if self.chance.random() < 0.5}
        self.names += [some["name"]] if "name" in some else []
        day = self.chance.choice([None, *DAYS])
        return {"key": key, "latitude": self.chance.choice([None, 51.5, -0.25]), "occurred_from": day, **some}

    def link(self, table: LinkTable) -> dict[str, object]:
        kind, source, target = table
        row = link_row(
            self.chance.choice(self.keys[source]),
            kind,
            self.chance.choice(self.keys[target]),
            ref=self.text(),
            since=self.chance.choice([None, DAYS[0], f"{DAYS[1]}T21:30"]),
            until=self.chance.choice([None, None, DAYS[2]]),
            key=self.key(),
            namespace=self.chance.choice(["town", "school"]),
            known_from=self.chance.choice(DAYS),
            audience=self.chance.choice(AUDIENCES),
            in_meeting=self.chance.choice([True, False, None]),
            note=self.chance.choice([None, self.text()]),
            withdrawn_at=self.chance.choice([None, DAYS[3]]),
            disputed=self.chance.choice([None, True, False]),
        )
        return {**row, "source_label": source.value, "target_label": target.value}

    def load(self, day: str) -> Change:
        old = {label: list(keys) for label, keys in self.keys.items()}
        nodes = {label: [self.node(self.key()) for _ in range(3)] for label in Label}
        for label, rows in nodes.items():
            self.keys[label] += [str(row["key"]) for row in rows]
        others = [table for table in joined_labels() if table != HAPPENED]
        tables = [HAPPENED, *self.chance.sample(others, 11)]
        links = {table: [self.link(table) for _ in range(2)] for table in tables}
        ended = self.chance.sample(self.live, min(5, len(self.live)))
        self.ended += ended
        self.live = [row for row in self.live if row not in ended] + [row for rows in links.values() for row in rows]
        known = [key for keys in old.values() for key in keys]
        return change(
            load=load_record(f"load of {day}", id=f"load of {day}", loaded_at=day),
            nodes=nodes,
            links=links,
            changed={label: [self.node(key) for key in keys[:1]] for label, keys in old.items() if keys},
            revisions=[self.revision(key, day) for key in known[:4]],
            retracted=[{**row, "retracted_at": self.chance.choice([day, TAKEN_BACK])} for row in ended],
        )

    def revision(self, key: str, day: str) -> Row:
        row = {"key": key, "label": "Person", "properties": self.text(), "recorded_at": DAYS[0]}
        return {**row, "retracted_at": self.chance.choice([day, day, TAKEN_BACK]), "load": f"load of {DAYS[0]}"}

    def parameters(self) -> dict[str, list[object]]:
        """Values to try for each parameter that a reading statement may have."""
        known = [key for keys in self.keys.values() for key in keys]
        known += [str(row["key"]) for row in (*self.live, *self.ended)]
        return {
            "as_at": ["2025-12-31", DAYS[1], DAYS[2], "2026-11-24"],
            "agency": ["police", "schools", "elsewhere"],
            "holder": [False, True],
            "meeting": [False, True],
            "namespace": ["town", "school", "none"],
            "keys": [[], self.chance.sample(known, 5), known],
            "key": [str(row["key"]) for row in self.live[:2]],
            "most": [0, 1, 3],
            "names": [[], sorted(set(self.names))],
            "places": [[], self.keys[Label.PLACE]],
            "days": [[], list(DAYS)],
            "since": ["", DAYS[1]],
            "until": ["~", DAYS[2]],
            "momentary": [list(momentary_kinds())],
            "load": [f"load of {DAYS[0]}", f"load of {DAYS[3]}"],
        }


@pytest.fixture
def both(tmp_path: Path, empty_neo4j: Neo4jLogin) -> Iterator[tuple[Store, Store]]:
    embedded, server = open_store(str(tmp_path / "store")), empty_neo4j.open()
    yield embedded, server
    embedded.close()
    server.close()


def comparable(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of a statement. An outline is counted, so it may come in any order, and with numbers for its texts."""
    if name != OUTLINE:
        return rows
    report = pl.col("report") if rows.schema["report"] == pl.UInt64 else pl.col("report").hash()
    return rows.with_columns(pl.col("source", "target", "kind").cast(pl.String), report).sort(pl.all())


@pytest.mark.parametrize("seed", [1, 2])
def test_every_reading_statement_gives_equal_rows(both: tuple[Store, Store], seed: int) -> None:
    town = Town(seed)
    for day in DAYS:
        written = town.load(day)
        for store in both:
            store.admit(written)
    values = town.parameters()
    # what meetings write is read and compared in the tests of meetings, on both stores
    reading = (name for name in statements(NEO4J) if name.startswith("read/"))
    names = [name for name in reading if not name.startswith("read/records")]
    assert len(names) >= 14
    filled = set()
    for name in names:
        params = statements(NEO4J)[name].params
        # a statement is asked eight times, and again until it finds something to compare
        for turn in range(60 if params else 1):
            if turn >= 8 and name in filled:
                break
            asked = {param: town.chance.choice(values[param]) for param in params}
            here, there = (comparable(name, store.read(name, **asked)) for store in both)  # type: ignore[arg-type]
            assert here.equals(there), name
            filled |= set() if here.is_empty() else {name}
    assert filled == set(names), "a statement that gives no rows was not compared"


def test_the_facts_are_equal(both: tuple[Store, Store]) -> None:
    town = Town(3)
    for day in DAYS[:2]:
        written = town.load(day)
        for store in both:
            store.admit(written)
    here, there = (store.facts() for store in both)
    assert (here.nodes, here.links, here.loads) == (there.nodes, there.links, there.loads)
    assert here.nodes == 36
    assert {here.engine, there.engine} == {"embedded", "neo4j"}
