"""The header of a statement file, and the check that it tells the truth about the text below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.store.cypher_text import (
    code_of,
    difference,
    header_of,
    listed,
    outer_of,
    parameters_of,
    without_comments,
    wrong_file,
)
from ctx_map.store.parts import Parts, put_in

ACCESS = ("read", "write", "schema")
KEPT = ("", "yes", "forgotten")
SORTS: Mapping[str, pl.DataType] = {
    "text": pl.String(),
    "number": pl.Float64(),
    "whole": pl.Int64(),
    "yes/no": pl.Boolean(),
}
"""The sorts of returned columns: `latitude: number`; a column without one is text."""

_FIELDS = ("name", "does", "access", "params", "returns")
_WRITES = re.compile(
    r"(?<![:.$])\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|ALTER|FOREACH|COPY|INSTALL|ATTACH|EXPORT|IMPORT|CHECKPOINT|"
    r"LOAD\s+(FROM(?!\s+\$keys\b)|CSV|EXTENSION)|CALL\s+\w+)\b",
    re.IGNORECASE,
)
"""What changes a store, reaches a file or runs a procedure. Labels, properties and parameters of these names do not.
`LOAD FROM $keys` is the one exception: the embedded store gives a table there, whatever it is asked with."""
_LAST_ORDER = re.compile(r"\bORDER\s+BY\b(?!.*\b(?:SKIP|LIMIT)\b)[^(){}]*\Z", re.IGNORECASE | re.DOTALL)
_CLAUSE_END = re.compile(r"\b(ORDER\s+BY|SKIP|LIMIT|UNION)\b", re.IGNORECASE)
_ALIAS = re.compile(r"\bAS\s+(\w+)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One checked statement."""

    name: str
    does: str
    access: str
    params: tuple[str, ...]
    returns: pl.Schema
    uses: frozenset[str]
    """The parts that its own text names."""
    one_row: bool
    """Whether it always gives exactly one row, and so needs no order."""
    in_lists: bool
    """Whether each row holds many, a list a column: a Neo4j server and its driver are much faster over fewer rows."""
    kept: str
    """Whether a large embedded store keeps its rows until the next load (yes), or first lets go of all (forgotten)."""
    order: tuple[tuple[str, bool], ...]
    """The columns by which its rows are ordered, each with whether it is descending."""
    text: str
    unordered: str
    """The text without the ORDER BY at its end, for rows that are ordered here; the text where it cuts rows off."""


def read_statement(source: str, *, name: str, file: str, parts: Parts) -> Statement:
    """The statement of one file's text, with its parts put in.

    Raises StoreError with the file's name where the header and the text do not agree.
    """
    # what the header says, and the text with its parts
    header = header_of(source, file, required=_FIELDS)
    put = put_in(without_comments(source), parts, file=file)
    code = code_of(put.text)
    statement = Statement(
        name=header["name"],
        does=header["does"],
        access=header["access"],
        params=listed(header["params"]),
        returns=_schema(header["returns"], file),
        uses=put.named,
        one_row=header.get("rows") == "one",
        in_lists=header.get("rows") == "in lists",
        kept=header.get("kept", ""),
        order=_order(code),
        text=put.text,
        unordered=_LAST_ORDER.sub("", put.text).strip(),
    )
    # whether they agree
    lacking = sorted(each for each in put.needs if not re.search(rf"\bAS\s+{each}\b", code))
    problem = (
        difference("parts", set(listed(header.get("uses", ""))), set(put.named))
        or (f"its parts need {lacking[0]}, and nothing in it is called so" if lacking else "")
        or _problem(statement, name, code)
    )
    if problem:
        raise wrong_file(file, problem)
    return statement


def _schema(columns_said: str, file: str) -> pl.Schema:
    columns: dict[str, pl.DataType] = {}
    for item in listed(columns_said):
        column, _, sort = (part.strip() for part in item.partition(":"))
        if (sort or "text") not in SORTS:
            raise wrong_file(file, f"a column's sort is one of {', '.join(SORTS)}")
        columns[column] = SORTS[sort or "text"]
    return pl.Schema(columns)


def _problem(statement: Statement, name: str, code: str) -> str:
    """What is wrong with a statement whose file says it has this name; empty where nothing is."""
    checks = (
        (statement.name == name, f"its header calls it {statement.name}, its place {name}"),
        (bool(statement.does), "its header does not say what it does"),
        (statement.access in ACCESS, f"its access is one of {', '.join(ACCESS)}"),
        (statement.kept in KEPT, "what it says of being kept is yes or forgotten"),
        (bool(code.strip()), "it holds no statement"),
        (";" not in code, "a file holds one statement, without a semicolon"),
        (statement.access != "read" or not _WRITES.search(code), "its access is read and it writes"),
    )
    return (
        next((problem for holds, problem in checks if not holds), "")
        or difference("parameters", set(statement.params), parameters_of(code))
        or _returns_problem(statement, code)
    )


def _returns_problem(statement: Statement, code: str) -> str:
    lists = _returned(code)
    declared = tuple(statement.returns)
    if statement.access == "read" and not lists:
        return "its access is read and it returns nothing"
    if not lists and declared:
        return "it returns nothing of what its header declares"
    for columns in lists:
        if columns != declared:
            return f"its columns are not those declared, in that order: {', '.join(columns) or 'some have no AS name'}"
    if statement.access != "read" or statement.one_row:
        return ""
    if not statement.order:
        return "it gives rows and no order"
    stray = [column for column, _ in statement.order if column not in declared]
    return f"its order is by something else than its columns: {', '.join(stray)}" if stray else ""


def _order(code: str) -> tuple[tuple[str, bool], ...]:
    """What the rows of the last RETURN of the outermost level are ordered by."""
    last = re.split(r"\bRETURN\b", outer_of(code), flags=re.IGNORECASE)[-1]
    clause = re.search(r"\bORDER\s+BY\b(.*?)(?=\bSKIP\b|\bLIMIT\b|$)", last, re.IGNORECASE | re.DOTALL)
    if clause is None:
        return ()
    words = [item.split() for item in clause[1].split(",")]
    return tuple((item[0] if item else "", len(item) > 1 and item[1].upper().startswith("DESC")) for item in words)


def _returned(code: str) -> list[tuple[str, ...]]:
    """The column names of every RETURN of the outermost level; a column without `AS name` empties its list."""
    outer = outer_of(code)
    lists = []
    for part in re.split(r"\bRETURN\b", outer, flags=re.IGNORECASE)[1:]:
        body = _CLAUSE_END.split(part, maxsplit=1)[0]
        aliases = [_ALIAS.search(item) for item in body.split(",")]
        lists.append(tuple(alias[1] for alias in aliases if alias) if all(aliases) else ())
    return lists
