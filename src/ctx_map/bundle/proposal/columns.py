"""What each column of a file is taken for, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from ctx_map.bundle.header import GRID_DAYS, is_day_name, plain
from ctx_map.bundle.proposal.concepts import Concept, concept_of
from ctx_map.bundle.proposal.dates import date_forms, days_are_counted, years_are_short
from ctx_map.bundle.proposal.values import concept_by_values
from ctx_map.bundle.proposal.words import CODED, Word, coded
from ctx_map.bundle.raw import RawTable

SAMPLE = 500
"""So many distinct cells of a column are looked at."""
CHOSEN = "You chose it."
IN_A_GRID = "Its name is a day, so its cells may be marks of a grid of names by days."
_NO_DATES = "It is called like a date, but most of its cells are not dates."
_COUNTED = (
    "It is called like a date, but its cells are numbers, as a spreadsheet counts days. Show the column as dates in "
    "the spreadsheet, and save the file again."
)
_NO_WORDS = "Its name says what it may be, but none of its words is known."
_NO_CENTURY = "It is called like a date, but its years have two figures, which do not say the century."
_LONGEST = 200
_POSITION = (Concept.LATITUDE, Concept.EASTINGS, Concept.GRID_REFERENCE, Concept.UPRN, Concept.ADDRESS)
_PEOPLE = (Concept.BORN, Concept.FORENAME, Concept.SURNAME, Concept.PERSON_ID, Concept.PERSON_NAME)
_EVENTS = (Concept.EVENT_KIND, Concept.EVENT_ID)
_PLACES = (Concept.PLACE_NAME, Concept.PLACE_ID)
Taken = Mapping[Concept, "Guess"]


@dataclass(frozen=True, slots=True)
class Guess:
    """A column, what it is taken for, and why. `concept` is None where it is not taken."""

    column: str
    """Their name for it, as a mapping names it."""
    concept: Concept | None
    why: str
    texts: Sequence[str] = field(default=(), repr=False)
    """Some of its cells. They are looked at and never said."""


def guesses(
    raw: RawTable, known: Mapping[str, Concept] | None = None, chosen: Mapping[str, Concept | None] | None = None
) -> list[Guess]:
    """Return a guess for each column of a file. Each concept is given to one column.

    `known` says what earlier mappings took columns for, by their plain names. `chosen` says what a person took columns
    for, by the names that a guess has; None there leaves a column out. That goes before everything else.
    """
    found = [_chosen(_guess(raw, at, name, known or {}), chosen or {}) for at, name in enumerate(raw.header)]
    found = _settled(_once(_days_said(found)))
    return _once(found)


def _days_said(found: Sequence[Guess]) -> list[Guess]:
    """Columns that are called after days are those of a grid, whatever their cells look like, unless someone chose."""
    days = [each.why != CHOSEN and is_day_name(each.column) for each in found]
    if sum(days) < GRID_DAYS:
        return list(found)
    return [replace(each, concept=None, why=IN_A_GRID) if day else each for each, day in zip(found, days, strict=True)]


def _chosen(guess: Guess, chosen: Mapping[str, Concept | None]) -> Guess:
    """What a person took a column for, if they did."""
    if guess.column not in chosen or not guess.texts:
        return guess
    return replace(guess, concept=chosen[guess.column], why=CHOSEN)


def taken(found: Collection[Guess]) -> dict[Concept, Guess]:
    """Return the column of each concept."""
    return {each.concept: each for each in found if each.concept is not None}


def _guess(raw: RawTable, at: int, name: str, known: Mapping[str, Concept]) -> Guess:
    # how a mapping names it, and what is in it
    column = column_name(raw.header, at)
    if not plain(name) or len(column) > _LONGEST:
        return Guess(name, None, "It has no name that a mapping could use.")
    cells = raw.cells.get_column(str(at)).drop_nulls().str.strip_chars()
    texts = cells.filter(cells != "").unique(maintain_order=True).head(SAMPLE).to_list()
    if not texts:
        return Guess(column, None, "It is empty.")
    # an earlier mapping goes before the name, and the name before the cells
    if plain(name) in known:
        return _checked(Guess(column, known[plain(name)], "An earlier mapping takes a column of this name so.", texts))
    by_name = concept_of(name)
    if by_name is not None:
        return _by_name(raw, at, Guess(column, by_name, "Its name says so.", texts))
    by_values = concept_by_values(texts)
    if by_values:
        return Guess(column, by_values[0], by_values[1], texts)
    return Guess(column, None, "Neither its name nor its cells say what it is.", texts)


def _by_name(raw: RawTable, at: int, guess: Guess) -> Guess:
    """A column of words needs one that is known, and a column of dates some dates."""
    if guess.concept in CODED and not any(each.means for each in words_in(raw, at, guess.concept)):
        return replace(guess, concept=None, why=_NO_WORDS)
    return _checked(guess)


def words_in(raw: RawTable, at: int, concept: Concept) -> list[Word]:
    """Return the words of a column with what each of them means, as far as they are known."""
    found = coded(raw.cells.get_column(str(at)), concept)
    return list(found.words.values()) if found else []


def column_name(header: Sequence[str], at: int) -> str:
    """Return the name of a column as a mapping names it: with a number where several have it."""
    same = [other for other, name in enumerate(header) if plain(name) == plain(header[at])]
    return f"{header[at].strip()}#{same.index(at) + 1}" if len(same) > 1 else header[at].strip()


def _checked(guess: Guess) -> Guess:
    """A column is no date if its cells are none, whatever it is called."""
    if guess.concept in (Concept.BORN, Concept.DATE, Concept.RECORDED) and not date_forms(guess.texts, ranges=True):
        return replace(guess, concept=None, why=_why_no_dates(guess.texts))
    return guess


def _why_no_dates(texts: Sequence[str]) -> str:
    if years_are_short(texts):
        return _NO_CENTURY
    return _COUNTED if days_are_counted(texts) else _NO_DATES


def _once(found: Sequence[Guess]) -> list[Guess]:
    """The first column of each concept keeps it."""
    seen = {each.concept: each.column for each in reversed(found) if each.concept and each.why == CHOSEN}
    once = []
    for guess in found:
        if guess.concept in seen and seen[guess.concept] != guess.column:
            why = f"It may be the {guess.concept} too, but the column {seen[guess.concept]} is taken for that."
            once.append(replace(guess, concept=None, why=why))
            continue
        if guess.concept is not None:
            seen[guess.concept] = guess.column
        once.append(guess)
    return once


def _settled(found: Sequence[Guess]) -> list[Guess]:
    """A name and an id that could be of several things become those of what the other columns are about."""
    there = set(taken(found))
    about_places = there.isdisjoint(_PEOPLE) and not there.isdisjoint(_POSITION)
    name = Concept.PLACE_NAME if about_places else Concept.PERSON_NAME
    people = (Concept.NAME in there and not about_places) or not there.isdisjoint(_PEOPLE)
    visits = people and not there.isdisjoint((*_PLACES, Concept.DATE))
    if visits:
        what: Concept | None = Concept.REF
    elif people:
        what = Concept.PERSON_ID
    elif not there.isdisjoint((*_PLACES, *_POSITION)) and there.isdisjoint(_EVENTS):
        what = Concept.PLACE_ID
    else:
        what = None if there.isdisjoint((*_EVENTS, Concept.DATE)) else Concept.EVENT_ID
    settled = {Concept.NAME: name, Concept.ID: what}
    assumed = people and there.isdisjoint((*_PEOPLE, *_PLACES, *_EVENTS))
    return [_settle(each, settled, assumed=assumed) for each in found]


def _settle(guess: Guess, settled: Mapping[Concept, Concept | None], *, assumed: bool) -> Guess:
    """A guess that the other columns have decided. `assumed`: no other column is of a person or of anything else."""
    if guess.concept is None or guess.concept not in settled:
        return guess
    concept = settled[guess.concept]
    if concept is None:
        return replace(guess, concept=None, why="Nothing in the file says what it is the id of.")
    of_what = (
        "No column says of what, so people are assumed. Check this." if assumed else "The other columns say of what."
    )
    return replace(guess, concept=concept, why=f"{guess.why} {of_what}")


def some_blank(raw: RawTable, at: int) -> bool:
    """Return whether a column has blank cells."""
    return bool((raw.cells.get_column(str(at)).fill_null("").str.strip_chars() == "").any())


def joined(left: Guess, right: Guess, raw: RawTable) -> list[str]:
    """Return some cells of two columns, joined as a mapping joins them."""
    at = [
        next(i for i in range(len(raw.header)) if column_name(raw.header, i) == each.column) for each in (left, right)
    ]
    both = [pl.col(str(i)).str.strip_chars() for i in at]
    cells = raw.cells.select(pl.concat_str(both, separator=" ", ignore_nulls=True)).to_series()
    return cells.filter(cells != "").unique(maintain_order=True).head(SAMPLE).to_list()
