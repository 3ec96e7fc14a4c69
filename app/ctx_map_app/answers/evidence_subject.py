"""What is selected, in words, with the reports about it: the content of the evidence panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from ctx_map.analysis import Evidence, Report, why
from ctx_map.analysis.answers.place_ratings import rating_words
from ctx_map.network import Network
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.harm import BETWEEN, harm_words
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.people import PersonKind, age_words, latest_birth, standing_on
from ctx_map.vocabulary.places import place_role_words

FACTS: Mapping[Label, tuple[tuple[str, str], ...]] = {
    Label.PERSON: (("In the young person's words", "child_voice"), ("Told about this", "notified")),
    Label.PEER_GROUP: (("Named by", "named_by"), ("Why it is called a group", "basis")),
    Label.PLACE: (("What it is to young people", "place_role"), ("Address", "address"), ("Platform", "platform")),
    Label.THING: (),
    Label.EVENT: (("Harms", "harms"), ("From", "occurred_from"), ("To", "occurred_to"), ("Summary", "summary")),
    Label.ORGANISATION: (),
}
"""What is said of a node besides its name, as (words, column)."""
_MOMENTS = ("occurred_from", "occurred_to")
_WORDS: Mapping[str, Callable[[str], str]] = {
    "place_role": place_role_words,
    "harms": lambda value: ", ".join(harm_words(each.strip()) for each in value.split(BETWEEN) if each.strip()),
}
"""How what is recorded is read aloud, where it is not as it stands."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is selected, and what is reported about it."""

    title: str
    what: str
    facts: tuple[tuple[str, str], ...]
    reports: tuple[Report, ...]

    @property
    def said(self) -> list[tuple[str, Report]]:
        """Each report with its sentence, the newest first and those without a date last."""
        newest = sorted(self.reports, key=lambda report: (report.since or "", report.link), reverse=True)
        return [(report.said, report) for report in newest]


def subject_of(network: Network, keys: Sequence[str]) -> Subject | None:
    """What these keys are: one node, a link, or several nodes with what links them.

    None where one is not in this network; absent and withheld read the same.
    """
    codes = network.nodes.with_row_index("code").filter(pl.col("key").is_in(list(keys))).get_column("code").to_list()
    if len(keys) == len(codes) == 1:
        return _node(network, codes[0])
    if len(keys) == len(codes):
        return _between(network, codes)
    link = network.links.filter(pl.col("key").is_in(list(keys)))
    return _line(network, link) if link.height and not codes else None


def titled(title: str, reports: Sequence[Report]) -> Subject:
    """These reports under a title."""
    return Subject(title, "", (), tuple(reports))


def _node(network: Network, code: int) -> Subject:
    node, names = network.nodes.row(code, named=True), network.names_by_key
    touching = network.links.filter((pl.col("source") == code) | (pl.col("target") == code))
    said = [(words, _shown(column, node[column])) for words, column in FACTS[Label(node["label"])] if node[column]]
    if rated := rating_words(network, node["key"]):
        said.append(("How young people rate it", rated))
    return Subject(names[node["key"]], _what(node, network.as_at), tuple(said), _reports(network, touching))


def _line(network: Network, link: pl.DataFrame) -> Subject:
    """A line of the map: every report of the same kind between the same two, whichever way it runs."""
    ends = [link.item(0, "source"), link.item(0, "target")]
    kind = pl.col("kind") == link.item(0, "kind")
    return _among(network, ends, network.links.filter(kind & _both_in(ends)), "One line of the map")


def _between(network: Network, codes: Sequence[int]) -> Subject:
    """Several nodes: the reports between them, or between what two of them share."""
    if len(codes) == 2:
        keys = network.keys.gather(list(codes))
        found = why(network, f"{keys[0]}|{keys[1]}")
        return Subject(_names(network, codes), found.sentences[0], (), tuple(found.rows))
    return _among(network, codes, network.links.filter(_both_in(codes)), "What links these to each other")


def _among(network: Network, codes: Sequence[int], links: pl.DataFrame, what: str) -> Subject:
    return Subject(_names(network, codes), what, (), _reports(network, links))


def _both_in(codes: Sequence[int]) -> pl.Expr:
    return pl.col("source").is_in(list(codes)) & pl.col("target").is_in(list(codes))


def _names(network: Network, codes: Sequence[int]) -> str:
    names = network.names_by_key
    return " – ".join(names[key] for key in network.keys.gather(list(codes)))


def _reports(network: Network, links: pl.DataFrame) -> tuple[Report, ...]:
    return Evidence(network).reports(links.get_column("key").to_list())


def _what(node: Mapping[str, Any], as_at: date) -> str:
    label = Label(node["label"])
    if label is not Label.PERSON:
        kind = (node["kind"] or "").replace("_", " ")
        return f"{label.words.capitalize()}: {kind}" if kind else label.words.capitalize()
    born = node["date_of_birth"]
    standing = standing_on(as_at, born=latest_birth(born) if born else None, kind=node["kind"]).value
    age = f", {age_words(born, as_at)} years old on {day_words(as_at)}" if born else ""
    unidentified = "Not identified yet, " if node["kind"] == PersonKind.UNIDENTIFIED else ""
    words = f"{unidentified}{standing}{age}"
    return words[0].upper() + words[1:]


def _shown(column: str, value: str) -> str:
    if column in _MOMENTS:
        return day_words(value)
    return _WORDS.get(column, str)(value)
