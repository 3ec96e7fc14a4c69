"""The only writer of a store: holds a checked bundle against it, and admits all of it or nothing.

An audit line stands before the write and another after it. Loading the same again changes nothing, so a load whose
end is not known (a crash, a full disk, a cut line) is simply loaded again.
"""

from __future__ import annotations

import secrets
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import InitVar, dataclass
from datetime import UTC, date, datetime

import polars as pl

from ctx_map.bundle.bundle import CheckedBundle, CheckReport, Problem
from ctx_map.errors import AuditUnwritable, BundleRejected, CtxMapError, Refused, StoreError, WrongUse
from ctx_map.governance import sight  # the module, since it imports the intake's in its turn
from ctx_map.governance.anchoring import keep_in_store
from ctx_map.governance.audit import Action, Audit
from ctx_map.governance.intake.decided import without_decided
from ctx_map.governance.intake.ends import Ends, ids_of_another_sort, known_keys, look_up_ends
from ctx_map.governance.intake.full_delivery import withdrawn_words
from ctx_map.governance.intake.held_elsewhere import held_elsewhere
from ctx_map.governance.intake.known import Known, known_to
from ctx_map.governance.intake.loads import AUDIT_LETTERS, StoredLoad, loads_of
from ctx_map.governance.intake.may_write import refuse_what_it_may_not_write
from ctx_map.governance.intake.moment import load_moment
from ctx_map.governance.intake.plan import Plan, plan_load, stored_reports
from ctx_map.governance.intake.report import LoadReport, TableLoad, unchanged_tables, with_problems, with_warnings
from ctx_map.governance.intake.told_apart import told_apart
from ctx_map.governance.intake.unloading import Unloading, UnloadReport
from ctx_map.governance.integrity import check_sample, seal_load, seal_nothing
from ctx_map.governance.mandate import Mandate
from ctx_map.governance.own_audit import own_audit
from ctx_map.store.base import Progress, Store
from ctx_map.vocabulary.labels import Label

