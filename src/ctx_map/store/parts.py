"""The parts of statements: the one text of each rule, which the loader puts in where a statement names it.

    MATCH (p:Person)-[r:USES]->(t:Thing)
    WHERE {{visible(r, $as_at)}}

`cypher/README.md` says how a part is written. A part is checked when it is read, and what a statement gives it when it
is put in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ctx_map.store.cypher_text import (
    NOT_CODE,
    code_of,
    difference,
    header_of,
    listed,
    outer_of,
    parameters_of,
    without_comments,
    wrong_file,
)

FOLDER = "parts"
_REQUIRED = ("name", "does", "access", "takes", "params")
_PLACE = re.compile(rf"{NOT_CODE.pattern}|(?P<place>\{{\{{(?P<call>.*?)\}}\}})", re.DOTALL)
_CALL = re.compile(r"\s*(\w+)\(([^()]*)\)\s*")
_ARGUMENT = re.compile(r"\$?[A-Za-z_]\w*")
_VARIABLE = re.compile(r"(?<![\w.$:])([a-z_]\w*)\b(?!\s*\()")
"""A variable: keywords, labels and kinds of link are written in capitals, functions stand before parentheses."""
_VALUES = frozenset({"true", "false", "null"})
_BOUND = re.compile(r"(?<!\w)\(\s*(\w+)\s*[:)]|\[\s*(\w+)\s*[:\]]|\[\s*(\w+)\s+IN\b|\bAS\s+(\w+)")
"""Where a variable is made: a node, a relationship, an element of a list, or what stands after AS."""
_OR = re.compile(r"\bX?OR\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"\bNOT\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One checked part."""

    name: str
    does: str
    takes: tuple[str, ...]
    """The names that stand for what a statement gives it."""
    needs: frozenset[str]
    """The variables that it speaks of besides, which a statement must have."""
    binds: frozenset[str]
    """The variables that it makes itself."""
    uses: frozenset[str]
    """The parts that are in it, and those in these."""
    text: str
    """The whole text, with the parts that it uses put in."""


Parts = Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Put:
    """A text with its parts put in."""

    text: str
    named: frozenset[str]
    """The parts that the text itself names."""
    needs: frozenset[str]
    """The variables that these need."""


def load_parts(folder: Path, known: Parts | None = None) -> dict[str, Part]:
    """The parts of a folder of statements by their names, beside those that are known; its own count more.

    Raises StoreError with the name of the first file that cannot be used.
    """
    files = {path.stem: path for path in sorted((folder / FOLDER).glob("*.cypher"))}
    found: dict[str, Part] = {name: part for name, part in (known or {}).items() if name not in files}

    def read(name: str, path: tuple[str, ...]) -> None:
        file, source = files[name].relative_to(folder.parent).as_posix(), files[name].read_text("utf-8")
        if name in path:
            raise wrong_file(file, f"it is put into itself: {' → '.join([*path[path.index(name) :], name])}")
        for used in sorted(_named(without_comments(source))):
            if used in files and used not in found:
                read(used, (*path, name))
        found[name] = _read_part(source, name=name, file=file, parts=found)

    for name in files:
        if name not in found:
            read(name, ())
    return found


def put_in(text: str, parts: Parts, *, file: str) -> Put:
    """The text with the whole text of a part in each place that names one. A part begins where its place begins.

    Raises StoreError where there is no such part, or where it is given something else than it takes.
    """
    if "{{" not in text:
        return Put(text, frozenset(), frozenset())
    named: set[str] = set()

    def whole(found: re.Match[str]) -> str:
        if found["place"] is None:
            return found[0]
        part, given = _called(found["call"], parts, file)
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if _NOT_BEFORE.search(line):
            raise wrong_file(file, f"NOT stands before {part.name}: write NOT ({found[0]})")
        named.add(part.name)
        clause = line.lstrip()
        deep = len(line) - len(clause) + 2 * clause.startswith("WHERE")
        return _with(part, given).replace("\n", "\n" + " " * deep)

    put = _PLACE.sub(whole, text)
    if "{{" in code_of(put):
        raise wrong_file(file, "it has {{ without }}: a place is written {{part(what it takes)}}")
    return Put(put, frozenset(named), frozenset(need for name in named for need in parts[name].needs))


