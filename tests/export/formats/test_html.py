"""The page that stands alone as a format, read back by an HTML parser. In a browser it is in tests/frontend."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from ctx_map.export import write
from ctx_map.network import Network
from ctx_map.network.tables import link_table, node_table
from export.hostile import hostile_town
from export.releases import released
from export.test_registry import a_town
from towns import place, tie, town, young


class Reader(HTMLParser):
    """The rows of the tables, the data blocks, and every element of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.data: dict[str, object] = {}
        self.tags: list[str] = []
        self._block: str | None = None
        self._in_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        self._in_cell = tag in ("td", "th") or (self._in_cell and tag == "button")
        if tag in ("td", "th"):
            self.rows[-1].append("")
        kind = dict(attrs)
        self._block = kind["id"] if kind.get("type") == "application/json" else None

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag not in ("td", "th")
        self._block = None

    def handle_data(self, data: str) -> None:
        if self._block:
            self.data[self._block] = json.loads(data)
        if self._in_cell:
            self.rows[-1][-1] += data


def read(network: Network, folder: Path) -> Reader:
    path = write(released(network, to="html"), folder / "town.html")
    return Reader(path.read_text("utf-8"))


def test_every_node_and_every_link_of_the_release_is_in_the_tables(tmp_path: Path) -> None:
    network = a_town()
    found = read(network, tmp_path)
    names = {row[0] for row in found.rows}
    assert set(node_table(network).get_column("label")) <= names
    reports = [row for row in found.rows if len(row) == 6 and row[0] != "What was reported"]
    assert sorted(row[4].rpartition(", ")[2] for row in reports) == ["R-1", "R-2", "R-3"]
    assert len(reports) == link_table(network).height
    assert [
        "Ash spends time at The Arcade",
        "no date",
        "1BP (source reliable, information known indirectly but corroborated)",
    ] in [row[:3] for row in reports]


def test_a_large_network_says_in_the_report_what_is_not_drawn(tmp_path: Path) -> None:
    many = town(
        tie("p0", "SPENDS_TIME_AT", "park"), nodes=[place("park"), *(young(f"p{number}") for number in range(1001))]
    )
    read(many, tmp_path)
    told = (tmp_path / "town.html.left-out.txt").read_text("utf-8")
    assert "- This view holds 1,002 people, places and things: too many to read in one picture (limit 1,000).\n" in told


def test_texts_that_could_act_stay_texts(tmp_path: Path) -> None:
    plain, hostile = read(a_town(), tmp_path), read(hostile_town(), tmp_path)
    assert set(hostile.tags) == set(plain.tags)
    assert hostile.tags.count("script") == plain.tags.count("script")
