"""Every command of ctx-map asked of one store under one mandate, and all that it says and writes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from app.rooms import mandate_text
from bundles import write_folder
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.cli import progress
from ctx_map.cli.asking import Format
from ctx_map.cli.main import app
from ctx_map.errors import CtxMapError
from ctx_map.export import EXPORTERS
from ctx_map.governance import Mandate
from export.reading import text_of

NO_DATA = frozenset({"app", "cypher", "demo", "map-columns", "mapping-schema", "neo4j", "recover"})
"""The commands that print no one's data from a store. What the app shows is asked of its screens."""
OWN = ("audit", "export", "import", "map", "matches", "meeting", "sheet", "unload", "verify")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "areas": ("--smallest", "1"),
    "shared-contacts": ("--min-people", "1"),
    "shared-places": ("--min-people", "1"),
    "stability": ("--runs", "1"),
    "unidentified": ("--min-sources", "1"),
}
"""Options that show more, or make an answer cheap enough to ask of many towns."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(Z|\+00:00)?")
_HASH = re.compile(r"\b[0-9a-f]{16,}\b|(?<=import )[0-9a-f]{12}\b")


@dataclass(frozen=True)
class Machine:
    """A computer with a store, and the mandate of its user."""

    folder: Path
    store: str
    mandate: Mandate
    login: Mapping[str, str]

    @property
    def environment(self) -> dict[str, str]:
        """The settings of its commands."""
        path = self.folder / "mandate.toml"
        said = {name: getattr(self.mandate, name) for name in ("holder", "in_meeting", "may_know_withheld")}
        said["may_export_whole"] = True
        writes = ("may_write_namespaces", "may_write_agencies")
        said |= {name: list(value) for name in writes if (value := getattr(self.mandate, name)) is not None}
        path.write_text(mandate_text(self.mandate.agency, **said), "utf-8")
        return {
            "COLUMNS": "200",
            "CTX_MAP_DATA_DIR": str(self.folder / "data"),
            "CTX_MAP_MANDATE": str(path),
            "CTX_MAP_STORE": self.store,
            **self.login,
        }

    def says(self, *words: str) -> str:
        """The exit code of a command, all that it prints, and what its error says.

        On a busy computer a command also prints how far it is, which depends on how busy it is and is left out here.
        """
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(progress, "QUIET_FOR", math.inf)
            done = CliRunner().invoke(app, list(words), env=self.environment)
        if done.exception is not None and not isinstance(done.exception, SystemExit | CtxMapError):
            raise done.exception
        code = done.exception.exit_code if isinstance(done.exception, CtxMapError) else done.exit_code
        error = str(done.exception) if isinstance(done.exception, CtxMapError) else ""
        return f"{code}\n{done.output}\n{error}"


def every_command(machine: Machine, *, day: date, before: date, ids: Sequence[str], turn: int) -> dict[str, str]:
    """What every command says as at a day. In three turns each is asked in every format, and about each id."""
    names = set(typer.main.get_command(app).list_commands(None))  # type: ignore[attr-defined]
    assert names == {*QUESTIONS, *OWN, *NO_DATA}
    told = {}
    for words in _commands(machine, day, before, ids, turn):
        told[" ".join(words)] = machine.says(*words)
        for path in _written(machine.folder / "out"):
            told[f"{' '.join(words)}: {path.name}"] = text_of(path)
            path.unlink()
    # the audit last: it tells of all the others. When each was, and the hashes of files, differ from run to run
    form = list(Format)[turn]
    for asked in (("audit", "--last", "9999"), ("audit", "disclosures")):
        said = machine.says(*asked, "--format", form.value)
        told[" ".join(asked)] = _HASH.sub("HASH", _MOMENT.sub("MOMENT", said))
    return told


def _commands(machine: Machine, day: date, before: date, ids: Sequence[str], turn: int) -> Iterator[list[str]]:
    """The words of each command but the audit."""
    then = ["--as-at", day.isoformat()]
    for number, name in enumerate(sorted(QUESTIONS)):
        since = ["--since", before.isoformat()] if QUESTIONS[name].compares else []
        form = list(Format)[(number + turn) % len(Format)]
        about = _about(machine.folder, name, ids, (number // len(Format) + turn) % (len(ids) - 1))
        yield [name, *about, *CHOICES.get(name, ()), *since, *then, "--format", form.value]
    out = machine.folder / "out"
    out.mkdir(exist_ok=True)
    around = ["--around", ids[turn]] if turn else []
    for each in list(EXPORTERS)[turn :: len(Format)]:
        yield ["export", str(out / f"network{EXPORTERS[each].suffix}"), "--as", each, "--purpose", "a test", *then]
    yield ["map", str(out / "map.html"), *around, "--purpose", "a test", *then]
    for version, written in (("professional", "text"), ("professional", "json"), ("owner", "html")):
        yield ["sheet", ids[1], "--version", version, "--format", written, *then]
    yield ["verify", *then]
    yield ["meeting", "list", *then]
    yield ["unload"]
    guess = write_folder(machine.folder / "guess", _guess(ids))
    form = Format.JSON if turn else Format.TABLE
    yield ["import", str(guess), "--namespace", "housing", "--check", "--format", form.value]
    yield ["import", str(guess), "--namespace", "housing"]
    yield from _about_matches(ids, [*then, "--format", list(Format)[turn].value])


def _about_matches(ids: Sequence[str], then: Sequence[str]) -> Iterator[list[str]]:
    """What is proposed, and decisions about those whom all may see, who may be restricted and who are not there."""
    yield ["matches", *then]
    for other in (ids[2], ids[3]):
        yield ["matches", "confirm", ids[0], other, "--reason", "a test"]
    yield ["connect", ids[0], ids[1], *then]
    yield ["matches", "reject", ids[0], ids[3], "--reason", "a test"]
    yield ["matches", *then, "--purpose", "after the decisions"]
    yield ["matches", "undo", ids[0], ids[2], "--reason", "a test"]


def _about(folder: Path, name: str, ids: Sequence[str], turn: int) -> list[str]:
    """The ids, options and files that a question is asked with."""
    seen, *others = ids
    if name == "disproportionality":
        population = folder / "population.csv"
        population.write_text("group,count,source\nunder 10,1,a test\n10-15,2,\n16-17,1,\n", "utf-8")
        return ["--against", str(population)]
    if name in ("connect", "routes"):
        return [seen, others[turn]]
    if name in ("options", "why"):
        return [others[turn]]
    if name == "what-if" and turn:
        return ["--without", others[turn]]
    asks_people = any(said.flag == "--person" for said in QUESTIONS[name].explained.values())
    return ["--person", others[turn]] if asks_people and (turn or name == "siblings") else []


def _guess(ids: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """A file of the housing department that guesses who and what is in the store."""
    links = [
        {"from": "h1", "to": key, "kind": "SPENDS_TIME_AT", "ref": f"H{number}", "agency": "housing", "handling": "P"}
        for number, key in enumerate(ids)
    ]
    return {"people": [{"id": "h1", "name": "P1 as of delivery 0", "date_of_birth": "2012-05-05"}], "links": links}


def _written(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.exists() else []
