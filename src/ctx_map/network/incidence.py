"""Who is in which context, as arrays: the form in which people who share contexts are counted.

Counts each person once in each context, however many reports say so. People and contexts keep the order of their
codes in the network, which is the order of their keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ctx_map.network.arrays import Ints, Mask
from ctx_map.network.compressed import compressed

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy import sparse


@dataclass(frozen=True, slots=True)
class Incidence:
    """People by contexts, both ways round, sorted. A position is a place in `people` or `contexts`, not a code."""

    people: Ints
    """The network's code of each person, ascending."""
    contexts: Ints
    """The network's code of each context, ascending."""
    context_start: Ints
    """Where each context's people begin in `context_people`; one longer than `contexts`."""
    context_people: Ints
    """Positions of people, context by context."""
    person_start: Ints
    person_contexts: Ints
    """Positions of contexts, person by person."""

    @property
    def by_person(self) -> tuple[Ints, Ints]:
        """Where each person's contexts begin, and the contexts person by person."""
        return self.person_start, self.person_contexts

    @property
    def by_context(self) -> tuple[Ints, Ints]:
        """Where each context's people begin, and the people context by context."""
        return self.context_start, self.context_people

    @property
    def sizes(self) -> Ints:
        """How many people each context has."""
        return np.diff(self.context_start)

    def matrix(self) -> sparse.csr_array:
        """People (rows) by contexts (columns), with a one where a person is in a context."""
        from scipy import sparse  # noqa: PLC0415  a third of a second to import, and most questions need no matrix

        shape = (self.people.size, self.contexts.size)
        ones = np.ones(self.person_contexts.size, np.float64)
        return sparse.csr_array((ones, self.person_contexts, self.person_start), shape=shape)

    def only(self, kept: Mask) -> Incidence:
        """The same people in these contexts alone."""
        here = np.repeat(kept, self.sizes)
        context = np.repeat(np.arange(self.contexts.size), self.sizes)[here]
        renumbered = np.cumsum(kept) - 1
        return _arranged(
            self.people, self.contexts[kept], self.context_people[here], renumbered[context].astype(np.int64)
        )


def incidence(person: npt.ArrayLike, context: npt.ArrayLike) -> Incidence:
    """The incidence of rows that each put one person (by code) into one context (by code). Repeated rows count once."""
    people, person_at = _coded(np.asarray(person, np.int64))
    contexts, context_at = _coded(np.asarray(context, np.int64))
    return _arranged(people, contexts, person_at, context_at)


def _coded(codes: Ints) -> tuple[Ints, Ints]:
    """The distinct codes in order, and the position of each row's code among them; without sorting."""
    used = np.zeros(int(codes.max()) + 1 if codes.size else 0, np.bool_)
    used[codes] = True
    position = np.cumsum(used) - 1
    return np.flatnonzero(used), position[codes]


def _arranged(people: Ints, contexts: Ints, person_at: Ints, context_at: Ints) -> Incidence:
    context_start, context_people = compressed(context_at, person_at, contexts.size, people.size)
    context_at = np.repeat(np.arange(contexts.size), np.diff(context_start))
    person_start, person_contexts = compressed(context_people, context_at, people.size, contexts.size)
    return Incidence(people, contexts, context_start, context_people, person_start, person_contexts)
