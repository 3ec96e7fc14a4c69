"""What changed, as the table says it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from bundles import Row, small_town, write_folder
from cli.conftest import Run
from ctx_map import check_bundle, local_mandate, open_audit, open_intake, open_store, read_bundle
from ctx_map.settings import read_settings
from ctx_map.vocabulary.days import day_words

EARLIER = date.today() - timedelta(days=60)
FOR_POLICE = {"handling": "C", "grade": "2CC", "action_code": "A1", "sanitisation_code": "S2"} | {
    "conditions": "agencies: Police"
}


def load(folder: Path, links: list[Row], *, day: date) -> None:
    """Loads the small town with these links, as it was loaded on a day, into the store of this data directory."""
    tables: dict[str, Sequence[Row]] = {**small_town(), "links": links}
    settings = read_settings()
    store = open_store(settings.store, create=True)
    intake = open_intake(store, local_mandate(day), audit=open_audit(store.uri, settings), today=day)
    intake.admit(check_bundle(read_bundle(write_folder(folder / f"on-{day}", tables), namespace="town")))
    store.close()


def test_a_withdrawn_report_says_on_which_day(run: Run, tmp_path: Path) -> None:
    report = {"from": "ash", "to": "park", "kind": "SPENDS_TIME_AT", "ref": "R1", "agency": "Police", "handling": "P"}
    load(tmp_path, [report], day=EARLIER)
    load(tmp_path, [report | FOR_POLICE], day=date.today())
    said = run("changes", "--since", EARLIER.isoformat(), "--as-at", date.today().isoformat())
    assert said.code == 0, said.err
    assert day_words(date.today()) in " ".join(said.out.split())
