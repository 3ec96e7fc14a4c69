"""febrl1: 1,000 made-up records of 500 people, each recorded twice with slips, and the truth beside them.

The records come in as a bundle would bring them: people with names and dates of birth, their homes, and their numbers.
"""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from ctx_map.matching import Proposals, Sort, propose
from ctx_map.network import Network
from real.loading import DATA
from towns import Node, person, place, thing, tie, town

PAIRS = 500


def _network(*, with_numbers: bool) -> Network:
    """The records as a network, each with a home of its own."""
    rows = pl.read_csv(DATA / "febrl1" / "febrl1_people.csv", infer_schema_length=0)
    nodes: list[Node] = []
    ties = []
    for row in rows.iter_rows(named=True):
        key = f"febrl:{row['record_id']}"
        name = f"{row['surname'] or ''}, {row['given_name'] or ''}"
        told = ("street_number", "address", "suburb", "postcode", "state")
        address = " ".join(row[column] for column in told if row[column])
        nodes += [person(key, name=name, born=row["date_of_birth"]), place(f"{key}h", address=address)]
        ties.append(tie(key, "LIVES_AT", f"{key}h"))
        if with_numbers:
            nodes.append(thing(f"{key}n", kind="identity number", name=row["ref_no"]))
            ties.append(tie(key, "USES", f"{key}n"))
    return town(*ties, nodes=nodes, as_at=date(2026, 11, 24))


def _figures(found: Proposals) -> tuple[float, float]:
    """The recall and the precision of what is proposed about people, against the truth."""
    told = pl.read_csv(DATA / "febrl1" / "febrl1_truth.csv")
    truth = {f"febrl:{record}": entity for record, entity in told.iter_rows()}
    people = [pair for pair in found.pairs if pair.sort is Sort.PERSON]
    right = sum(truth[pair.one] == truth[pair.other] for pair in people)
    return right / PAIRS, right / len(people)


@pytest.mark.parametrize(
    ("with_numbers", "least_recall"),
    # without a number, two first names at one address and of one date of birth are those of twins
    [(True, 0.98), (False, 0.79)],
    ids=["with their numbers", "with names, dates of birth and addresses only"],
)
def test_two_records_of_one_person_are_found_and_no_others(*, with_numbers: bool, least_recall: float) -> None:
    recall, precision = _figures(propose(_network(with_numbers=with_numbers)))
    assert recall >= least_recall
    assert precision >= 0.99
