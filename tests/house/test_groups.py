"""Which tests stay in one process where several share them."""

from __future__ import annotations

import os

import pytest

from conftest import TOGETHER, group_of


def test_every_test_of_a_group_goes_to_the_process_of_the_group(request: pytest.FixtureRequest) -> None:
    """In the whole run these are some hundred tests; where only some files are asked for there may be none."""
    grouped = {item.nodeid: group for item in request.session.items if (group := group_of(item))}
    shared = "PYTEST_XDIST_WORKER" in os.environ
    assert [name for name, group in grouped.items() if shared and not name.endswith(f"@{group}")] == []


@pytest.mark.neo4j
def test_what_is_marked_belongs_to_a_group(request: pytest.FixtureRequest) -> None:
    assert group_of(request.node) == "neo4j"
    assert set(TOGETHER) >= {"neo4j", "browser"}
