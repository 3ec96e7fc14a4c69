"""Columns of words that become codes: which codes there are, and the words by which agencies call them.

Only a word of the lists here is proposed by itself. What any other word means, a person says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from ctx_map.bundle.filters import folded
from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.vocabulary.harm import BETWEEN, harm_types
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS
from ctx_map.vocabulary.people import PersonKind
from ctx_map.vocabulary.statements import Role

MOST = 50
"""So many different words of a column can be given a meaning."""
BLANK, LEAVE_OUT = "", "leave these rows out"
"""What a word can mean besides a code: nothing, or that its row is no link."""
CODED = (Concept.PERSON_KIND, Concept.LINK_KIND, Concept.ROLE, Concept.HARM)
"""What a column of words can be."""
_WORDS: Mapping[Concept, Mapping[str, tuple[str, ...]]] = {
    Concept.PERSON_KIND: {
        "young_person": ("yp", "child", "cyp", "under 18", "minor", "pupil", "young people", "youth"),
        "adult": ("over 18", "18+", "parent", "carer", "worker", "staff", "professional"),
        "unidentified": ("unknown", "not known", "not identified", "unknown person"),
    },
    Concept.LINK_KIND: {
        "SPENDS_TIME_AT": (
            "hangs out", "hanging out", "hangs out at", "seen", "seen at", "visits", "visit", "spends time",
            "frequents",
        ),
        "LIVES_AT": ("lives", "lives here", "home", "resides", "resident", "home address", "placement"),
        "ATTENDS": ("attends school", "pupil", "enrolled", "school", "on roll", "student"),
    },
    Concept.ROLE: {
        "victim": ("complainant", "aggrieved", "harmed", "injured party", "vic"),
        "suspect": ("suspected", "subject", "alleged perpetrator", "sus"),
        "convicted": ("offender", "convicted of"),
        "witness": ("wit", "saw it"),
        "present": ("there", "involved", "with them"),
        "missing": ("misper", "missing person", "absent"),
    },
    Concept.HARM: {
        "child_sexual_exploitation": ("cse", "sexual exploitation"),
        "child_criminal_exploitation": ("cce", "criminal exploitation"),
        "county_lines": ("county lines", "county line"),
        "serious_violence": ("serious youth violence", "syv", "knife crime"),
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a column: in how many rows it is, and what it means. `means` is None where nobody has said."""

    rows: int
    means: str | None


@dataclass(frozen=True, slots=True)
class Coded:
    """What the words of one column mean."""

    words: Mapping[str, Word] = field(default_factory=dict, repr=False)
    split: str | None = None
    """The sign between several words in a cell."""

    @property
    def values(self) -> dict[str, str]:
        """The words that have a code, or mean nothing, as a mapping has them."""
        means = {word: each.means for word, each in self.words.items()}
        return {word: code for word, code in means.items() if code is not None and code != LEAVE_OUT}

    @property
    def left_out(self) -> list[str]:
        """The words whose rows are left out."""
        return [word for word, each in self.words.items() if each.means == LEAVE_OUT]


def codes_of(concept: Concept, day: date | None = None) -> tuple[str, ...]:
    """Return the codes that a word of such a column can mean."""
    if concept is Concept.PERSON_KIND:
        return tuple(PersonKind)
    if concept is Concept.ROLE:
        return tuple(Role)
    if concept is Concept.HARM:
        return tuple(harm_types(day or date.today()))
    return tuple(kind.name for kind in LINK_KINDS.values() if kind.joins(Label.PERSON, Label.PLACE))


def coded(
    cells: pl.Series,
    concept: Concept,
    *,
    said: Mapping[str, str] | None = None,
    earlier: Mapping[str, str] | None = None,
) -> Coded | None:
    """Return what the words of a column mean. None where it has too many different ones.

    `said` is what a person says of words, and `earlier` what an earlier mapping says, by the folded word. They go
    before the lists here.
    """
    filled = cells.drop_nulls().str.strip_chars()
    split = BETWEEN if concept is Concept.HARM and filled.str.contains(BETWEEN, literal=True).any() else None
    one_by_one = filled.str.split(split).explode().str.strip_chars() if split else filled
    counts = one_by_one.filter(one_by_one != "").value_counts(sort=True, name="rows")
    if counts.height > MOST:
        return None
    known = {**_known(concept), **(earlier or {})}
    told = said or {}
    rows = {str(word): (int(rows), known.get(folded(str(word)))) for word, rows in counts.iter_rows()}
    return Coded({word: Word(number, told.get(word, means)) for word, (number, means) in rows.items()}, split)


def _known(concept: Concept) -> dict[str, str]:
    """The code of each folded word that is known, the codes themselves with or without their lines."""
    own = {folded(code.replace("_", sign)): code for code in codes_of(concept) for sign in ("_", " ")}
    return own | {folded(word): code for code, words in _WORDS[concept].items() for word in words}
