"""What people are called in a copy that leaves, which has less than what a room sees."""

from __future__ import annotations

import polars as pl

from ctx_map.maps.initials import with_initials, without_descriptions
from towns import person, place, town, young


def test_people_who_are_not_identified_are_numbered_in_a_copy_with_initials() -> None:
    network = town(
        nodes=[
            young("ash", name="Ash Khan"),
            person("m1", name="Man in a white van, 12 Mill Street", kind="unidentified"),
            person("m2", name="Tall woman", kind="unidentified"),
            person("m3", name="Bo Lee", kind="unidentified", date_of_birth="2011-01-01"),
            place("park", name="North Park"),
        ]
    )
    copy = without_descriptions(with_initials(network))
    assert copy.nodes.get_column("name").to_list() == [
        "AK",
        "Unidentified person",
        "Unidentified person 2",
        "BL",
        "North Park",
    ]
    assert copy.names.to_list() == copy.nodes.get_column("name").to_list()
    assert copy.nodes.filter(pl.col("kind") == "unidentified").height == 2
