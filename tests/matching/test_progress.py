"""A long comparison is done in parts, says how far it is, and proposes what it would propose in one go."""

from __future__ import annotations

import pytest

from ctx_map.matching import engine, propose
from towns import Node, person, place, town

NAMES = ("Ash Larkspur", "Bo Fenn", "Cy Stone", "Di Reed", "Wren Saltgrass")


def records() -> list[Node]:
    """Five people who are each in the files of two agencies, and two places."""
    twice = [
        person(f"{agency}:{at}", name=name, born=f"201{at}-05-0{at + 1}")
        for at, name in enumerate(NAMES)
        for agency in ("csc", "police")
    ]
    return [*twice, place("csc:park", name="North Park"), place("police:park", name="North Park")]


def test_progress_is_said_within_the_comparison_and_the_pairs_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    network = town(nodes=records())
    in_one_go = propose(network).pairs
    assert len(in_one_go) == len(NAMES) + 1
    told: list[tuple[str, int, int]] = []
    monkeypatch.setattr(engine, "AT_ONCE", 4)
    in_parts = propose(network, progress=lambda *said: told.append(said)).pairs
    assert in_parts == in_one_go
    people = len(NAMES) * 2
    assert [done for _, done, _ in told if done <= people][:4] == [0, 3, 6, 10]
    assert {(doing, all_of_them) for doing, _, all_of_them in told} == {("comparing", people + 2)}
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