def _called(call: str, parts: Parts, file: str) -> tuple[Part, tuple[str, ...]]:
    """The part that a place names, and what the place gives it."""
    written = _CALL.fullmatch(call)
    if written is None:
        raise wrong_file(file, f"{{{{{call}}}}} names no part: a place is written {{{{part(what it takes)}}}}")
    name, given = written[1], listed(written[2])
    part = parts.get(name)
    if part is None:
        near = get_close_matches(name, parts, 1)
        raise wrong_file(file, f"there is no part {name}" + (f", but there is {near[0]}" if near else ""))
    strange = [each for each in given if not _ARGUMENT.fullmatch(each)]
    if strange:
        raise wrong_file(file, f"{name} is given {strange[0]}: give a variable or a parameter")
    if len(given) != len(part.takes):
        takes = ", ".join(part.takes) or "nothing"
        raise wrong_file(file, f"{name} takes {takes}, and is given {', '.join(given) or 'nothing'}")
    caught = sorted(set(given) & part.binds)
    if caught:
        raise wrong_file(file, f"{name} is given {caught[0]}, which it calls something else: give another name")
    return part, given


def _with(part: Part, given: tuple[str, ...]) -> str:
    """The text of a part with what is given in the place of what it takes: whole names only, never a property's."""
    if part.takes == given:
        return part.text
    instead = dict(zip(part.takes, given, strict=True))
    names = re.compile(rf"{NOT_CODE.pattern}|(?<![\w.$:])(?P<name>{'|'.join(part.takes)})\b(?!\s*\()", re.DOTALL)
    return names.sub(lambda found: instead[found["name"]] if found["name"] else found[0], part.text)


def _named(text: str) -> set[str]:
    """The names of the parts that a text names, as far as they can be read."""
    calls = (_CALL.fullmatch(found["call"]) for found in _PLACE.finditer(text) if found["call"] is not None)
    return {call[1] for call in calls if call}


def _read_part(source: str, *, name: str, file: str, parts: Parts) -> Part:
    header = header_of(source, file, required=_REQUIRED)
    put = put_in(without_comments(source), parts, file=file)
    inner = {each for used in put.named for each in parts[used].uses}
    takes, needs = listed(header["takes"]), frozenset(listed(header.get("needs", "")))
    code = code_of(put.text)
    binds = {each for found in _BOUND.findall(code) for each in found if each} - needs - set(takes)
    part = Part(name, header["does"], takes, needs, frozenset(binds), put.named | inner, put.text)
    problem = _header_problem(header, name, code) or _names_problem(part, header, put, code)
    if problem:
        raise wrong_file(file, problem)
    return part


def _header_problem(header: Mapping[str, str], name: str, code: str) -> str:
    checks = (
        (header["name"] == f"{FOLDER}/{name}", f"its header calls it {header['name']}, its place {FOLDER}/{name}"),
        (bool(header["does"]), "its header does not say what it does"),
        (header["access"] == "read", "the access of a part is read"),
        (bool(code.strip()), "it holds no text"),
        (not _OR.search(outer_of(code)), "OR stands outside all parentheses: put the whole part in parentheses"),
    )
    return next((problem for holds, problem in checks if not holds), "")


def _names_problem(part: Part, header: Mapping[str, str], put: Put, code: str) -> str:
    variables = set(_VARIABLE.findall(code)) - _VALUES
    made = [each for each in part.takes if re.search(rf"\bAS\s+{each}\b", code)]
    problems = (
        difference("parts", set(listed(header.get("uses", ""))), set(put.named)),
        difference("parameters", set(listed(header["params"])), parameters_of(code)),
        f"it calls something {made[0]}, which it takes" if made else "",
        difference("variables", {*part.takes, *part.needs}, variables - part.binds),
    )
    return next(filter(None, problems), "")
