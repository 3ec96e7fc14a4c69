"""What the reports say of one adult that a measure could be founded on, and what they say that protects.

Four sorts of report are told apart. *Concern*: the adult contacted a young person, or was a suspect in or convicted of
an event. *Unclear*: the adult knows, or is a friend of, a young person, or was present at an event. *Protective*: the
report says that the relationship protects. Everything else (work, home, family, a phone) is *neutral* and is no reason
for a measure. Reports of a time before the adult was 18 count for nothing here, and neither do reports that are
suspected to be false. Where this misleads: a report can be wrong, and what no one wrote down is not seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.rows.ages import with_day, young_at
from ctx_map.analysis.rows.in_doubt import suspected_false
from ctx_map.network import Network
from ctx_map.vocabulary.harm import BETWEEN
from ctx_map.vocabulary.statements import Role

BLAMED = (Role.SUSPECT.value, Role.CONVICTED.value)
KNOWN_TO = ("KNOWS", "FRIEND_OF")


@dataclass(frozen=True, slots=True)
class Grounds:
    """The reports about one adult, by what they say. Each field of links holds the links' keys."""

    concern: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    protective: tuple[str, ...] = ()
    convicted: tuple[str, ...] = ()
    harms: frozenset[str] = frozenset()
    """The harms of the events in which the adult was a suspect, or of which they were convicted."""
    harm_not_known: bool = False
    """Whether a report of concern names no harm, as a report of contact never does."""
    young_people: tuple[int, ...] = ()
    """The codes of the young people whom a report of concern or an unclear report links to the adult."""
    as_a_child: int = 0
    """How many reports of concern are of a time before the adult was 18."""
    suspected_false: int = 0
    """How many reports of concern are suspected to be false."""

    @property
    def none(self) -> bool:
        """Whether no report is a reason to look at measures."""
        return not self.concern and not self.unclear

    @property
    def why_none(self) -> str:
        """In one phrase, why no measure is listed."""
        if self.protective:
            words = "recorded only as protective, so no measure is listed"
        else:
            words = "no report says that they contacted a young person or caused harm, so no measure is listed"
        if self.as_a_child:
            words += " (reports of when they were under 18 are not counted)"
        if self.suspected_false:
            words += " (reports suspected to be false are not counted)"
        return words


def grounds_of(network: Network, adult: int) -> Grounds:
    """What the reports say of this adult (by code), who is 18 or over on the day asked about."""
    # the reports about the adult, each with whom it is about and whether it protects or is suspected to be false
    links = network.links.filter((pl.col("source") == adult) | (pl.col("target") == adult))
    dated = with_day(network, links).with_columns(
        other=pl.when(pl.col("source") == adult).then("target").otherwise("source"),
        protects=protective_expr(),
        false=suspected_false(),
    )
    # who was young on the day of each report: the other person, and the adult themselves
    dated = dated.with_columns(
        other_young=young_at(network, dated.get_column("other"), dated.get_column("day"))
        | young_at(network, dated.get_column("other"), network.as_at),
        was_young=young_at(network, pl.Series([adult], dtype=pl.UInt32).new_from_index(0, dated.height), dated["day"]),
    )
    # what each report says, and whether it counts
    kind, role = pl.col("kind"), pl.col("role")
    contact = (kind == "CONTACTED") & pl.col("other_young")
    blamed = (kind == "INVOLVED_IN") & role.is_in(BLAMED).fill_null(value=False)
    known = kind.is_in(KNOWN_TO) & pl.col("other_young") & ~pl.col("protects")
    present = (kind == "INVOLVED_IN") & (role.is_null() | (role == Role.PRESENT.value))
    counted = ~pl.col("was_young") & ~pl.col("false")
    concern = dated.filter((contact | blamed) & counted)
    unclear = dated.filter((known | present) & counted)
    # the harms of the events, and the young people whom these reports name
    events = concern.filter(kind == "INVOLVED_IN")
    harms = _harms(network, events.get_column("other"))
    people = pl.concat([concern.filter(kind == "CONTACTED"), unclear.filter(kind != "INVOLVED_IN")])
    return Grounds(
        concern=tuple(concern.get_column("key")),
        unclear=tuple(unclear.get_column("key")),
        protective=tuple(dated.filter("protects").get_column("key")),
        convicted=tuple(events.filter(role == Role.CONVICTED.value).get_column("key")),
        harms=frozenset(harm for each in harms for harm in each),
        harm_not_known=bool(unclear.height) or events.height < concern.height or not all(harms),
        young_people=tuple(people.get_column("other").unique().sort()),
        as_a_child=dated.filter((contact | blamed) & pl.col("was_young")).height,
        suspected_false=dated.filter((contact | blamed) & pl.col("false")).height,
    )


def harms_of(network: Network, event: int) -> frozenset[str]:
    """The harms recorded of one event."""
    written = network.nodes.get_column("harms")[event] or ""
    return frozenset(harm.strip() for harm in written.split(BETWEEN) if harm.strip())


def _harms(network: Network, events: pl.Series) -> list[frozenset[str]]:
    return [harms_of(network, event) for event in events]
