"""Loading bundles: each is read, checked, compared with the store, and then stored completely or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ctx_map.cli.asking import opened_store
from ctx_map.cli.printing import say
from ctx_map.cli.progress import ProgressLine
from ctx_map.errors import AuditUnwritable, BundleRejected, FileRefused, Refused

if TYPE_CHECKING:
    from ctx_map.bundle import CheckedBundle, CheckReport, Problem
    from ctx_map.governance import Intake, Mandate, TableLoad
    from ctx_map.settings import Settings


@dataclass(frozen=True, slots=True)
class Delivery:
    """A path to load, and how to read it."""

    path: Path
    namespace: str | None = None
    mapping: Path | None = None
    older_wins: bool = False
    """Whether older rows replace newer ones in the store."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of loading one path."""

    delivery: Delivery
    refused: str | None = None
    """Why the file could not be read, or may not be loaded under this mandate, in one sentence."""
    by_policy: bool = False
    """Whether it was the mandate that refused it."""
    namespace: str | None = None
    report: CheckReport | None = None
    tables: tuple[TableLoad, ...] = ()
    """What the load did to each table, or would do. Empty if nothing would be loaded."""
    already_loaded: bool = False

    @property
    def well(self) -> bool:
        """Whether nothing was refused or rejected."""
        return self.refused is None and self.report is not None and self.report.clean


@dataclass(slots=True)
class _OnTheWay:
    """The keys in earlier bundles of this command, which later bundles may link to."""

    keys: dict[str, str] = field(default_factory=dict)

    def add(self, checked: CheckedBundle) -> None:
        for label, frame in checked.nodes.items():
            self.keys |= dict.fromkeys(frame.get_column("key"), label)


def load(
    deliveries: Iterable[Delivery], settings: Settings, mandate: Mandate, *, today: date | None = None
) -> list[Outcome]:
    """Load each delivery into the store, which is made if it does not exist."""
    from ctx_map.governance import open_audit, open_intake

    with opened_store(settings, create=True) as store:
        intake = open_intake(store, mandate, audit=open_audit(store.uri, settings), today=today)
        return [_admitted(delivery, intake) for delivery in deliveries]


def check(deliveries: Iterable[Delivery], settings: Settings, mandate: Mandate) -> list[Outcome]:
    """Check each delivery against the store and the deliveries before it, without storing anything."""
    from ctx_map.governance import open_audit, open_intake

    if not store_is_there(settings):
        return _checked_alone(deliveries, mandate)
    with opened_store(settings) as store:
        intake = open_intake(store, mandate, audit=open_audit(store.uri, settings))
        on_the_way = _OnTheWay()
        return [_held_against(delivery, intake, on_the_way) for delivery in deliveries]


def store_is_there(settings: Settings) -> bool:
    """Return whether the store of these settings is a server or a folder that exists."""
    return "://" in settings.store or Path(settings.store).expanduser().is_dir()


def _admitted(delivery: Delivery, intake: Intake) -> Outcome:
    progress = ProgressLine()
    try:
        checked = _read(delivery, progress)
        first = partial(_say_first, delivery.path.name, progress)
        done = intake.admit(checked, progress=progress, older_wins=delivery.older_wins, before_withdrawing=first)
    except FileRefused as error:
        return Outcome(delivery, refused=str(error))
    except AuditUnwritable:
        raise
    except Refused as error:
        return Outcome(delivery, refused=str(error), by_policy=True)
    except BundleRejected:
        report = intake.check(checked)
        return Outcome(delivery, namespace=checked.namespace, report=report)
    finally:
        progress.end()
    return Outcome(
        delivery,
        namespace=done.namespace,
        report=replace(checked.report, warnings=done.warnings),
        tables=done.tables,
        already_loaded=done.already_loaded,
    )


def _say_first(name: str, progress: ProgressLine, withdraws: str, warnings: tuple[Problem, ...]) -> None:
    """Say what a full delivery withdraws, before it is written."""
    progress.end()
    say([f"{name}: {withdraws}", *(each.advice for each in warnings)], err=True)


def _held_against(delivery: Delivery, intake: Intake, on_the_way: _OnTheWay) -> Outcome:
    progress = ProgressLine()
    try:
        checked = _read(delivery, progress)
    except FileRefused as error:
        return Outcome(delivery, refused=str(error))
    finally:
        progress.end()
    try:
        report, tables = intake.preview(checked, also_known=on_the_way.keys, older_wins=delivery.older_wins)
    except AuditUnwritable:
        raise
    except Refused as error:
        return Outcome(delivery, refused=str(error), by_policy=True)
    on_the_way.add(checked)
    return Outcome(delivery, namespace=checked.namespace, report=report, tables=tables)


def _read(delivery: Delivery, progress: ProgressLine) -> CheckedBundle:
    from ctx_map.bundle import check_bundle, read_bundle

    bundle = read_bundle(delivery.path, namespace=delivery.namespace, mapping=delivery.mapping, progress=progress)
    return check_bundle(bundle, progress=progress)


def _checked_alone(deliveries: Iterable[Delivery], mandate: Mandate) -> list[Outcome]:
    """Check deliveries without a store. The ends of a link must be in the bundle itself or in one before it."""
    from ctx_map.governance.intake.ends import KNOWN_SCHEMA, known_keys, look_up_ends
    from ctx_map.governance.intake.may_write import refuse_what_it_may_not_write
    from ctx_map.governance.intake.report import with_problems

    outcomes, on_the_way = [], _OnTheWay()
    for delivery in deliveries:
        # read it, and see whether the mandate may load it
        progress = ProgressLine()
        try:
            checked = _read(delivery, progress)
            refuse_what_it_may_not_write(mandate, checked)
        except (FileRefused, Refused) as error:
            outcomes.append(Outcome(delivery, refused=str(error), by_policy=isinstance(error, Refused)))
            continue
        finally:
            progress.end()
        # compare its links with what earlier deliveries brought
        ends = look_up_ends(checked.links, known_keys(KNOWN_SCHEMA.to_frame(), on_the_way.keys))
        report = with_problems(checked.report, ends.problems)
        on_the_way.add(checked)
        tables = _all_new(report) if report.clean else ()
        outcomes.append(Outcome(delivery, namespace=checked.namespace, report=report, tables=tables))
    return outcomes


def _all_new(report: CheckReport) -> tuple[TableLoad, ...]:
    """Return what a load into a new store would do."""
    from ctx_map.governance import TableLoad

    return tuple(
        TableLoad(count.table, new=count.accepted, rejected=count.rejected, duplicate=count.duplicate)
        for count in report.counts
    )
