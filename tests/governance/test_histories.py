"""The earlier versions of several links are read together, and are what each has when it is asked for alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ctx_map.governance import View, open_view
from ctx_map.store import Store
from ctx_map.store.base import Value
from governance.doors import admit, audit_of, mandate_of
from governance.reports import bundle_of, link


@pytest.fixture
def corrected(store: Store, tmp_path: Path) -> View:
    """Three reports, of which the first was corrected twice and the second once. Its first version is restricted."""
    notes = (("a", "b", "c"), ("a", "b", "b"), ("a", "a", "a"))
    for number, day in enumerate((date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1))):
        reports = [link("P0", "CONTACTED", f"P{at}", f"R{at}") for at in (1, 2, 3)]
        rows = [report | {"note": said[number]} for report, said in zip(reports, notes, strict=True)]
        if not number:
            rows[1] |= {"handling": "C", "conditions": "by hand"}
        admit(store, tmp_path, bundle_of(*rows, name=f"load{number}"), today=day)
    return open_view(store, mandate_of("housing"), audit=audit_of(store, tmp_path), question="why")


def test_histories_are_those_of_each_link_alone_in_the_order_asked_for(corrected: View) -> None:
    links = corrected.network().links["key"].to_list()[::-1]
    histories = corrected.histories([*links, "town:nothing"])
    assert [history.link for history in histories] == [*links, "town:nothing"]
    alone = [corrected.history(each) for each in links]
    assert [each.versions.rows() for each in histories] == [*(each.versions.rows() for each in alone), []]
    assert sorted(each.versions.height for each in alone) == [1, 1, 3]
    assert {each.withheld for each in histories} == {each.withheld for each in alone}
    assert corrected.histories([]) == []


def test_many_histories_take_no_more_looks_than_one(corrected: View, monkeypatch: pytest.MonkeyPatch) -> None:
    links = corrected.network().links["key"].to_list()
    looks: list[str] = []
    kind = type(corrected.store)
    read = kind.read

    def noted(self: Store, statement: str, **params: Value) -> pl.DataFrame:
        looks.append(statement)
        return read(self, statement, **params)

    monkeypatch.setattr(kind, "read", noted)
    corrected.history(links[0])
    of_one, looks[:] = list(looks), []
    corrected.histories(links)
    assert looks == of_one


def test_corrections_are_the_histories_with_more_than_one_version_to_be_seen(corrected: View) -> None:
    links = corrected.network().links["key"].to_list()
    several = [each for each in corrected.histories(links) if each.versions.height > 1]
    found = corrected.corrections([*links, "town:nothing"])
    assert [(each.link, each.versions.rows()) for each in found] == [
        (each.link, each.versions.rows()) for each in several
    ]
    assert len(found) == 1
    assert corrected.corrections([]) == []
