"""The command line: each command is options, one call, and a print. Errors are one sentence and an exit code.

Commands import what they need when they run, so that `ctx-map --help` answers at once.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from pathlib import Path

import typer

from ctx_map.cli import audit, cypher, export, import_, look, neo4j, recovering, verify
from ctx_map.cli.asking import StoreOption
from ctx_map.cli.question_commands import QuestionGroup
from ctx_map.errors import CtxMapError

_EPILOG = "Exit codes: 0 done, 1 the answer is no, 2 wrong use, 3 refused by policy, 4 the store cannot be reached."
_INTERRUPTED = 130
"""What shells expect of a command that was stopped with Ctrl-C."""

app = typer.Typer(
    name="ctx-map",
    cls=QuestionGroup,
    epilog=_EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def given_first(*, store: StoreOption = None) -> None:
    """Maps the places and contacts that young people share, with a reason and a grade on every link."""
    if store:
        # as if it had been in the environment: a command's own --store still counts more
        os.environ["CTX_MAP_STORE"] = store


for module in (look, import_, export, audit, verify, recovering, neo4j, cypher):
    module.add_to(app)


def main() -> None:
    """Runs a command; says what went wrong in one sentence and ends with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except CtxMapError as error:
        typer.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # the reader (`head`) has gone: nothing to say, and nobody to say it to
        sys.stdout = None
        sys.exit(0)
    except Exception as error:
        typer.echo(_unexpected(error), err=True)
        sys.exit(CtxMapError.exit_code)


def _unexpected(error: Exception) -> str:
    """Where it happened and what sort of error it is; its message is left out, because it may hold people's data."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"Something went wrong that was not foreseen ({type(error).__name__} at {where}): please report it."


if __name__ == "__main__":
    main()
