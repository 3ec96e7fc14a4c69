"""A generated town with heavy tails, made at once with NumPy: the same links for every engine.

Every young person attends a school of about 1,500 and lives at home with a few others; a town centre is visited by up
to 20,000; 70 % of other visits are to places of the own neighbourhood, where a few places are visited by many and
most by few. A few young people have very many reports. Visits are dated, most with a time; events happen at places;
adults and phones are shared by few.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from ctx_map.network import Network
from ctx_map.network.columns import LINK_PROPERTIES, LINK_SCHEMA

Ints = npt.NDArray[np.int64]
AS_AT = date(2026, 11, 24)
SCHOOL_SIZE, CENTRE_SIZE, NEIGHBOURHOOD = 1_500, 20_000, 400
LOCAL = 0.7
"""Of all links; the rest are the places of events."""
DAYS = 730
"""Days before the day asked about over which visits are spread."""
SHARES = {
    "ATTENDS": 0.1,
    "LIVES_AT": 0.1,
    "SPENDS_TIME_AT": 0.5,
    "USES": 0.05,
    "INVOLVED_IN": 0.1,
    "CONTACTED": 0.05,
    "FRIEND_OF": 0.05,
}
"""Of all links; the rest says where events happened."""
AGENCIES = ("police", "school", "health", "youth service", "social care")
TIMED = 0.8
"""Share of reports that know the time of day."""
NOTHING_SAID = [
    "kind",
    "child_voice",
    "notified",
    "named_by",
    "basis",
    "uprn",
    "address",
    "platform",
    "place_role",
    "occurred_to",
    "summary",
]
"""Properties of nodes that this town leaves empty."""
GRADES = ("1AP", "1BP", "2BP", "2CP", None)


@dataclass(frozen=True)
class GeneratedTown:
    """Links as columns of numbers. Codes are those of the nodes in the order events, people, places, things."""

    source: Ints
    target: Ints
    kind: npt.NDArray[np.object_]
    minute: Ints
    """Minutes before the day asked about."""
    timed: npt.NDArray[np.bool_]
    """Whether the time of day is known besides the day."""
    events: int
    young: int
    adults: int
    places: int
    things: int

    @property
    def links(self) -> int:
        return int(self.source.size)

    def visits(self) -> tuple[Ints, Ints]:
        """Person and context of every report that puts a young person directly into a place, thing or event."""
        direct = ~np.isin(self.kind.astype(str), ("CONTACTED", "FRIEND_OF", "HAPPENED_AT"))
        return self.source[direct], self.target[direct]


@dataclass(frozen=True)
class _Sizes:
    """How many of each sort, and the first code of each."""

    young: int

    @property
    def events(self) -> int:
        return self.young // 4

    @property
    def adults(self) -> int:
        return self.young // 5

    @property
    def places(self) -> int:
        return self.young // 2 + 40

    @property
    def things(self) -> int:
        return self.young // 3

    @property
    def schools(self) -> int:
        return max(self.young // SCHOOL_SIZE, 1)

    @property
    def first_adult(self) -> int:
        return self.events + self.young

    @property
    def first_place(self) -> int:
        """The town centre; the schools follow."""
        return self.first_adult + self.adults

    @property
    def first_thing(self) -> int:
        return self.first_place + self.places


def generate(links: int, *, seed: int = 1) -> GeneratedTown:
    """A town of so many links, always the same for a seed."""
    rng = np.random.default_rng(seed)
    size = _Sizes(max(links // 10, 20))
    parts = _parts(rng, size, {kind: round(links * share) for kind, share in SHARES.items()})
    happened = links - sum(source.size for source, _ in parts.values())
    other_places = size.places - 1 - size.schools
    at = size.first_place + 1 + size.schools + _heavy(rng, happened, other_places)
    parts["HAPPENED_AT"] = np.arange(happened) % size.events, at
    kind = np.concatenate([np.full(source.size, name, object) for name, (source, _) in parts.items()])
    source, target = (np.concatenate([part[end] for part in parts.values()]) for end in (0, 1))
    minute, timed = rng.integers(0, DAYS * 24 * 60, links), rng.random(links) < TIMED
    return GeneratedTown(
        source, target, kind, minute, timed, size.events, size.young, size.adults, size.places, size.things
    )


def _parts(rng: np.random.Generator, size: _Sizes, amounts: dict[str, int]) -> dict[str, tuple[Ints, Ints]]:
    """Both ends of every link of each kind that has a young person at one end."""
    young, first = size.young, size.events
    everybody = np.arange(young)
    users, involved, contacted, friends = (
        _heavy(rng, amounts[kind], young) for kind in ("USES", "INVOLVED_IN", "CONTACTED", "FRIEND_OF")
    )
    homes = rng.integers(1 + size.schools, size.places, young)
    things = (users // 3 + rng.integers(0, 4, users.size)) % size.things
    adults = (contacted // 5 + rng.integers(0, 6, contacted.size)) % size.adults
    return {
        "ATTENDS": (first + everybody, size.first_place + 1 + everybody % size.schools),
        "LIVES_AT": (first + everybody, size.first_place + homes),
        "SPENDS_TIME_AT": _visits(rng, amounts["SPENDS_TIME_AT"], size),
        "USES": (first + users, size.first_thing + things),
        "INVOLVED_IN": (first + involved, (involved // 8 + _heavy(rng, involved.size, 30)) % size.events),
        "CONTACTED": (size.first_adult + adults, first + contacted),
        "FRIEND_OF": (first + friends, first + (friends + rng.integers(1, 9, friends.size)) % young),
    }


def _heavy(rng: np.random.Generator, size: int, among: int) -> Ints:
    """Numbers below `among`, a few of them very often."""
    return np.minimum((among * rng.random(size) ** 1.6).astype(np.int64), among - 1)


def _visits(rng: np.random.Generator, amount: int, size: _Sizes) -> tuple[Ints, Ints]:
    who = _heavy(rng, amount, size.young)
    centre = rng.random(amount) < min(CENTRE_SIZE / size.young, 1) * 0.1
    local = rng.random(amount) < LOCAL
    around = size.places // max(size.young // NEIGHBOURHOOD, 1)
    favourite = np.minimum((around * rng.random(amount) ** 2.5).astype(np.int64), around - 1)
    near = who // NEIGHBOURHOOD * around + favourite
    anywhere = _heavy(rng, amount, size.places)
    where = np.where(centre, 0, np.where(local, near, anywhere) % size.places)
    return size.events + who, size.first_place + where


def as_network(town: GeneratedTown) -> Network:
    """The town as a Network, as a view would give it."""
    return Network(_nodes(town), _links(town), AS_AT)


def _nodes(town: GeneratedTown) -> pl.DataFrame:
    people = town.young + town.adults
    sorts = (
        ("Event", "e", town.events),
        ("Person", "p", people),
        ("Place", "q", town.places),
        ("Thing", "t", town.things),
    )
    frame = pl.concat([_keys(label, letter, size) for label, letter, size in sorts])
    rng = np.random.default_rng(2)
    years = rng.integers(2009, 2015, frame.height)
    years[town.events + town.young : town.events + people] -= 30
    year, days = pl.lit(pl.Series(years)), pl.lit(pl.Series(rng.integers(0, DAYS, frame.height)))
    born = pl.format("{}-0{}-1{}", year, 1 + year % 9, year % 10)
    began = (pl.lit(AS_AT) - pl.duration(days=days)).cast(pl.String)
    is_event = pl.col("label") == "Event"
    return frame.with_columns(
        date_of_birth=pl.when(pl.col("label") == "Person").then(born),
        occurred_from=pl.when(is_event).then(began),
        harms=pl.when(is_event).then(pl.lit("child_criminal_exploitation")),
        latitude=pl.lit(None, pl.Float64),
        longitude=pl.lit(None, pl.Float64),
        **{name: pl.lit(None, pl.String) for name in NOTHING_SAID},
    )


def _keys(label: str, letter: str, size: int) -> pl.DataFrame:
    key = pl.format("town:{}{}", pl.lit(letter), pl.int_range(size).cast(pl.String).str.zfill(9))
    return pl.select(key=key, label=pl.lit(label), name=key)


def _links(town: GeneratedTown) -> pl.DataFrame:
    rng = np.random.default_rng(3)
    moment = pl.lit(AS_AT).cast(pl.Datetime) - pl.duration(minutes=pl.lit(pl.Series(town.minute)))
    day, time = moment.dt.strftime("%Y-%m-%d"), moment.dt.strftime("%Y-%m-%dT%H:%M")
    number = pl.int_range(town.links).cast(pl.String).str.zfill(9)
    kind = pl.Series(town.kind.tolist(), dtype=pl.String)
    agency = pl.Series(AGENCIES).gather(rng.integers(0, len(AGENCIES), town.links))
    grade = pl.Series(GRADES).gather(rng.integers(0, len(GRADES), town.links))
    told: dict[str, pl.Expr] = {
        "key": pl.format("town:link{}", number),
        "source": pl.lit(pl.Series(town.source, dtype=pl.UInt32)),
        "target": pl.lit(pl.Series(town.target, dtype=pl.UInt32)),
        "kind": pl.lit(kind),
        "ref": pl.format("R{}", number),
        "agency": pl.lit(agency),
        # one hour of a night in March does not exist, so nothing is timed between one and two
        "since": pl.when(pl.lit(pl.Series(town.timed)) & (moment.dt.hour() != 1)).then(time).otherwise(day),
        "role": pl.when(pl.lit(kind) == "INVOLVED_IN").then(pl.lit("present")),
        "grade": pl.lit(grade),
        "handling": pl.lit("P"),
    }
    told |= {name: pl.lit(None, LINK_SCHEMA[name]) for name in LINK_PROPERTIES if name not in told}
    return pl.select([each.alias(name) for name, each in told.items()])
