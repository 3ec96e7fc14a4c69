"""Check a bundle that was read: all problems of all tables at once, and what may be stored if there are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl

from ctx_map.bundle.advice import advice
from ctx_map.bundle.bundle import Bundle, CheckedBundle, CheckReport, Problem, Progress, TableCount
from ctx_map.bundle.check.accepted import Accepted, accepted_links, accepted_nodes, digest
from ctx_map.bundle.check.ends import with_ends
from ctx_map.bundle.check.identity import ids_are_sound, known_things
from ctx_map.bundle.check.link_rules import follow_link_rules
from ctx_map.bundle.check.node_rules import coordinates_come_together, follow_node_rules
from ctx_map.bundle.check.notes import Notes, as_problems
from ctx_map.bundle.check.typed import TypedTable, held_accounts, typed_table
from ctx_map.bundle.check.wording import warn_of_words_to_avoid
from ctx_map.bundle.manifest import Manifest
from ctx_map.bundle.row_account import SourceAccount, source_accounts
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import LINKS, NODE_TABLES, TABLE_OF, TABLES


def check_bundle(bundle: Bundle, *, progress: Progress | None = None, today: date | None = None) -> CheckedBundle:
    """Read every cell of a bundle and apply every rule. Problems and warnings are in its report.

    Counts rows: in = accepted + rejected + duplicate, for every table. A row is rejected if anything is wrong with it,
    and counts as duplicate if another row says exactly the same. Ends `namespace:id` that this bundle does not bring
    are left to the intake. `today` is the day that decides which dates are in the future and which words are in use
    (default: today).
    """
    # the tables of nodes
    day = today or date.today()
    notes = Notes()
    nodes: dict[str, TypedTable] = {}
    for table in NODE_TABLES:
        nodes[table.name] = typed_table(table, bundle.tables.get(table.name), notes, today=day)
        _tell(progress, table.name, nodes[table.name])
    nodes, duplicates = ids_are_sound(nodes, notes)
    follow_node_rules(nodes, notes, today=day)
    coordinates_come_together(bundle.tables.get("places"), nodes["places"].rows, notes)
    # the links
    links = typed_table(LINKS, bundle.tables.get("links"), notes, today=day)
    links = with_ends(links, known_things(nodes, bundle.namespace), bundle.namespace, notes)
    links = follow_link_rules(links, notes, today=day)
    warn_of_words_to_avoid({**nodes, "links": links}, notes, today=day)
    _tell(progress, "links", links)
    # what is accepted
    held_accounts({typed.name: typed.accounts for typed in (*nodes.values(), links)})
    things = {
        label: accepted_nodes(nodes[table.name], label, bundle, duplicates=duplicates[table.name], notes=notes)
        for label, table in TABLE_OF.items()
    }
    return _checked(bundle, things, accepted_links(links, notes, bundle.problems), notes)


def _tell(progress: Progress | None, table: str, typed: TypedTable) -> None:
    if progress and typed.rows.height:
        progress(f"checking {table}", typed.rows.height, typed.rows.height)


def _checked(bundle: Bundle, things: Mapping[Label, Accepted], links: Accepted, notes: Notes) -> CheckedBundle:
    frames: dict[Label, pl.DataFrame] = {label: accepted.rows for label, accepted in things.items()}
    counts = [accepted.count for accepted in (*things.values(), links)]
    speaks_for = _agencies(bundle.manifest, links)
    report = CheckReport(
        tuple(count for count in counts if count.rows_in or count.table in bundle.tables),
        tuple(_in_order([*bundle.problems, *_not_said_before(as_problems(notes.problems), bundle.problems)])),
        tuple(_in_order([*bundle.warnings, *as_problems(notes.warnings), *_empty(bundle, counts, speaks_for)])),
        _accounts(bundle, [*things.values(), links]),
    )
    whole = digest(bundle.namespace, things, links, speaks_for=speaks_for)
    return CheckedBundle(bundle.name, bundle.namespace, frames, links.rows, report, whole, speaks_for)


def _accounts(bundle: Bundle, tables: Iterable[Accepted]) -> tuple[SourceAccount, ...]:
    named = {accepted.count.table: accepted for accepted in tables}
    numbers = {name: accepted.numbers for name, accepted in named.items()}
    return source_accounts(bundle.sources, numbers, {name: accepted.fates for name, accepted in named.items()})


def _agencies(manifest: Manifest | None, links: Accepted) -> tuple[str, ...] | None:
    """The agencies that a full delivery speaks for: those that it names, or else those whose reports it has."""
    if manifest is None or not manifest.full:
        return None
    return tuple(sorted(set(manifest.agencies or links.rows.get_column("agency").drop_nulls())))


def _not_said_before(found: list[Problem], read: Iterable[Problem]) -> list[Problem]:
    """Problems without those of cells that are blank only because reading has refused them already."""
    refused = {(one.table, one.file, one.row, one.column) for one in read if one.column is not None}
    said = ("required-blank", "coordinate-alone")
    return [one for one in found if one.code not in said or (one.table, one.file, one.row, one.column) not in refused]


def _in_order(problems: list[Problem]) -> list[Problem]:
    """By table, then file, then row; what concerns the whole table comes first."""
    places = {name: at for at, name in enumerate(TABLES)}
    return sorted(
        problems,
        key=lambda problem: (places.get(problem.table, len(places)), problem.table, problem.file, problem.row or 0),
    )


def _empty(bundle: Bundle, counts: list[TableCount], speaks_for: tuple[str, ...] | None) -> list[Problem]:
    tables = [count.table for count in counts if count.table in bundle.tables and not count.rows_in]
    found = [Problem(table, None, None, "table-empty", advice("table-empty")) for table in tables]
    if speaks_for == ():
        found.append(Problem(LINKS.name, None, None, "full-of-no-agency", advice("full-of-no-agency")))
    return found
