"""How likely each person is to be in each context if only the two degrees mattered: the bipartite configuration model.

Of all ways to draw who is in which context, independently for each two, the one that assumes nothing besides how many
contexts each person has and how many people each context has (both kept on average). People with as many contexts are
alike in it, and so are contexts with as many people: it is solved for classes of degrees, by Newton's steps on its
likelihood, which has one summit. Where this misleads: it knows nothing of age, distance or school, so children of one
neighbourhood share more than it expects. Reference: Saracco et al. 2015, Scientific Reports 5, 10595; Neal, Domagalski
and Sagan 2021, Scientific Reports 11, 23929.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctx_map.network.arrays import Floats, Ints
from ctx_map.network.incidence import Incidence

CLOSE = 1e-9
"""Largest difference between an expected and a real degree, as a share of the degree, at which the steps end."""
MOST_STEPS = 200
SURE = 1e-12
"""No chance is nearer to 0 or to 1 than this."""


@dataclass(frozen=True, slots=True)
class BothDegrees:
    """The chances by classes of degrees."""

    of_person: Ints
    """The class of each person, by position in the incidence."""
    of_context: Ints
    """The class of each context."""
    contexts_in: Ints
    """How many contexts each class has."""
    chance: Floats
    """Of a person of a class (row) being in a context of a class (column)."""

    def of(self, people: Ints, contexts: Ints) -> Floats:
        """The chance of each of these people (rows) being in each of these contexts (columns), by positions."""
        chosen: Floats = self.chance[np.ix_(self.of_person[people], self.of_context[contexts])]
        return chosen


def both_degrees(inc: Incidence) -> BothDegrees:
    """The model of this incidence."""
    rows, of_person, people_in = np.unique(np.diff(inc.person_start), return_inverse=True, return_counts=True)
    columns, of_context, contexts_in = np.unique(inc.sizes, return_inverse=True, return_counts=True)
    return BothDegrees(of_person, of_context, contexts_in, between_classes(rows, people_in, columns, contexts_in))


def between_classes(rows: Ints, people_in: Ints, columns: Ints, contexts_in: Ints) -> Floats:
    """The chance of a person with as many contexts as `rows` says (ascending) being in a context as large as `columns`.

    `people_in` and `contexts_in` are how many people and contexts there are of each.
    """
    return np.clip(solved(rows, people_in, columns, contexts_in), SURE, 1 - SURE)


def solved(rows: Ints, people_in: Ints, columns: Ints, contexts_in: Ints) -> Floats:
    """The chances under which each class of people and of contexts has its degree on average."""
    chance = np.zeros((rows.size, columns.size))
    some = np.ix_(rows > 0, columns > 0)
    if not chance[some].size:
        return chance
    degrees = np.concatenate([rows[rows > 0], columns[columns > 0]]).astype(np.float64)
    number = np.concatenate([people_in[rows > 0], contexts_in[columns > 0]]).astype(np.float64)
    split = int((rows > 0).sum())
    # what would be right if all were rarely met (Chung and Lu)
    fitness = np.log(degrees) - np.log(np.dot(degrees[:split], number[:split])) / 2
    for _ in range(MOST_STEPS):
        met = _met(fitness, split)
        expected = np.concatenate([met @ number[split:], number[:split] @ met])
        if np.abs(expected / degrees - 1).max() < CLOSE:
            break
        fitness = _stepped(fitness, split, degrees, number)
    chance[some] = _met(fitness, split)
    return chance


def _met(fitness: Floats, split: int) -> Floats:
    sums = fitness[:split, None] + fitness[None, split:]
    return np.asarray(1 / (1 + np.exp(-sums)), np.float64)


def _stepped(fitness: Floats, split: int, degrees: Floats, number: Floats) -> Floats:
    """One of Newton's steps up the likelihood, halved until it leads up."""
    met = _met(fitness, split)
    both = np.outer(number[:split], number[split:]) * met * (1 - met)
    bend = np.diag(np.concatenate([both.sum(axis=1), both.sum(axis=0)]))
    bend[:split, split:], bend[split:, :split] = both, both.T
    expected = np.concatenate([met @ number[split:], number[:split] @ met])
    # adding to all people what is taken from all contexts changes nothing: a little on the diagonal settles it
    bend[np.diag_indices_from(bend)] += 1e-10 * np.trace(bend) / bend.shape[0] + 1e-300
    step = np.linalg.solve(bend, number * (degrees - expected))
    step *= min(1.0, 5.0 / max(float(np.abs(step).max()), 1e-300))
    here = _likelihood(fitness, split, degrees, number)
    while np.abs(step).max() > 1e-15 and _likelihood(fitness + step, split, degrees, number) < here:
        step /= 2
    return fitness + step


def _likelihood(fitness: Floats, split: int, degrees: Floats, number: Floats) -> float:
    sums = fitness[:split, None] + fitness[None, split:]
    return float(np.dot(number * degrees, fitness) - number[:split] @ np.logaddexp(0, sums) @ number[split:])
