"""A question that a meeting asks, declared once.

The command line, the app, the audit, the guide and the tests are made from these declarations. A question's options
are the keyword parameters of its analysis: type, default and bounds stand in the signature, and an `Option` beside
each says how it is called and explained.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from ctx_map.analysis.answers.result import Result
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.extent import Extent, part_of

RowT = TypeVar("RowT")


class Section(StrEnum):
    """The five groups of questions, in the order in which a meeting asks them."""

    PLACES = "Places"
    PEOPLE = "People"
    SAFETY = "Safety"
    CHANGE = "Change"
    CONFIDENCE = "Confidence"


class Heading(StrEnum):
    """What a meeting asks, in its own words. Several questions can stand under one heading."""

    SHARED_PLACES = "Which places do they share?"
    UNSAFE_PLACES = "Where and when is it unsafe?"
    ONLINE_SPACES = "Which online spaces do they share?"
    TRAVEL = "How do they travel?"
    SHARED_CONTACTS = "Which adults and phones link them?"
    WHO_ELSE = "Who else should we consider?"
    LINKED = "How are two people linked?"
    GROUPS = "Which friendship groups are there?"
    BETWEEN_GROUPS = "Who links the groups?"
    PROTECTION = "Who and where is safe for them?"
    VOICE = "What do they say?"
    BOTH_ROLES = "Who has been harmed and reported as causing harm?"
    NEW = "What is new?"
    MADE_SAFE = "What if a place were made safe?"
    OPTIONS = "What can we do, and who can do it?"
    CONFIDENCE = "How sure are we?"
    NOT_KNOWN = "What can't we see?"
    EVIDENCE = "Why do we believe this?"

    @property
    def section(self) -> Section:
        """The group of questions that this heading belongs to."""
        return _SECTION_OF[self]


_SECTION_OF = {
    heading: section
    for section, headings in {
        Section.PLACES: (Heading.SHARED_PLACES, Heading.UNSAFE_PLACES, Heading.ONLINE_SPACES, Heading.TRAVEL),
        Section.PEOPLE: (
            Heading.SHARED_CONTACTS,
            Heading.WHO_ELSE,
            Heading.LINKED,
            Heading.GROUPS,
            Heading.BETWEEN_GROUPS,
        ),
        Section.SAFETY: (Heading.PROTECTION, Heading.VOICE, Heading.BOTH_ROLES),
        Section.CHANGE: (Heading.NEW, Heading.MADE_SAFE, Heading.OPTIONS),
        Section.CONFIDENCE: (Heading.CONFIDENCE, Heading.NOT_KNOWN, Heading.EVIDENCE),
    }.items()
    for heading in headings
}


class Picks(StrEnum):
    """Which nodes an option that takes ids can name."""

    YOUNG_PEOPLE = "young people"
    PLACES = "places"
    PLACES_AND_ADULTS = "places and adults"
    THINGS = "things"
    ANY = "people, places and things"
    ROW = "a link or a row"


class File(StrEnum):
    """Which kind of file an option reads."""

    WEIGHTS = "weights of harm"
    POPULATION = "a population by group"
    GROUPS = "the group of each person"


@dataclass(frozen=True, slots=True)
class Option:
    """How one option of a question is called and explained. Its type, default and bounds stand in the signature."""

    label: str
    """What stands beside its field in the app, such as "Minimum number of young people"."""
    help: str
    """One sentence: what it does."""
    flag: str = ""
    """Its name on the command line where that is not the parameter's: "--person" for `people`."""
    metavar: str = ""
    """What stands for its value in `--help`."""
    positional: bool = False
    """Whether the command line takes it as an argument."""
    picks: Picks | None = None
    file: File | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    """The words for each value, where it is one of a few."""
    main: bool = False
    """Whether the app shows it beside the answer; the others stand under "More options"."""


PYTHON_ONLY = object()
"""Stands beside a parameter of an analysis that is no option of its question: it is for those who call it in Python."""


