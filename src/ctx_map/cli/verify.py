"""The verify command: the audit is unchanged, the store holds what was loaded, and the seals of meetings hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import Ask, Format, mandate_for, opened_store, reading, settings_for
from ctx_map.cli.printing import say

if TYPE_CHECKING:
    from ctx_map.governance import Anchor, Audit, Mandate
    from ctx_map.settings import Settings
    from ctx_map.store import Store

_UNUSABLE = 4
"""The exit code if the store can't be used."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check."""

    what: str
    ok: bool
    words: str


@reading
def verify(
    ask: Ask,
    *,
    anchor: Annotated[
        list[str] | None,
        typer.Option(
            "--anchor",
            metavar="ANCHOR|FILE",
            help="Compare the audit with an anchor that you kept, or with all in a file. May be repeated.",
        ),
    ] = None,
) -> None:
    """Checks that no one has changed the audit, the store or the records of meetings. The exit code is 1 if not.

    Example: ctx-map verify
    """
    from ctx_map.governance import open_audit, read_anchors

    settings = settings_for(ask.store)
    given = [each for text in anchor or () for each in read_anchors(text)]
    audit, mandate = open_audit(settings.store, settings), mandate_for(ask, settings)
    findings, code = _findings(settings, audit, mandate, given)
    if ask.format is Format.TABLE:
        say(f"{finding.what}: {'passed' if finding.ok else 'FAILED'}. {finding.words}" for finding in findings)
    else:
        rows = [{"what": each.what, "ok": each.ok, "words": each.words} for each in findings]
        typer.echo(json.dumps({"rows": rows}, ensure_ascii=False, indent=1))
    if code:
        raise typer.Exit(code)


def _findings(settings: Settings, audit: Audit, mandate: Mandate, given: Sequence[Anchor]) -> tuple[list[Finding], int]:
    """Check the audit and the store, and return the exit code too. A store that can't be read hides no audit."""
    from ctx_map.errors import StatementFailed, StoreDamaged

    try:
        with opened_store(settings) as store:
            audited = _audit_finding(audit, given, store)
            found = [audited, *_store_findings(store, audit, mandate)]
            return found, 0 if all(each.ok for each in found) else 1
    except (StoreDamaged, StatementFailed) as error:
        return [_audit_finding(audit, given, None), Finding("Store", ok=False, words=str(error))], _UNUSABLE


def _audit_finding(audit: Audit, given: Sequence[Anchor], store: Store | None) -> Finding:
    from ctx_map.governance import verify_audit

    found = verify_audit(audit, store, given)
    at = "" if found.first_bad is None else f" The first line that is wrong is line {found.first_bad} of {found.lines}."
    notes = list(found.notes)
    if found.ok and found.anchored:
        notes.append(f"An anchor outside the audit agrees with its first {found.anchored} lines.")
    if found.ok and found.lines and not found.anchored:
        notes.append("No anchor outside the audit was found. Make one with `ctx-map audit anchor`.")
    return Finding("Audit", found.ok, " ".join([f"{found.reason}{at}", *notes]))


def _store_findings(store: Store, audit: Audit, mandate: Mandate) -> list[Finding]:
    """Compare the store with what the audit says of each load, read all that the mandate may see, and check seals.

    What is restricted is only counted in bands.
    """
    from ctx_map.governance import check_store, open_view
    from ctx_map.governance.meetings import check_seals

    with open_view(store, mandate, audit=audit, question="verify", check=False) as view:
        found = check_store(store, audit)
        if not found.ok:
            return [Finding("Store", ok=False, words=found.reason)]
        facts, network, seals = store.facts(), view.network(), check_seals(view)
    said = (
        f"{network.nodes.height:,} people, places and things and {network.links.height:,} links were read from "
        f"{facts.engine} {facts.version}. That is everything you may see. {network.withheld.words}"
    )
    held = Finding("Store", ok=True, words=" ".join([found.reason, said, *found.notes]))
    return [held, Finding("Meetings", ok=seals.ok, words=seals.words)]


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("verify")(verify)
