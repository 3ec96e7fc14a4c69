"""Who reads while somebody loads sees all of a load or nothing of it, on every store."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from ctx_map.store import Store
from ctx_map.store.gate import Gate
from store.changes import HOLDERS_EYES
from store.crashing import PEOPLE_A_LOAD, numbered_load


def test_readers_never_see_a_part_of_a_load(store: Store) -> None:
    ended = threading.Event()
    seen: set[int] = set()

    def keep_reading() -> None:
        while not ended.is_set():
            seen.add(store.read("read/links", **HOLDERS_EYES).height)
            seen.add(store.read("read/people").height)

    with ThreadPoolExecutor(2) as readers:
        reading = [readers.submit(keep_reading) for _ in range(2)]
        try:
            for i in range(4):
                store.admit(numbered_load(f"load{i}"))
        finally:
            ended.set()
        for one in reading:
            one.result()
    assert seen <= {i * PEOPLE_A_LOAD for i in range(5)}
    assert store.read("read/people").height == 4 * PEOPLE_A_LOAD


def test_two_loads_at_once_are_both_stored(store: Store) -> None:
    with ThreadPoolExecutor(2) as writers:
        list(writers.map(store.admit, [numbered_load("one"), numbered_load("two")]))
    assert (store.facts().loads, store.facts().links) == (2, 2 * PEOPLE_A_LOAD)


def test_the_same_load_at_once_is_stored_once(store: Store) -> None:
    with ThreadPoolExecutor(2) as writers:
        list(writers.map(store.admit, [numbered_load("one")] * 2))
    assert (store.facts().loads, store.facts().links) == (1, PEOPLE_A_LOAD)


def test_who_is_alone_waits_for_readers_and_keeps_new_ones_out() -> None:
    gate, order = Gate(), list[str]()
    inside, may_leave = threading.Event(), threading.Event()

    def reader() -> None:
        with gate.reading():
            inside.set()
            may_leave.wait()
            order.append("reader left")

    def writer() -> None:
        with gate.alone():
            order.append("writer alone")

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(reader)
        inside.wait()
        second = threads.submit(writer)
        may_leave.set()
        first.result()
        second.result()
    assert order == ["reader left", "writer alone"]