_SEAL = object()
_ONE_AT_A_TIME: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
"""A lock a store: two loads of one process follow one another."""
BeforeWithdrawing = Callable[[str, tuple[Problem, ...]], None]
"""Told what a full delivery withdraws before it is written: one sentence, and the warnings."""
_ATTEMPTS = 3
"""How often a load is worked out anew when another machine's load came between."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """A bundle compared with a store, as far as its mandate may know."""

    ends: Ends
    report: CheckReport
    """With what the store has to remark."""
    known: Known
    stored: pl.DataFrame
    """The current reports of the bundle's namespace."""
    loads: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Intake:
    """The right to write to one store. Get one from `open_intake`."""

    store: Store
    mandate: Mandate
    audit: Audit
    today: date
    clock: Callable[[], datetime]
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise WrongUse("An intake can only be opened with open_intake(...). Call that.")

    def check(self, checked: CheckedBundle, *, also_known: Iterable[str] | Mapping[str, Label] = ()) -> CheckReport:
        """Check a bundle against the store: unknown ends, and ids that are used for something else.

        Stores nothing; leaves one audit line. `also_known` are keys of bundles that are checked along with this one;
        with their labels, the kinds of link that end at them are checked too. Warns of people and places that are held
        under another namespace. What the mandate may not see reads as if it were not there. Raises Refused for a bundle
        that the mandate may not load.
        """
        self._begin(Action.CHECKED, checked)
        return self._held_against(checked, self.store.read("read/loads"), also_known).report

    def preview(
        self,
        checked: CheckedBundle,
        *,
        also_known: Iterable[str] | Mapping[str, Label] = (),
        older_wins: bool = False,
    ) -> tuple[CheckReport, tuple[TableLoad, ...]]:
        """Return the report of `check`, and what a load would do to each table. Empty if there are problems.

        Stores nothing; leaves one audit line. Bundles that are checked along with this one count as not loaded. Raises
        Refused for a bundle that the mandate may not load.
        """
        self._begin(Action.CHECKED, checked)
        compared = self._held_against(checked, self.store.read("read/loads"), also_known)
        report = compared.report
        if not report.clean:
            return report, ()
        if _is_last_load(checked, compared.loads):
            return report, unchanged_tables(report)
        plan = self._planned(checked, compared, load=secrets.token_hex(16), older_wins=older_wins)
        return with_warnings(report, plan.warnings), plan.tables

    def admit(
        self,
        checked: CheckedBundle,
        *,
        progress: Progress | None = None,
        older_wins: bool = False,
        before_withdrawing: BeforeWithdrawing | None = None,
    ) -> LoadReport:
        """Stores what is new or corrected in a bundle: all of it or nothing.

        Rows that are older than what is held are left out and counted, unless `older_wins`. What a full delivery does
        not have any more is withdrawn: `before_withdrawing` is told so, in a sentence and with the warnings, before
        anything is written.

        Raises BundleRejected where the report is not clean (see `check`), AuditUnwritable where no audit line can be
        written (then nothing is stored, or, after the write, the message says that the load is in the store), and
        Refused for a bundle that the mandate may not load.
        """
        self._begin(Action.INTAKE_BEGUN, checked)
        load = secrets.token_hex(16)
        try:
            with _ONE_AT_A_TIME[self.store.uri]:
                report = self._admit(checked, load, progress, before_withdrawing, older_wins=older_wins)
        except BaseException as error:
            self._record_failure(checked, load, error)
            raise
        self._record_success(checked, report)
        return report

    def loads(self) -> tuple[StoredLoad, ...]:
        """The loads into the namespaces that this mandate may write, the oldest first. Leaves one audit line."""
        self.audit.append(Action.VIEWED, self.mandate, subject="loads")
        return loads_of(self.store, self.mandate)

    def unload(self, load: str, *, progress: Progress | None = None) -> UnloadReport:
        """Take back one load as a whole: nothing that it brought is shown any more, also as at an earlier day.

        `load` is its name in `loads`, such as `police-2`. What it corrected is valid again. What a later load corrected
        stays as that load has it. Nothing is deleted, and the same file can be loaded again.

        Raises Refused for a load that the mandate may not write all of, which reads the same as one that is not there,
        WrongUse where it was taken back already, and AuditUnwritable where no audit line can be written.
        """
        with _ONE_AT_A_TIME[self.store.uri]:
            return Unloading(self.store, self.mandate, self.audit, self.today, self.clock).run(load, progress)

    def _begin(self, action: Action, checked: CheckedBundle) -> None:
        """Write the audit line that comes before anything else, and refuse what the mandate may not write."""
        about = {"subject": _subject(checked), "counts": _rows(checked)}
        try:
            refuse_what_it_may_not_write(self.mandate, checked)
        except Refused:
            refused = Action.INTAKE_FAILED if action is Action.INTAKE_BEGUN else action
            self.audit.append(refused, self.mandate, **about, decision="refused by policy")  # type: ignore[arg-type]
            raise
        self.audit.append(action, self.mandate, **about)  # type: ignore[arg-type]

    def _admit(
        self,
        checked: CheckedBundle,
        load: str,
        progress: Progress | None,
        before_withdrawing: BeforeWithdrawing | None,
        *,
        older_wins: bool,
    ) -> LoadReport:
        attempts = 0
        while True:
            attempts += 1
            # what it changes; a load that changes nothing leaves the same lines in the audit
            loads = self.store.read("read/loads")
            if _is_last_load(checked, loads) and checked.report.clean:
                seal_nothing(self.audit, self.mandate, subject=_subject(checked))
                return _report(checked, None, unchanged_tables(checked.report), checked.report.warnings)
            plan, warnings = self._plan(checked, loads, load, progress, older_wins=older_wins)
            if not plan.to_store:
                seal_nothing(self.audit, self.mandate, subject=_subject(checked))
                return _report(checked, None, plan.tables, warnings)
            # what is said first
            withdraws = withdrawn_words(plan.tables, done=False)
            if withdraws and before_withdrawing is not None:
                before_withdrawing(withdraws, plan.warnings)
            # what the store will hold is in the audit before it is changed, so that a crash in between is no damage
            seal_load(
                self.store,
                self.audit,
                self.mandate,
                plan.change,
                plan.replaced,
                loads=loads,
                subject=_subject(checked),
            )
            # the write, again if another machine's load came between
            error = self._write(plan, progress)
            if self._holds(load):
                return _report(checked, load, plan.tables, warnings)
            if attempts == _ATTEMPTS or not self._came_between(loads):
                raise error or StoreError(
                    "The store did not keep the load. Run `ctx-map verify`, then load the file again."
                )

    def _write(self, plan: Plan, progress: Progress | None) -> StoreError | None:
        """Write a plan. An error at the end is returned, because the plan may have been written."""
        try:
            self.store.admit(plan.change, progress=progress)
        except StoreError as error:
            return error
        return None

    def _plan(
        self, checked: CheckedBundle, loads: pl.DataFrame, load: str, progress: Progress | None, *, older_wins: bool
    ) -> tuple[Plan, tuple[Problem, ...]]:
        if progress is not None:
            progress("comparing with the store", 0, sum(_rows(checked).values()))
        compared = self._held_against(checked, loads, ())
        problems = compared.report.problems
        if problems:
            raise BundleRejected(
                f"{len(problems)} problems were found in the bundle, so nothing was stored. Correct them, then load it "
                "again."
            )
        plan = self._planned(checked, compared, load=load, older_wins=older_wins)
        return plan, (*compared.report.warnings, *plan.warnings)

    def _planned(self, checked: CheckedBundle, compared: _Compared, *, load: str, older_wins: bool) -> Plan:
        loads = compared.loads
        at = load_moment(self.today, self.clock(), loads.get_column("loaded_at").max())  # type: ignore[arg-type]
        links, stored = compared.ends.links, compared.stored
        return plan_load(
            self.store,
            checked,
            links,
            compared.known,
            stored,
            loads=loads,
            load=load,
            at=at,
            older_wins=older_wins,
        )

    def _held_against(
        self, checked: CheckedBundle, loads: pl.DataFrame, also_known: Iterable[str] | Mapping[str, Label]
    ) -> _Compared:
        stored = stored_reports(self.store, checked, loads)
        known = known_to(self.mandate, self.store, checked, stored)
        ends = look_up_ends(checked.links, known_keys(known.told, also_known))
        clashes = ids_of_another_sort(checked.nodes, known_keys(known.held, also_known))
        report = with_problems(checked.report, [*clashes, *ends.problems])
        # one look for all that was decided about matches
        eyes = sight.Sight(self.store, self.mandate.on(date.max))
        warnings = (*held_elsewhere(eyes, checked, loads), *told_apart(eyes, checked.links))
        report = with_warnings(without_decided(eyes, checked, report), warnings)
        return _Compared(ends, report, known, stored, loads)

    def _holds(self, load: str) -> bool:
        with suppress(StoreError):
            return load in self.store.read("read/loads").get_column("id")
        return False

    def _came_between(self, loads: pl.DataFrame) -> bool:
        with suppress(StoreError):
            return set(self.store.read("read/loads").get_column("id")) != set(loads.get_column("id"))
        return False

    def _record_failure(self, checked: CheckedBundle, load: str, error: BaseException) -> None:
        """Write to the audit how a failed load ended. The caller gets the error itself."""
        stored = not isinstance(error, BundleRejected) and self._holds(load)
        action = Action.INTAKE_DONE if stored else Action.INTAKE_FAILED
        why = type(error).__name__ if isinstance(error, CtxMapError | KeyboardInterrupt) else "unexpected error"
        with suppress(AuditUnwritable):
            detail = {"load": load} if stored else None
            self.audit.append(
                action, self.mandate, subject=_subject(checked), decision=f"ended by {why}", detail=detail
            )

    def _record_success(self, checked: CheckedBundle, report: LoadReport) -> None:
        counts = {name: report.total(name) for name in ("new", "corrected", "unchanged", "rejected", "duplicate")}
        left_out = report.total("left_out")
        counts |= {"left out": left_out} if left_out else {}
        withdrawn = report.total("withdrawn")
        counts |= {"withdrawn": withdrawn} if withdrawn else {}
        try:
            detail = {"load": report.load} if report.load else None
            self.audit.append(Action.INTAKE_DONE, self.mandate, subject=_subject(checked), counts=counts, detail=detail)
        except AuditUnwritable as error:
            raise AuditUnwritable(
                "The file has been loaded, but this could not be written to the audit. Make room on the disk, then "
                "load it again. That records it and changes nothing else."
            ) from error
        if report.load:
            # the load is stored and recorded: an anchor that cannot be kept beside it undoes neither
            with suppress(StoreError):
                keep_in_store(self.audit, self.store)


