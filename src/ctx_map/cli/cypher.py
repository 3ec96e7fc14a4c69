"""The statements that the stores are asked with: a list of them, and each whole, to be tried in Neo4j Browser."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ctx_map.store.header import Statement
    from ctx_map.store.parts import Part

_WIDTH = 120


class Dialect(StrEnum):
    """The two stores, whose dialects of Cypher differ a little."""

    NEO4J = "neo4j"
    EMBEDDED = "embedded"


def cypher(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="A statement or a part, such as read/links. Leave it out to list them all."
        ),
    ] = None,
    *,
    dialect: Annotated[Dialect, typer.Option("--dialect", help="The store whose Cypher is shown.")] = Dialect.NEO4J,
) -> None:
    """Prints a statement in Cypher with its parts put in, or lists all statements.

    It reads no store. In Neo4j Browser, run the lines that begin with :param first, then the statement.

    Example: ctx-map cypher server/hotspots
    """
    from ctx_map.store.statements import parts, statements

    known, rules = statements(dialect.value), parts(dialect.value)
    if name is None:
        _list(known, rules)
    elif name in known:
        _print_statement(known[name], dialect)
    elif name.removeprefix("parts/") in rules:
        _print_part(rules[name.removeprefix("parts/")])
    else:
        raise _unknown(name, [*known, *(f"parts/{each}" for each in rules)])


def _list(known: Mapping[str, Statement], rules: Mapping[str, Part]) -> None:
    typer.echo("Statements")
    _say_each((name, known[name].does) for name in sorted(known))
    typer.echo("\nParts, which stand in several statements")
    _say_each((f"parts/{name}", rules[name].does) for name in sorted(rules))


def _say_each(rows: Iterable[tuple[str, str]]) -> None:
    for name, does in rows:
        typer.echo(f"  {name}")
        typer.echo(textwrap.fill(does, _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6))


def _print_statement(statement: Statement, dialect: Dialect) -> None:
    """What it does, an example of each parameter, and its whole text."""
    _say_comment(f"{statement.name}: {statement.does}")
    for name, value in _examples(statement.params).items():
        typer.echo(f":param {name} => {value}" if dialect is Dialect.NEO4J else f"// ${name} = {value}")
    typer.echo(f"\n{statement.text};")


def _print_part(part: Part) -> None:
    _say_comment(f"parts/{part.name}: {part.does}")
    taken = [("takes", ", ".join(part.takes)), ("needs the variables", ", ".join(sorted(part.needs)))]
    for words, names in taken:
        if names:
            _say_comment(f"{words}: {names}")
    typer.echo(f"\n{part.text}")


def _say_comment(words: str) -> None:
    typer.echo(textwrap.fill(words, _WIDTH, initial_indent="// ", subsequent_indent="//   "))


def _examples(params: Iterable[str]) -> dict[str, str]:
    """An example of each parameter, written as Cypher; null where there is none, for statements that write."""
    from ctx_map.analysis.rows.events_at_places import OPEN_ENDED
    from ctx_map.vocabulary.links import LINK_KINDS, momentary_kinds

    values: dict[str, Any] = {
        # the day, and what a mandate may see
        "as_at": "2026-11-24",
        "then": "2026-10-15",
        "agency": "police",
        "holder": False,
        "meeting": False,
        # a window, and the periods of hotspots
        "since": "",
        "until": "~",
        "first": "2026-08-27",
        "last": "2026-11-24",
        "before_first": "2026-05-29",
        "before_last": "2026-08-26",
        # who and what is asked about
        "people": [],
        "keys": [],
        "key": "",
        "names": [],
        "days": [],
        "places": [],
        "load": "",
        "kind": "Meeting",
        "meetings": [],
        "meeting_id": "",
        "least": 2,
        "most": 500,
        "only": ["people", "things", "events", "online"],
        "momentary": list(momentary_kinds()),
        "open_ended": list(OPEN_ENDED),
        "kinds": list(LINK_KINDS),
        "dated": [],
        "namespace": "police",
        "digest": "",
        "owner": "store",
    }
    return {name: _written(values.get(name)) for name in params}


def _written(value: Any) -> str:
    """A value as Cypher writes it."""
    if value is None:
        return "null"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f"'{value}'"


def _unknown(name: str, names: list[str]) -> Exception:
    from difflib import get_close_matches

    from ctx_map.errors import WrongUse

    by_word = {each.rpartition("/")[2]: each for each in reversed(names)} | {each: each for each in names}
    near = get_close_matches(name.replace("-", "_"), by_word, 1)
    meant = f" Did you mean {by_word[near[0]]}?" if near else ""
    return WrongUse(f"There is no such statement.{meant} `ctx-map cypher` lists them all.")


def add_to(root: typer.Typer) -> None:
    """Puts the command on the command line."""
    root.command("cypher")(cypher)
