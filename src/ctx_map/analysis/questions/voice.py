"""List what each young person says, as it is recorded, and whether they know about this map.

One row per young person, in the order of names: their own words, what is recorded about telling them, and the links
that are their own account. No one is ranked. Where this misleads: someone else wrote the words down on some day. An
account of a friendship may be from either of the two. A child who is not quoted may have said a great deal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import named_account, named_codes
from ctx_map.analysis.answers.wording import count_of, part_of
from ctx_map.analysis.common_options import People
from ctx_map.analysis.question import Column, Heading, Picture, Question, Written
from ctx_map.analysis.rows.ages import young_account, young_at
from ctx_map.analysis.rows.young_people import children
from ctx_map.network import Network
from ctx_map.network.extent import Extent
from ctx_map.network.link_words import link_words
from ctx_map.network.online import are_online
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS, Puts, kinds_that
from ctx_map.vocabulary.statements import Statement

NOT_HEARD = "nothing that they said is recorded"
NOT_TOLD = "not recorded whether they know about this map"
TOLD = "told"
BOTH = (False, True)
"""A link read from its beginning, and from its end."""
DEFINITION = (
    "Young people under 18, or of unknown age, on the chosen day, without unidentified people. For each one: "
    "their own words as recorded, what is recorded about telling them, and the reports that are their own account."
)
CAVEAT = (
    "If nothing is recorded, they may still have said something. Ask them, and ask whoever knows them. An account of "
    "what two young people share may come from either one."
)


@dataclass(frozen=True, slots=True)
class Voice:
    """What one young person says, as recorded. It holds no number."""

    id: str
    name: str | None
    words: str | None
    """The young person's own words as recorded; None if there are none."""
    told: str | None
    """What is recorded about telling them of this map, as it was written; None if nothing is."""
    own_account: tuple[str, ...]
    """What their own accounts say, without provenance: "spends time at the park"."""
    finding: str
    """What is not recorded, in words; empty if nothing is missing."""
    links: tuple[str, ...]
    """The keys of the links that are their own account."""


def voice(network: Network, *, people: People = ()) -> Result[Voice]:
    """List what the young people of this network say, or those named (the store's keys), in the order of names.

    Raises WrongUse if a named person is not in this network.
    """
    # the young people and their accounts
    named = named_codes(network, people)
    listed = children(network, named)
    accounts = _accounts(network, listed)
    frame = _frame(network, listed, accounts)
    # what was considered
    told = frame.get_column("told")
    considered = {
        **young_account(network, listed.get_column("person")),
        **named_account(listed, named),
        "with their own words": frame.height - frame.get_column("words").null_count(),
        "with a report that is their own account": frame.filter(pl.col("own_account").list.len() > 0).height,
        "with neither": frame.filter(pl.col("finding").str.contains(NOT_HEARD, literal=True)).height,
        "with a record of whether they know": frame.height - told.null_count(),
        f'with a record that begins with "{TOLD}"': int(told.str.to_lowercase().str.starts_with(TOLD).sum()),
        "adults today with such a record, not listed": _grown_up(network, named),
    }
    return answer(
        network,
        frame,
        Voice,
        method=Method("voice", "1", DEFINITION, {"people": count_of(len(named), "person") if named else "all"}, CAVEAT),
        considered=considered,
        sentences=_sentences(considered),
    )


def _accounts(network: Network, listed: pl.DataFrame) -> pl.DataFrame:
    """One row per end of a link that is a child's account: person, other (codes), link, kind, back."""
    # whom somebody else talked about has not said anything by that
    own = (pl.col("statement") == Statement.CHILD_ACCOUNT) & ~pl.col("kind").is_in(kinds_that(Puts.TALKED_ABOUT))
    told = network.links.filter(own)
    here = told.select("kind", person="source", other="target", link="key", back=pl.lit(value=False))
    apart = told.filter(pl.col("source") != pl.col("target"))
    there = apart.select("kind", person="target", other="source", link="key", back=pl.lit(value=True))
    return pl.concat([here, there]).join(listed.select("person"), on="person", how="semi").sort("link")


def _frame(network: Network, listed: pl.DataFrame, accounts: pl.DataFrame) -> pl.DataFrame:
    read = _read_aloud(network, accounts)
    spoke = pl.col("kind").is_in(kinds_that(Puts.OWN_WORDS))
    grouped = read.group_by("person", maintain_order=True).agg(
        own_account=pl.col("aloud").filter(~spoke).unique().sort(),
        links="link",
    )
    # their words as a file has them, and those that were written down in a meeting
    said = network.nodes.select(recorded="child_voice", told="notified")[listed.get_column("person")]
    joined = listed.hstack(said).join(grouped, on="person", how="left").join(_spoken(network), on="person", how="left")
    quotes = pl.concat_str("recorded", "spoken", separator=" ", ignore_nulls=True)
    joined = joined.with_columns(words=pl.when(quotes != "").then(quotes))
    empty = pl.lit([], dtype=pl.List(pl.String))
    unheard = pl.col("words").is_null() & pl.col("links").is_null()
    finding = [pl.when(unheard).then(pl.lit(NOT_HEARD)), pl.when(pl.col("told").is_null()).then(pl.lit(NOT_TOLD))]
    return (
        joined.with_columns(finding=pl.concat_str(finding, separator=", ", ignore_nulls=True))
        .with_columns(pl.col("own_account", "links").fill_null(empty))
        .sort("name", "id", nulls_last=True)
        .select(columns_of(Voice))
    )


