"""What a link says in words. Every surface reads links here: sentences, tables, maps, files and the app.

People "use" an online space. An event that is called by its place does not repeat it: "Incident on 18 July 2026
happened at the green".
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ctx_map.network import Network
from ctx_map.network.online import are_online
from ctx_map.vocabulary.links import LINK_KINDS, Puts, kinds_that
from ctx_map.vocabulary.statements import Rating, Role

_HAPPENED = kinds_that(Puts.EVENT_AT_PLACE)


def link_words(kind: str, *, online: bool = False) -> tuple[str, str]:
    """Return how a kind of link reads from its beginning and from its end. `online` says what its end is."""
    link = LINK_KINDS[kind]
    return ("uses", "is used by") if online and Puts.TIME_SPENT in link.puts else (link.reads, link.reads_back)


def link_sentence(here: str, kind: str, there: str, *, role: str | None = None, online: bool = False) -> str:
    """Return a link in words, without its report: "Older man, white van contacted Ash"."""
    return f"{called_beside(here, kind, there)} {link_words(kind, online=online)[0]} {there}{role_words(role)}"


def link_sentence_back(here: str, kind: str, there: str, *, role: str | None = None, online: bool = False) -> str:
    """Return a link in words from its end: "Ash was contacted by Older man, white van"."""
    return f"{there} {link_words(kind, online=online)[1]} {called_beside(here, kind, there)}{role_words(role)}"


def called_beside(here: str, kind: str, there: str) -> str:
    """Return what the beginning of a link is called beside its end: an event does not repeat where it happened."""
    if kind not in _HAPPENED:
        return here
    for place in _called_before_told_apart(there):
        before, found, behind = here.rpartition(f" at {place}")
        if before and found and (not behind or _is_bracket(behind)):
            return before + behind
    return here


def _called_before_told_apart(name: str) -> Iterator[str]:
    """A name, and what it may have been before a bracket was put behind it to tell it apart."""
    yield name
    parts = name.split(" (") if name.endswith(")") else []
    for number in range(len(parts) - 1, 0, -1):
        yield " (".join(parts[:number])


def _is_bracket(words: str) -> bool:
    return words.startswith(" (") and words.endswith(")")


def role_words(role: str | None) -> str:
    """Return the role of a person in an event, or a rating, as it stands behind a link. Empty where there is none."""
    if not role:
        return ""
    if role in set(Rating):
        return f" as {Rating(role).words}"
    return f", {Role(role).words if role in set(Role) else f'reported as {role}'}"


def beginnings(network: Network, links: pl.DataFrame) -> pl.Series:
    """Return what the beginning of each of these links of a network is called beside its end."""
    names = network.names
    ends = [names.gather(links.get_column(end)) for end in ("source", "target")]
    happened = links.get_column("kind").is_in(_HAPPENED)
    if not happened.any():
        return ends[0].alias("beginning")
    # only events are called otherwise beside an end, and they are few
    kinds = links.get_column("kind").filter(happened)
    short = [
        called_beside(*each) for each in zip(ends[0].filter(happened), kinds, ends[1].filter(happened), strict=True)
    ]
    return ends[0].scatter(happened.arg_true(), short).alias("beginning")


def link_sentences(network: Network, links: pl.DataFrame) -> pl.Series:
    """Return each of these links of a network in words, without its report."""
    said = pl.DataFrame(
        {
            "here": beginnings(network, links),
            "kind": links.get_column("kind"),
            "there": network.names.gather(links.get_column("target")),
            "role": links.get_column("role"),
            "online": are_online(network, links.get_column("target")),
        }
    )
    told = said.select("kind", "role", "online").unique()
    words = told.with_columns(
        reads=pl.Series(
            [link_words(kind, online=online)[0] for kind, _, online in told.iter_rows()],
            dtype=pl.String,
        ),
        behind=pl.Series([role_words(role) for _, role, _ in told.iter_rows()], dtype=pl.String),
    )
    joined = said.join(words, on=("kind", "role", "online"), how="left", nulls_equal=True, maintain_order="left")
    return joined.select(sentence=pl.format("{} {} {}{}", "here", "reads", "there", "behind")).to_series()
