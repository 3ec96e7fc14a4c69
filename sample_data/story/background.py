"""Everyday life around the story: school, the bus home, the library, friends. Drawn with a fixed seed.

Keeps away from the places, people and things that the story turns on, so that what the README says can be found stays
as written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from story.rows import Delivery, Row, read_sections

SCHOOL, POLICE = "school-and-youth-work", "police"
FIRST_DAY, LAST_DAY = date(2025, 5, 5), date(2026, 10, 9)
LAST_RECORDED = date(2026, 10, 15)

GIVEN = (
    "Anwen", "Bashir", "Chidi", "Daria", "Emeka", "Fleur", "Gethin", "Hiba", "Isla", "Jonah", "Kasia", "Luca", "Maryam",
    "Nathan", "Oluchi", "Piotr", "Quinn", "Rhian", "Sunil", "Tilly", "Umar", "Vera", "Wing", "Zeynep",
)  # fmt: skip
FAMILY = (
    "Acornhill", "Birchwhistle", "Clovermead", "Dewbarrow", "Elmsparrow", "Fogbramble", "Gorselight", "Heatherquill",
    "Ivythatch", "Juniperlow", "Kelpstone", "Lilyfen", "Mossbarrow", "Nettlewick", "Owlmeadow", "Plumfeather",
    "Quincehollow", "Reedsong", "Sorrelbank", "Thistlemere", "Umberwick", "Violetshaw", "Willowdrake", "Yarrowgate",
)  # fmt: skip
SCHOOL_IDS = tuple(f"SY{number:02d}" for number in range(1, 25))
_CS = "childrens-services:"

AT_COLLEGE = tuple(f"{_CS}YP{number}" for number in (12, 13, 14, 15, 16))
AT_THE_BRIDGE = tuple(f"{_CS}YP{number}" for number in (11, 28, 30))
AT_SCHOOL = tuple(
    f"{_CS}YP{number:02d}" for number in range(1, 33) if number not in (11, 12, 13, 14, 15, 16, 28, 30)
)  # fmt: skip
KEPT_APART = {f"{_CS}YP{number:02d}" for number in (8, 15, 30)}
"""The phone must be all that joins these three."""


@dataclass(frozen=True)
class Haunt:
    """A place where everyday life happens: who reports it, how many young people, at which hours."""

    place: str
    people: int
    hours: tuple[int, int]
    protective: bool = False
    ref: str = "SCH-9"


HAUNTS = (
    Haunt(f"{_CS}PL10", 27, (15, 17)),
    Haunt("SP03", 9, (15, 18), protective=True, ref="DYW-9"),
    Haunt("SP07", 8, (16, 20), ref="DYW-9"),
    Haunt("SP08", 10, (16, 20), protective=True),
    Haunt("SP09", 9, (15, 18)),
    Haunt("SP02", 6, (18, 20), protective=True, ref="DYW-9"),
)
POLICE_HAUNTS = (
    Haunt("PP02", 8, (15, 20), ref="IR-2"),
    Haunt("PP08", 7, (16, 21), ref="IR-2"),
    Haunt("PP06", 5, (16, 22), ref="IR-2"),
    Haunt("PP09", 3, (17, 21), ref="IR-2"),
)


def add_background(childrens: Delivery, police_first: Delivery, school: Delivery) -> None:
    """Adds everyday life to the three first deliveries."""
    chance = Random(20261015)  # noqa: S311 - everyday life, not a secret
    young = _pupils(chance)
    school.add("people", young)
    pool = [f"{_CS}{row['id']}" for row in childrens.tables["people"] if row["id"].startswith("YP")]
    free = sorted(set(pool) - KEPT_APART)
    school.add("links", _attendance())
    school.add("links", _friends(chance))
    for haunt in HAUNTS:
        school.add("links", _visits(chance, haunt, [*SCHOOL_IDS, *free], SCHOOL))
    for haunt in POLICE_HAUNTS:
        police_first.add("links", _visits(chance, haunt, [*free, "N01", "N02", "N03"], POLICE))
    _police_events(chance, police_first, free)


def _pupils(chance: Random) -> list[Row]:
    families = list(FAMILY)
    chance.shuffle(families)
    born = [date(2010, 9, 1) + timedelta(days=chance.randrange(1400)) for _ in SCHOOL_IDS]
    return [
        {"id": each, "name": f"{given} {family}", "date_of_birth": day.isoformat()}
        for each, given, family, day in zip(SCHOOL_IDS, GIVEN, families, born, strict=True)
    ]


def _attendance() -> list[Row]:
    said = {
        "kind": "ATTENDS", "ref": "SCH-ROLL", "agency": SCHOOL, "since": "2025-09-03",
        "recorded_at": "2025-09-08", "statement": "fact", "handling": "P",
    }  # fmt: skip
    roll = [("SP01", SCHOOL_IDS + AT_SCHOOL), ("SP05", AT_COLLEGE), ("SP06", AT_THE_BRIDGE)]
    return [{**said, "from": who, "to": place} for place, people in roll for who in people]


def _friends(chance: Random) -> list[Row]:
    """Everybody of the school's own pupils has two friends in a ring, and some have one more."""
    ring = list(SCHOOL_IDS)
    chance.shuffle(ring)
    ties = [(who, ring[(at + 1) % len(ring)]) for at, who in enumerate(ring)]
    ties += [(who, ring[(at + 5) % len(ring)]) for at, who in enumerate(ring) if chance.random() < 0.3]
    return [
        {
            "from": a, "to": b, "kind": "FRIEND_OF", "ref": f"SCH-8{number:02d}", "protective": "yes",
            "statement": "child_account", **_said(chance, SCHOOL, _day(chance)),
        }
        for number, (a, b) in enumerate(ties)
    ]  # fmt: skip