def _spoken(network: Network) -> pl.DataFrame:
    """What people said in a conversation or of a place, the earliest first: person, spoken."""
    spoke = network.links.filter(pl.col("kind").is_in(kinds_that(Puts.OWN_WORDS))).unique(["source", "target"])
    events = network.nodes.select("summary", "occurred_from")[spoke.get_column("target")]
    words = spoke.select("key", person="source").hstack(events).drop_nulls("summary").sort("occurred_from", "key")
    return words.group_by("person", maintain_order=True).agg(spoken=pl.col("summary").str.join(" "))


def _read_aloud(network: Network, accounts: pl.DataFrame) -> pl.DataFrame:
    """Add `aloud`: what each link says, read from the young person's end."""
    other = accounts.get_column("other").unique()
    names = network.names.gather(other).alias("words")
    online = are_online(network, other)
    verbs = pl.DataFrame(
        [
            (kind, back, online, link_words(kind, online=online)[back])
            for kind in LINK_KINDS
            for back in BOTH
            for online in BOTH
        ],
        schema={"kind": pl.String, "back": pl.Boolean, "online": pl.Boolean, "verb": pl.String},
        orient="row",
    )
    named = accounts.join(pl.DataFrame([other, names, online]), on="other", how="left", maintain_order="left")
    told = named.join(verbs, on=["kind", "back", "online"], how="left", maintain_order="left")
    return told.with_columns(aloud=pl.format("{} {}", "verb", "words"))


def _grown_up(network: Network, named: Sequence[int]) -> int:
    """How many adults have words or a record of being told, from when they were young."""
    people = network.nodes.with_row_index("person").filter(pl.col("label") == Label.PERSON.value)
    chosen = people.filter(pl.col("person").is_in(list(named))) if named else people
    adult = ~young_at(network, chosen.get_column("person"), network.as_at)
    recorded = pl.col("child_voice").is_not_null() | pl.col("notified").is_not_null()
    return chosen.filter(adult & recorded).height


def _sentences(considered: dict[str, int]) -> list[str]:
    young, neither = considered["young people"], considered["with neither"]
    if not young:
        return ["No young people are on this map."]
    said = [_unheard(young, neither)]
    unknown = young - considered["with a record of whether they know"]
    if unknown:
        verb = "knows" if unknown == 1 else "know"
        said.append(f"It is not recorded whether {count_of(unknown, 'young person')} {verb} about this map.")
    heard = _heard(considered["with their own words"], considered["with a report that is their own account"])
    return [*said, heard] if heard else said


def _unheard(young: int, neither: int) -> str:
    """For how many young people nothing that they said is recorded."""
    if not neither:
        return "Something that they said is recorded for every young person listed."
    if neither < young:
        return f"Nothing that they said is recorded for {part_of(neither, young, 'young person')}."
    all_of_them = "the young person listed" if young == 1 else f"any of the {young:,} young people"
    return f"Nothing that they said is recorded for {all_of_them}."


def _heard(words: int, account: int) -> str:
    """How many are quoted, and how many have a report in their own account. Empty if no one does."""
    quoted = f"{count_of(words, 'young person')} {'is' if words == 1 else 'are'} quoted" if words else ""
    who = f"{account:,}" if words else count_of(account, "young person")
    told = f"{who} {'has' if account == 1 else 'have'} a report in their own account" if account else ""
    both = ", and ".join(filter(None, [quoted, told]))
    return f"{both}." if both else ""


def _needed(people: Sequence[str]) -> Extent | None:
    """The reports about the young people named, and the whole where none is."""
    return Extent(tuple(people), (None,)) if people else None


QUESTION = Question(
    name="voice",
    title="What they say",
    asks="What do they say, and do they know about this map?",
    heading=Heading.VOICE,
    analysis=voice,
    extent=_needed,
    row=Voice,
    columns=(
        Column("id", "Young person", Written.NAME),
        Column("words", "In their own words", Written.WORDS, wide=True),
        Column("own_account", "Their own account", Written.PHRASES, wide=True),
        Column("told", "Told about this map", Written.WORDS),
        Column("finding", "Gap in the record", Written.WORDS),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.NONE,
    marks=("id",),
    order="In the order of names. No one is ranked.",
    example="ctx-map voice --person childrens-services:YP01",
    free_text=True,
)
