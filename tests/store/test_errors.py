"""No error of a store carries anybody's data: the canary is a name that every failing path gets to see."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator

import polars as pl
import pytest

from ctx_map.errors import CtxMapError, StatementFailed, StoreError
from ctx_map.store import Change, Store
from ctx_map.vocabulary.labels import Label
from store.changes import FRIENDS, HOLDERS_EYES, SPENDS, change, link_row, load_record, node_frame

CANARY = "Canary Featherstone"
KEY = f"town:{CANARY}"


def failing_changes() -> Iterator[tuple[str, Change]]:
    """Changes that the store refuses, each with the canary in it. The store holds one node under the canary's key."""
    person = {"key": KEY, "name": CANARY}
    yield "a key that is there", change(nodes={Label.PERSON: [person]})
    lost = link_row(KEY, "SPENDS_TIME_AT", f"town:lost {CANARY}", note=CANARY)
    yield "a missing end", change(links={SPENDS: [lost]})
    yield "a missing node", change(changed={Label.PLACE: [{"key": f"town:lost {CANARY}", "name": CANARY}]})
    ghost = {
        "source": KEY,
        "source_label": "Person",
        "target": KEY,
        "target_label": "Person",
        "kind": "KNOWS",
        "version": CANARY,
        "retracted_at": CANARY,
    }
    yield "a missing version", change(retracted=[ghost])
    record = load_record()
    frame = node_frame(Label.PLACE, [{"key": "town:park"}], record)
    yield "a number that is none", Change(record, {Label.PLACE: frame.with_columns(latitude=pl.lit(CANARY))})
    yield "a label that is none", Change(record, new_links={(f"KNOWS {CANARY}", Label.PERSON, Label.PERSON): frame})


def whole_text(error: BaseException) -> str:
    """All that a log or a screen could show of an error, its causes and contexts included."""
    shown = "".join(traceback.format_exception(error))
    seen: BaseException | None = error
    while seen is not None:
        shown += f"{seen!r} {seen.args!r} {seen.__dict__!r}"
        seen = seen.__cause__ or seen.__context__
    return shown


@pytest.fixture
def with_canary(store: Store) -> Store:
    store.admit(change(nodes={Label.PERSON: [{"key": KEY, "name": CANARY}]}))
    return store


@pytest.mark.parametrize("case", [name for name, _ in failing_changes()])
def test_a_refused_change_names_no_value(with_canary: Store, case: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    written = dict(failing_changes())[case]
    with pytest.raises(CtxMapError) as refused:
        with_canary.admit(written)
    assert CANARY not in whole_text(refused.value)
    assert CANARY not in caplog.text
    assert with_canary.facts().nodes == 1


def test_a_refused_reading_names_its_statement_and_parameters_and_no_value(
    with_canary: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    # a server looks at what it was sent only where there is a report to hold it against
    of_theirs = link_row(KEY, "FRIEND_OF", KEY, note=CANARY)
    with_canary.admit(change(links={FRIENDS: [of_theirs]}))
    with pytest.raises(StatementFailed, match=r"read/link_history.*parameters: .*meeting") as refused:
        with_canary.read("read/link_history", **{**HOLDERS_EYES, "meeting": CANARY}, keys=[str(of_theirs["key"])])
    assert CANARY not in whole_text(refused.value)
    assert CANARY not in caplog.text


def test_a_closed_store_names_no_value(with_canary: Store) -> None:
    with_canary.close()
    with pytest.raises(StoreError) as refused:
        with_canary.read("read/link_history", **HOLDERS_EYES, keys=[CANARY])
    assert CANARY not in whole_text(refused.value)
