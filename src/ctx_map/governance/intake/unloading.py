"""Taking a load back under a mandate, with audit lines before and after, and what it did in sentences.

Nothing is deleted: what the load brought is marked as taken back, and no answer shows it any more on any day. The audit
keeps that the load was there.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from ctx_map.errors import AuditUnwritable, CtxMapError, Refused, StoreError, WrongUse
from ctx_map.governance import sight  # the module, since it imports the intake's in its turn
from ctx_map.governance.anchoring import keep_in_store
from ctx_map.governance.audit import Action, Audit
from ctx_map.governance.intake.loads import AUDIT_LETTERS, StoredLoad, loads_of, writes_everything
from ctx_map.governance.intake.may_write import written_agencies
from ctx_map.governance.intake.moment import load_moment
from ctx_map.governance.intake.take_back import TakeBack, plan_take_back
from ctx_map.governance.integrity import seal_load
from ctx_map.governance.integrity.record import TAKES_BACK
from ctx_map.governance.mandate import Mandate
from ctx_map.network.joined import Joined
from ctx_map.store.base import Progress, Store

_ATTEMPTS = 3
"""How often it is worked out again when another machine's load came between."""


@dataclass(frozen=True, slots=True)
class UnloadReport:
    """What taking a load back did."""

    load: str
    """The name of the load, such as `police-2`."""
    namespace: str
    links: int
    """Links that were taken back, earlier versions among them."""
    nodes: int
    """People, places and things that no other load describes."""
    restored: int
    """Links and descriptions that the load had corrected and that are valid again as they were before."""
    corrected_since: int
    """Links that the load brought and a later load corrected. They stay as the later load has them."""
    mentioned: int
    """People, places and things among `nodes` that reports of other loads mention. Only their id is left."""
    joined: int
    """People, places and things among `nodes` that are confirmed to be one with another id, which is still shown."""
    later: tuple[str, ...]
    """The names of the later loads into the same namespace, which may have said some of it again."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it did and what to do next, in plain sentences."""
        # what it had brought and changed
        brought = [_many(self.links, "link")] if self.links else []
        brought += [_many(self.nodes, "person, place or thing", "people, places or things")] if self.nodes else []
        had = f" It had brought {' and '.join(brought)}." if brought else ""
        said = [f"The load {self.load} has been taken back.{had}"]
        if self.restored:
            changed = _many(self.restored, "link or description", "links or descriptions")
            said.append(f"{changed} that it had changed {'is' if self.restored == 1 else 'are'} as before.")
        if self.corrected_since:
            stay = "stays as that load has it" if self.corrected_since == 1 else "stay as that load has them"
            said.append(f"{_many(self.corrected_since, 'link')} that a later load corrected {stay}.")
        # what is shown all the same
        if self.mentioned:
            said.append(
                f"Other reports mention {self.mentioned:,} of these people, places or things, so their ids are still "
                "shown."
            )
        if self.joined:
            said.append(
                f"{_many(self.joined, 'of these is', 'of these are')} confirmed to be the same as one with another id, "
                "which is still shown. The match counts again if the file is loaded again."
            )
        # what can be done
        if self.later:
            said.append(
                f"Later loads may have had some of the same rows. Load their files again to bring those back: "
                f"{', '.join(self.later)}."
            )
        return tuple(said)


def _many(count: int, noun: str, nouns: str | None = None) -> str:
    return f"1 {noun}" if count == 1 else f"{count:,} {nouns or noun + 's'}"