def _subject(checked: CheckedBundle) -> str:
    """A bundle as the audit names it: by its digest, which the store keeps too. Its file name may name somebody."""
    return f"import {checked.digest[:AUDIT_LETTERS]}"


def _rows(checked: CheckedBundle) -> dict[str, int]:
    return {count.table: count.rows_in for count in checked.report.counts}


def _is_last_load(checked: CheckedBundle, loads: pl.DataFrame) -> bool:
    """Whether the last load of this namespace was exactly this. After another load the rows are compared."""
    here = loads.filter(pl.col("namespace") == checked.namespace)
    last = here.filter(pl.col("loaded_at") == pl.col("loaded_at").max())
    return bool(last.height) and bool((last.get_column("digest").str.head(len(checked.digest)) == checked.digest).all())


def _report(
    checked: CheckedBundle, load: str | None, tables: tuple[TableLoad, ...], warnings: tuple[Problem, ...] = ()
) -> LoadReport:
    return LoadReport(
        checked.name,
        checked.namespace,
        checked.digest,
        load,
        tables,
        already_loaded=load is None,
        warnings=warnings,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def open_intake(
    store: Store,
    mandate: Mandate,
    *,
    audit: Audit | None = None,
    today: date | None = None,
    clock: Callable[[], datetime] = _now,
) -> Intake:
    """The intake of a store: whoever loads does it under a mandate, and the audit says so.

    `today` is the day from which what is loaded is known; the present day unless given. Without `audit` it is the audit
    of this store on this machine.
    """
    audit = audit or own_audit(store)
    check_sample(store, audit)
    return Intake(store, mandate, audit, today or date.today(), clock, _SEAL)