class Written(StrEnum):
    """How the values of a column are written."""

    ID = "id"
    NAME = "name"
    """A name as it is; a column of ids is written as their names."""
    NAMES = "names"
    """A list of ids, written as their names."""
    WORDS = "words"
    PHRASES = "phrases"
    """A list of phrases that may have commas of their own."""
    AGENCIES = "agencies"
    """A list of agencies, written as their names."""
    DAY = "day"
    """A day or a moment: "12 November 2026" for people, ISO text for scripts."""
    COUNT = "count"
    NUMBER = "number"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer as people read it. Scripts get every field of a row as it is."""

    field: str
    heading: str
    written: Written
    help: str = ""
    wide: bool = False
    """Whether it holds sentences or lists, which give way last where a table is too wide."""
    in_front: bool = True
    """Whether it is shown beside the canvas. The others are in the table: how we know, and how far it holds."""


class Picture(StrEnum):
    """The small picture beside the rows of an answer."""

    BARS = "bars"
    HOURS = "hours of the week"
    BEFORE_AND_AFTER = "before and after"
    MAP = "map"
    NONE = "none"


@dataclass(frozen=True)
class Question(Generic[RowT]):
    """One question. It refuses to be incomplete: WrongUse says what is missing."""

    name: str
    """The command, the audit's word and the address in the app, such as "shared-places"."""
    title: str
    """A short name: "Shared places"."""
    asks: str
    """The sentence that a meeting would say."""
    heading: Heading
    analysis: Callable[..., Result[RowT]]
    """A pure function of a network and the options; where `compares`, of an earlier network and a later one."""
    row: type[RowT]
    columns: tuple[Column, ...]
    picture: Picture
    marks: tuple[str, ...]
    """The fields of a row whose ids the map marks; none where a row is about nothing on the map."""
    order: str
    """By what the rows are ordered, and why."""
    example: str
    """A command line that asks it of the sample town."""
    leads: bool = False
    """Whether it is the one that is asked first under its heading, where several stand there."""
    also: Mapping[Heading, Mapping[str, object]] = field(default_factory=dict)
    """Further headings it stands under, each with the options that make it answer that."""
    extent: Callable[..., Extent | None] | None = None
    """Tells from the options, by their names, which part of a network the answer needs; None for the whole."""
    compares: bool = False
    """Whether it compares the network with that of an earlier day: then `since` is that day."""
    free_text: bool = False
    """Whether its answer is people's own words, which a room that sees initials only is not shown."""

    def __post_init__(self) -> None:
        for each in ("name", "title", "asks", "order", "example", "columns"):
            if not getattr(self, each):
                raise WrongUse(f"The question {self.name or '?'} has no {each}.")
        self._check_columns()
        self._check_options()

    @property
    def section(self) -> Section:
        """The group of questions it belongs to."""
        return self.heading.section

    @property
    def guide(self) -> str:
        """Its page in the guide."""
        return f"{self.name}.md"

    @cached_property
    def options(self) -> type[BaseModel]:
        """The options as a model: it checks types and bounds, and refuses what it does not know."""
        told = {
            name: (hint, ...) if default is inspect.Parameter.empty else (hint, default)
            for name, hint, default in self._parameters()
        }
        config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, hide_input_in_errors=True)
        return create_model(f"{self.row.__name__}Options", __config__=config, **told)  # type: ignore[call-overload,no-any-return]

    @cached_property
    def explained(self) -> Mapping[str, Option]:
        """How each option is called and explained, by the name of its parameter."""
        return {
            name: next(each for each in field.metadata if isinstance(each, Option))
            for name, field in self.options.model_fields.items()
        }

    def with_options(self, **given: object) -> BaseModel:
        """These options checked. Raises WrongUse where one is unknown, missing or out of bounds."""
        try:
            return self.options(**given)
        except ValidationError as wrong:
            raise WrongUse(self._in_words(wrong)) from None

    def answer(self, *networks: Network, **given: object) -> Result[RowT]:
        """The answer on a network (on an earlier one and a later one where it `compares`) with these options."""
        options = self.with_options(**{name: _as_read(networks[-1], value) for name, value in given.items()})
        found = self.analysis(*networks, **{name: getattr(options, name) for name in type(options).model_fields})
        extent = self.needs(options)
        if extent is None:
            return found
        return replace(found, evidence=found.evidence.needing(lambda network: part_of(network, extent)))

    def needs(self, options: BaseModel) -> Extent | None:
        """Return the part of a network that the answer with these options needs. None if it needs the whole."""
        if self.extent is None:
            return None
        return self.extent(**{name: getattr(options, name) for name in inspect.signature(self.extent).parameters})

    def about(self, options: BaseModel) -> tuple[str, ...]:
        """The ids that these options ask about, as the audit counts them."""
        picked = (getattr(options, name) for name, said in self.explained.items() if said.picks)
        return tuple(key for value in picked for key in ids_in(value))

    def marked(self, row: RowT) -> tuple[str, ...]:
        """The ids that the map marks for a row."""
        return tuple(key for name in self.marks for key in ids_in(getattr(row, name)))

    def _parameters(self) -> list[tuple[str, Any, Any]]:
        """The keyword parameters of the analysis: name, type with its `Option`, default."""
        hints = get_type_hints(self.analysis, include_extras=True)
        found = inspect.signature(self.analysis).parameters.values()
        networks = 2 if self.compares else 1
        told = [(each.name, hints[each.name], each.default) for each in list(found)[networks:]]
        return [each for each in told if PYTHON_ONLY not in getattr(each[1], "__metadata__", ())]

    def _check_columns(self) -> None:
        known = {each.name for each in fields(self.row)}  # type: ignore[arg-type]
        named = {column.field for column in self.columns} | set(self.marks)
        if named - known:
            raise WrongUse(
                f"The question {self.name} names fields its rows do not have: {', '.join(sorted(named - known))}."
            )

    def _check_options(self) -> None:
        silent = [name for name, hint, _ in self._parameters() if not _option_in(hint)]
        if silent:
            raise WrongUse(f"The question {self.name} does not explain its options: {', '.join(silent)}.")

    def _in_words(self, wrong: ValidationError) -> str:
        """What is wrong with the options, without their values."""
        first = wrong.errors(include_input=False, include_url=False, include_context=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "?"
        return f"The option {name} of {self.name} can't be used: {first['msg'][0].lower()}{first['msg'][1:]}."


def _option_in(hint: Any) -> Option | None:
    return next((each for each in getattr(hint, "__metadata__", ()) if isinstance(each, Option)), None)


def _as_read(network: Network, value: object) -> object:
    """An option's value with the keys under which a network has the ids in it that were joined with others."""
    if not network.stands_for:
        return value
    if isinstance(value, str):
        return network.stands_for.get(value, value)
    if isinstance(value, list | tuple):
        return [_as_read(network, each) for each in value]
    return value


def ids_in(value: object) -> tuple[str, ...]:
    """One id, several, or none, as a tuple. The ids of two ends may be written with | between them."""
    if not value:
        return ()
    if isinstance(value, str):
        return tuple(value.split("|"))
    return tuple(str(each) for each in value)  # type: ignore[attr-defined]