@dataclass(frozen=True, slots=True)
class Unloading:
    """The taking back of one load of a store."""

    store: Store
    mandate: Mandate
    audit: Audit
    today: date
    clock: Callable[[], datetime]

    def run(self, name: str, progress: Progress | None) -> UnloadReport:
        """Take back the load of this name.

        Raises Refused where the mandate may not write all of it, and WrongUse where there is no such load.
        """
        load = self._named(name)
        subject = f"unload {load.digest[:AUDIT_LETTERS]}"
        self.audit.append(Action.UNLOAD_BEGUN, self.mandate, subject=subject)
        before = sight.Sight(self.store, self.mandate.on(date.max)).joined
        id = secrets.token_hex(16)  # noqa: A001  the store's own word
        try:
            plan = self._written(load, id, subject, progress)
        except BaseException as error:
            self._record_failure(load, id, subject, error)
            raise
        report = self._report(load, plan, before)
        counts = {"links": report.links, "nodes": report.nodes, "restored": report.restored}
        detail = {"load": id, TAKES_BACK: load.id}
        try:
            self.audit.append(Action.UNLOAD_DONE, self.mandate, subject=subject, counts=counts, detail=detail)
        except AuditUnwritable as error:
            raise AuditUnwritable(
                "The load has been taken back, but this could not be written to the audit. Make room on the disk."
            ) from error
        # the load is taken back and that is recorded: an anchor that cannot be kept beside it undoes neither
        with suppress(StoreError):
            keep_in_store(self.audit, self.store)
        return report

    def _named(self, name: str) -> StoredLoad:
        """The load of this name. One that the mandate may not write and one that is not there are refused alike."""
        found = [load for load in loads_of(self.store, self.mandate) if load.name == name.strip()]
        if found and found[0].taken_back_on is None:
            return found[0]
        if found:
            raise WrongUse("This load has been taken back already. Choose another one.")
        if writes_everything(self.mandate):
            raise WrongUse("There is no load of this name. `ctx-map unload` lists the loads with their names.")
        self.audit.append(Action.UNLOAD_FAILED, self.mandate, subject="unload", decision="refused by policy")
        raise _refusal()

    def _written(self, load: StoredLoad, id: str, subject: str, progress: Progress | None) -> TakeBack:  # noqa: A002
        """Work out the change and write it, again if another load came between."""
        agencies = written_agencies(self.mandate)
        attempts = 0
        while True:
            attempts += 1
            loads = self.store.read("read/loads")
            moment = load_moment(self.today, self.clock(), loads.get_column("loaded_at").max()).moment  # type: ignore[arg-type]
            plan = plan_take_back(self.store, load, loads, id=id, moment=moment)
            if agencies is not None and not plan.agencies <= agencies:
                raise _refusal()
            # what the store will hold is in the audit before it is changed
            replaced = plan.nodes.replaced
            seal_load(self.store, self.audit, self.mandate, plan.change, replaced, loads=loads, subject=subject)
            error: StoreError | None = None
            try:
                self.store.admit(plan.change, progress=progress)
            except StoreError as failed:
                error = failed
            now = self._loads()
            if now is not None and id in now:
                return plan
            if attempts == _ATTEMPTS or now is None or now == set(loads.get_column("id")):
                raise error or StoreError("The store did not take the load back. Run `ctx-map verify`, then try again.")

    def _loads(self) -> set[str] | None:
        with suppress(StoreError):
            return set(self.store.read("read/loads").get_column("id"))
        return None

    def _record_failure(self, load: StoredLoad, id: str, subject: str, error: BaseException) -> None:  # noqa: A002
        done = id in (self._loads() or ())
        action = Action.UNLOAD_DONE if done else Action.UNLOAD_FAILED
        detail = {"load": id, TAKES_BACK: load.id} if done else None
        why = type(error).__name__ if isinstance(error, CtxMapError | KeyboardInterrupt) else "unexpected error"
        decision = "refused by policy" if isinstance(error, Refused) else f"ended by {why}"
        with suppress(AuditUnwritable):
            self.audit.append(action, self.mandate, subject=subject, decision=decision, detail=detail)

    def _report(self, load: StoredLoad, plan: TakeBack, before: Joined) -> UnloadReport:
        eyes = sight.Sight(self.store, self.mandate.on(date.max), joining=False)
        no_links = pl.DataFrame(schema=dict.fromkeys(("source", "target"), pl.String))
        mentioned = eyes.nodes_with(no_links, plan.nodes.gone).height if plan.nodes.gone else 0
        loads = loads_of(self.store, self.mandate)
        later = [each for each in loads if each.namespace == load.namespace and each.loaded_at > load.loaded_at]
        return UnloadReport(
            load=load.name,
            namespace=load.namespace,
            links=plan.links,
            nodes=len(plan.nodes.gone),
            restored=plan.restored + plan.nodes.restored,
            corrected_since=plan.corrected_since,
            mentioned=mentioned,
            joined=sum(_is_shown_as_another(key, before, eyes) for key in plan.nodes.gone),
            later=tuple(each.name for each in later if each.taken_back_on is None),
        )


def _is_shown_as_another(key: str, before: Joined, eyes: sight.Sight) -> bool:
    """Whether an id that is gone was read as one with another one that is still shown."""
    shown = eyes.shown(before.all_of([key])).to_list() if key in before.stands_for else []
    return bool(shown) and key not in shown


def _refusal() -> Refused:
    return Refused(
        "Your mandate may not take this load back, or there is no such load. Ask the agency that sent the file to take "
        "it back."
    )
