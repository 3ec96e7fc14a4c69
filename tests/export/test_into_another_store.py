"""What `csv` saves is what another ctx-map loads: whole, on each store, and with the same answers."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from polars.testing import assert_frame_equal

from ctx_map.analysis import QUESTIONS
from ctx_map.bundle import check_bundle, read_bundle
from ctx_map.export import write
from ctx_map.governance import View, local_mandate, open_intake, open_view
from ctx_map.store import Store, open_store
from sample.town import AS_AT, FIRST, FIRST_DELIVERED, audit_of, load_town

ASKED = ("shared-places", "together", "hotspots", "doubt", "protective")


def answers(view: View) -> dict[str, Any]:
    """What a meeting hears: the sentences and the rows of several questions.

    Not said is how much is restricted, which does not leave, and the key of a link, which comes from what was said of
    it first.
    """
    results = {name: view.ask(QUESTIONS[name], {}) for name in ASKED}
    return {
        name: (
            [sentence for sentence in found.explain() if "restricted" not in sentence],
            [
                {column: said for column, said in row.items() if column != "links"}
                for row in found.to_frame().to_dicts()
            ],
        )
        for name, found in results.items()
    }


def test_the_sample_town_goes_into_another_store_with_the_same_answers(store: Store, tmp_path: Path) -> None:
    saved = tmp_path / "town.zip"
    with closing(open_store(str(tmp_path / "first"))) as first:
        audit = audit_of(first, tmp_path)
        load_town(first, audit)
        with open_view(first, local_mandate(AS_AT), audit=audit) as view:
            network, told = view.network(), answers(view)
            write(view.release(network, to="csv"), saved)
    (tmp_path / "other").mkdir()
    audit = audit_of(store, tmp_path / "other")
    for namespace in FIRST:
        intake = open_intake(store, local_mandate(AS_AT), audit=audit, today=FIRST_DELIVERED)
        intake.admit(check_bundle(read_bundle(saved, namespace=namespace)))
    with open_view(store, local_mandate(AS_AT), audit=audit) as view:
        again = view.network()
        assert_frame_equal(again.links.drop("key"), network.links.drop("key"), check_row_order=False)
        assert again.names_by_key == network.names_by_key
        assert answers(view) == told
