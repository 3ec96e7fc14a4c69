"""Brings a store of an older layout on a Neo4j to that of today, when it is opened.

What is the store's own is renamed a batch a transaction, while every writer and everybody else who opens the store
waits. The store gets its own new label first: from then on the versions that made it find no store there, and meet no
half of it. A process that was broken off is taken up where it was when the store is next opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from neo4j import ManagedTransaction, Session, unit_of_work

from ctx_map.store.base import Progress
from ctx_map.store.header import Statement
from ctx_map.store.layout import BEFORE_TODAYS_AUDIENCE, LAYOUT
from ctx_map.store.neo4j_admit import PATIENCE_SECONDS, slices
from ctx_map.store.neo4j_rows import run
from ctx_map.store.regraded import brought_over

BATCH = 1_000
"""Nodes a transaction, each with the reports that go from it."""
_RENAMED = ("older/2_loads", "older/3_revisions", "older/4_guarded", "older/5_nodes")


@dataclass(slots=True)
class BringingOver:
    """The way of one store from an older layout to that of today."""

    known: Mapping[str, Statement]
    sessions: Callable[[], Session]
    inner_sessions: Callable[[], Session]
    """For transactions while another one is open, which is tried again as a whole."""
    progress: Progress | None

    def run(self) -> None:
        """All of it. Safe to repeat."""
        with self.sessions() as session:
            for statement in self._statements("schema/"):
                session.execute_write(run, statement, {})
            session.execute_write(self._take_away)
            session.execute_write(self._bring_over)

    @unit_of_work(timeout=PATIENCE_SECONDS)
    def _take_away(self, transaction: ManagedTransaction) -> None:
        """Waits for a load that is being written, and gives up in time."""
        run(transaction, self.known["older/1_store"], {})

    def _bring_over(self, transaction: ManagedTransaction) -> None:
        """Keeps every writer out from its first statement to its last."""
        run(transaction, self.known["load/1_lock"], {"load": "updating"})
        layout = run(transaction, self.known["care/layout_version"], {}).item()
        if layout == LAYOUT:
            return  # somebody else has done it meanwhile
        with self.inner_sessions() as session:
            self._rename(session)
            for statement in self._statements("older/constraints/"):
                session.execute_write(run, statement, {})
        if layout == BEFORE_TODAYS_AUDIENCE:
            for rows in slices(brought_over(run(transaction, self.known["care/versions_corrected"], {}))):
                run(transaction, self.known["load/7_regraded"], {"rows": rows})
        run(transaction, self.known["care/brought_over"], {"version": LAYOUT})

    def _rename(self, session: Session) -> None:
        every = session.execute_read(run, self.known["older/left"], {}).item()
        for name in _RENAMED:
            done, last = 0, BATCH
            while last == BATCH:
                last = session.execute_write(run, self.known[name], {"most": BATCH}).item()
                done += last
                if self.progress is not None and name == _RENAMED[-1]:
                    self.progress("updating the store", done, every)

    def _statements(self, folder: str) -> list[Statement]:
        return [statement for name, statement in sorted(self.known.items()) if name.startswith(folder)]
