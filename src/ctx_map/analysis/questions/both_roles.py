"""List people reported as harmed in one event and as causing harm in another, or in the same event.

For everyone with roles of both kinds, lists each event with the role as it was reported, in the order of names and then
of days. A role belongs to one person in one event, and no one is given a label for it. Where this misleads: a suspect
is only someone whom a report suspects. What a child was made to do is recorded more often than what was done to them.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import named_codes
from ctx_map.analysis.answers.wording import count_of, part_of, read_list, sentence_start
from ctx_map.analysis.common_options import People
from ctx_map.analysis.question import Column, Heading, Picture, Question, Written
from ctx_map.analysis.rows.ages import young_at
from ctx_map.analysis.rows.in_doubt import DISPUTED, SUSPECTED_FALSE, disputed, suspected_false
from ctx_map.analysis.rows.participation import IN_AN_EVENT
from ctx_map.analysis.rows.report_counts import reports_in
from ctx_map.network import Network
from ctx_map.vocabulary.days import DAY_LENGTH
from ctx_map.vocabulary.harm import BETWEEN, harm_words
from ctx_map.vocabulary.people import PersonKind, Standing
from ctx_map.vocabulary.statements import Role

HARMED = (Role.VICTIM.value,)
CAUSING = (Role.SUSPECT.value, Role.CONVICTED.value)
DEFINITION = (
    "People who are reported as harmed in one event and as suspected or convicted in another or the same, with all "
    "of these events. The age group is the one on the day of the event."
)
CAVEAT = (
    "Children can be harmed and harm others, often at the same time (Working Together). Each row is what someone "
    "reported about one event. A suspect is only someone whom a report suspects. Harm to a child who is suspected of "
    "something is often not recorded. A child who was made to take part may have a legal defence. Take legal advice."
)
REFERENCE = "Working Together to Safeguard Children 2023; Modern Slavery Act 2015 s.45 (have counsel check)"


@dataclass(frozen=True, slots=True)
class PartInEvent:
    """The role of one person in one event, as reported. It holds no number."""

    id: str
    name: str | None
    event: str
    """The key of the event."""
    event_name: str
    """What the event is called: its name, or its kind, day and place."""
    day: str | None
    """The day of the event; None if not known."""
    role: str
    """In words: reported as harmed, as suspected or as convicted."""
    standing: str
    """The age group of the person on that day: young person, adult, or age not known."""
    harms: tuple[str, ...]
    """The harms recorded on the event, in words."""
    doubt: str
    """"disputed" if a report is, "suspected to be false" if all are; else empty."""
    agencies: tuple[str, ...]
    links: tuple[str, ...]


def both_roles(network: Network, *, people: People = ()) -> Result[PartInEvent]:
    """List the roles of everyone who has both kinds, or of those named (the store's keys) who have both.

    Sorted by name, day of the event, event and role. Raises WrongUse if a named person is not in this network.
    """
    # everyone with a role of either kind, and those with both
    named = named_codes(network, people)
    every = _parts(network)
    parts = every.filter(pl.col("person").is_in(named)) if named else every
    both = (pl.col("harmed").any() & ~pl.col("harmed").all()).over("person")
    kept = parts.filter(both)
    frame = _frame(network, kept)
    # what was considered
    considered = {
        "people reported as harmed or as causing harm": parts.get_column("person").n_unique(),
        "people reported as both": kept.get_column("person").n_unique(),
        "events": parts.get_column("event").n_unique(),
        "reports": reports_in(parts),
    }
    if named:
        heard = parts.get_column("person").n_unique()
        considered |= {"people named": len(named), "people named with no such report": len(named) - heard}
    return answer(
        network,
        frame,
        PartInEvent,
        method=Method(
            "both roles",
            "1",
            DEFINITION,
            {"people": count_of(len(named), "person") if named else "all"},
            CAVEAT,
            REFERENCE,
        ),
        considered=considered,
        sentences=_sentences(frame, considered),
    )


def _parts(network: Network) -> pl.DataFrame:
    """One row per link of either kind: person, event (codes), role, harmed, since, agency, grade, link."""
    involved = network.links.filter((pl.col("kind").is_in(IN_AN_EVENT)) & pl.col("role").is_in([*HARMED, *CAUSING]))
    return involved.select(
        "role",
        "since",
        "agency",
        "ref",
        "grade",
        "disputed",
        person="source",
        event="target",
        link="key",
        harmed=pl.col("role").is_in(HARMED),
    )


def _frame(network: Network, parts: pl.DataFrame) -> pl.DataFrame:
    """One row per person, event and role."""
    grouped = parts.group_by("person", "event", "role").agg(
        since=pl.col("since").min(),
        disputed=disputed().any(),
        false=suspected_false().all(),
        agencies=pl.col("agency").unique().sort(),
        links=pl.col("link").sort(),
    )
    people = network.named_nodes.select("name", "date_of_birth", "kind", id="key")[grouped.get_column("person")]
    events = network.nodes[grouped.get_column("event")]
    told = grouped.hstack(people).with_columns(
        events.get_column("key").alias("event"),
        pl.Series("harms", [_harms(said) for said in events.get_column("harms")], dtype=pl.List(pl.String)),
        network.names.gather(grouped.get_column("event")).alias("event_name"),
        day=pl.coalesce(events.get_column("occurred_from"), pl.col("since")).str.slice(0, DAY_LENGTH),
        role=pl.col("role").replace_strict({role.value: role.words for role in Role}),
        doubt=_doubt(),
    )
    days = told.get_column("day").fill_null(network.as_at.isoformat())
    young = young_at(network, grouped.get_column("person"), days)
    return (
        told.with_columns(standing=_standing(young))
        .sort("name", "id", "day", "event", "role", nulls_last=True)
        .select(columns_of(PartInEvent))
    )


def _harms(said: str | None) -> list[str]:
    return [harm_words(each.strip()) for each in (said or "").split(BETWEEN) if each.strip()]


def _doubt() -> pl.Expr:
    said = [pl.when(name).then(pl.lit(words)) for name, words in (("disputed", DISPUTED), ("false", SUSPECTED_FALSE))]
    return pl.concat_str(said, separator=", ", ignore_nulls=True)


def _standing(young: pl.Series) -> pl.Expr:
    known = pl.col("date_of_birth").is_not_null() | (pl.col("kind") == PersonKind.YOUNG_PERSON).fill_null(value=False)
    return (
        pl.when(~young)
        .then(pl.lit(Standing.ADULT.value))
        .when(known)
        .then(pl.lit(Standing.CHILD.value))
        .otherwise(pl.lit(Standing.AGE_NOT_KNOWN.value))
    )


def _sentences(frame: pl.DataFrame, considered: dict[str, int]) -> list[str]:
    people = frame.select("id", "name").unique(maintain_order=True)
    names = [name or key for key, name in people.iter_rows()]
    reported = considered["people reported as harmed or as causing harm"]
    if not reported:
        return ["No one is reported as harmed or as causing harm."]
    if not names:
        return [
            "No one is reported both as harmed and as causing harm.",
            f"{count_of(reported, 'person')} {'is' if reported == 1 else 'are'} reported as one or the other.",
        ]
    verb = "is" if len(names) == 1 else "are"
    # nobody is called convicted because somebody else is
    reported_as = set(frame.get_column("role"))
    causing = " or ".join(
        Role(each).words.removeprefix("reported ") for each in CAUSING if Role(each).words in reported_as
    )
    none = "" if Role.CONVICTED.words in reported_as else " No conviction is reported."
    return [
        f"{read_list(names, most=10)} {verb} reported as harmed, and {causing} in the same event or another.{none}",
        f"{sentence_start(part_of(len(names), reported, 'person'))} reported in either way {verb} reported in both.",
    ]


QUESTION = Question(
    name="both-roles",
    title="Harmed, and reported as causing harm",
    asks="Who has been harmed and is also reported as causing harm?",
    heading=Heading.BOTH_ROLES,
    analysis=both_roles,
    row=PartInEvent,
    columns=(
        Column("id", "Person", Written.NAME),
        Column("event", "Event", Written.NAME),
        Column("role", "Part in this event", Written.WORDS),
        Column("standing", "Age group on that day", Written.WORDS),
        Column("harms", "Types of harm in this event", Written.PHRASES),
        Column("doubt", "In doubt", Written.WORDS),
        Column("id", "Id", Written.ID),
        Column("event", "Event id", Written.ID),
    ),
    picture=Picture.NONE,
    marks=("id", "event"),
    order="In the order of names, then of days. No one is ranked.",
    example="ctx-map both-roles --person childrens-services:YP09",
)