def _visits(chance: Random, haunt: Haunt, pool: list[str], agency: str) -> list[Row]:
    people = sorted(chance.sample(pool, haunt.people))
    place = haunt.place.rsplit(":", 1)[-1]
    return [
        {
            "from": who, "to": haunt.place, "kind": "SPENDS_TIME_AT", "ref": f"{haunt.ref}{place[-2:]}{number:02d}",
            "protective": "yes" if haunt.protective else "", "statement": _statement(agency),
            "grade": chance.choice(("2BP", "2BP", "2CP", "1BP")) if agency == POLICE else "",
            **_said(chance, agency, _day(chance), at=_hour(chance, haunt.hours)),
        }
        for number, who in enumerate(people)
    ]  # fmt: skip


def _police_events(chance: Random, police_first: Delivery, free: list[str]) -> None:
    people = chance.sample(free, 10)
    rows = read_sections("background-events")["events"]
    police_first.add_events([{**row, "people": row["people"].format(*people, regatta=_regatta())} for row in rows])


def _regatta() -> str:
    """Everybody whom officers noted after the regatta: one evening that joins many who have nothing else in common."""
    present = [f"{_CS}YP{number:02d}" for number in (2, 4, 6, 10, 14, 16, 18, 19, 21, 22, 23, 25, 26, 27, 29, 31, 32)]
    involved = [f"{_CS}YP11 suspect", "N03 victim", f"{_CS}YP24 witness"]
    return ", ".join([*involved, *(f"{who} present" for who in [*present, "N01", "N02"])])


def _statement(agency: str) -> str:
    return "intelligence" if agency == POLICE else "professional_judgement"


def _said(chance: Random, agency: str, day: date, *, at: str = "") -> Row:
    """When, recorded when, and with which handling: partners leave it out now and then."""
    recorded = min(day + timedelta(days=chance.randint(1, 9)), LAST_RECORDED)
    stated = agency == POLICE or chance.random() < 0.85
    return {
        "agency": agency, "since": day.isoformat() + at, "recorded_at": recorded.isoformat(),
        "handling": "P" if stated else "",
    }  # fmt: skip


def _day(chance: Random) -> date:
    return FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days + 1))


def _hour(chance: Random, hours: tuple[int, int]) -> str:
    moment = datetime.combine(FIRST_DAY, time(hours[0])) + timedelta(
        minutes=5 * chance.randrange(12 * (hours[1] - hours[0]))
    )
    return f"T{moment:%H:%M}"
