"""The documentation as something that can be run.

A block marked `console` holds lines that begin with `$ ` (run, in order, in one folder) and the output of each; `…`
alone on a line stands for any lines. A block marked `python` is a program; the block marked `text` after it holds what
it prints.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TextIO
from unittest.mock import patch

import pytest

from ctx_map.cli.main import main

HOUSE = Path(__file__).parents[2]
PAGES = [HOUSE / "README.md", *sorted((HOUSE / "docs" / "guide").glob("*.md"))]
ANY_LINES = "…"
_BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One command or program and what the page says it prints."""

    kind: str
    source: str
    says: str
    at: tuple[int, int]
    """Where the output stands in the page."""
    held: bool = True
    """Whether the page says what it prints; else it only has to run."""


def steps(page: str) -> Iterator[Step]:
    """Everything in a page that runs, in order."""
    blocks = list(_BLOCK.finditer(page))
    for number, block in enumerate(blocks):
        if block["kind"] == "console":
            yield from _commands(block)
        elif block["kind"] == "python":
            following = blocks[number + 1 : number + 2]
            output = following[0] if following and following[0]["kind"] == "text" else None
            span = output.span("text") if output else (block.end(), block.end())
            yield Step("python", block["text"], output["text"] if output else "", span, held=output is not None)


def _commands(block: re.Match[str]) -> Iterator[Step]:
    text, start = block["text"], block.start("text")
    marks = [found.start() for found in re.finditer(r"^\$ ", text, re.MULTILINE)]
    for mark, end in zip(marks, [*marks[1:], len(text)], strict=True):
        command, _, output = text[mark:end].partition("\n")
        yield Step("console", command.removeprefix("$ "), output, (start + end - len(output), start + end))


def run(step: Step, folder: Path, environment: Mapping[str, str]) -> str:
    """What a step prints, on both outputs; it may end with any exit code.

    A line that begins with ctx-map calls it in this process, because starting Python takes longer than most commands.
    A shell then does with what it said whatever follows: a pipe, a file, an exit code.
    """
    given = {**environment, "PATH": f"{Path(sys.executable).parent}:{environment['PATH']}", "COLUMNS": "120"}
    if step.kind != "console":
        printed = _started([sys.executable, "-c", step.source], folder, given)
    elif step.source.startswith("ctx-map ") and step.source.count("ctx-map ") == 1:
        printed = _called(step.source, folder, given)
    else:
        printed = _started(["bash", "-c", step.source], folder, given)
    return "\n".join(line.rstrip() for line in printed.splitlines()) + "\n" * bool(printed)


def _called(line: str, folder: Path, environment: Mapping[str, str]) -> str:
    """What a line prints that begins with ctx-map."""
    command, rest = _parted(line)
    words = shlex.split(command)
    if not rest:
        both = _written()
        _call(words, folder, environment, out=both, err=both)
        return _text(both)
    out, err = _written(), _written()
    code = _call(words, folder, environment, out=out, err=err)
    with tempfile.TemporaryDirectory() as room:
        for name, written in (("out", out), ("err", err)):
            (Path(room) / name).write_text(_text(written), "utf-8")
        as_said = f"said() {{ cat {room}/err >&2; cat {room}/out; return {code}; }}; said {rest}"
        return _started(["bash", "-c", as_said], folder, environment)


def _parted(line: str) -> tuple[str, str]:
    """A command, and what the shell does with it: everything from its first sign outside of quotes."""
    quote = ""
    for at, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign in "|<>;&":
            # `2>` is one sign
            begin = at - 1 if line[at - 1].isdigit() else at
            return line[:begin], line[begin:]
    return line, ""


def _call(words: list[str], folder: Path, environment: Mapping[str, str], *, out: TextIO, err: TextIO) -> int:
    """Calls the command line as its program does; its exit code."""
    with (
        pytest.MonkeyPatch.context() as patched,
        patch.dict(os.environ, environment, clear=True),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        # without this, typer would take the name of the test runner for the program's
        patched.setitem(sys.modules, "__main__", ModuleType("__main__"))
        patched.setattr(sys, "argv", words)
        patched.chdir(folder)
        try:
            main()
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else 0
    return 0


def _written() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(written: io.TextIOWrapper) -> str:
    written.seek(0)
    return written.read()


def _started(program: list[str], folder: Path, environment: Mapping[str, str]) -> str:
    """What a shell or a program prints in a process of its own."""
    done = subprocess.run(
        program,
        cwd=folder,
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.stdout


def agrees(said: str, printed: str) -> bool:
    """Whether what was printed is what the page says, `…` standing for any lines."""
    parts = [re.escape(part) for part in re.split(rf"^{ANY_LINES}\n", said, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None
