"""The command line. Each command reads options, makes one call and prints. Errors are sentences with an exit code.

Commands import what they need when they run, so that `ctx-map --help` answers at once.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from functools import cache
from pathlib import Path
from typing import Any

import typer

from ctx_map.cli import (
    audit,
    cypher,
    export,
    import_,
    look,
    map_columns,
    mapping_schema,
    matches,
    meeting,
    neo4j,
    recovering,
    sheet,
    unloading,
    verify,
)
from ctx_map.cli.asking import StoreOption
from ctx_map.cli.question_commands import QuestionGroup
from ctx_map.errors import CtxMapError

_EPILOG = (
    "Exit codes: 0 success. 1 a check found problems. 2 the command was not used correctly. 3 your mandate does not "
    "allow it. 4 the store can't be used."
)
_INTERRUPTED = 130
"""The exit code that shells expect of a command stopped with Ctrl-C."""

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
    """Shows which places and contacts young people share, and the reports behind every link."""
    if store:
        # as if it were in the environment, so that --store after the command takes precedence
        os.environ["CTX_MAP_STORE"] = store


for module in (
    look,
    import_,
    map_columns,
    mapping_schema,
    matches,
    unloading,
    export,
    meeting,
    sheet,
    audit,
    verify,
    recovering,
    neo4j,
    cypher,
):
    module.add_to(app)


@cache
def commands() -> Any:
    """Return all commands. They are made once in a process, however many of them it runs."""
    return typer.main.get_command(app)


def main() -> None:
    """Run a command. If it fails, say what went wrong and end with the exit code of the error."""
    # plugins that other packages have for it would be looked for among all that are installed
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        commands()()
    except CtxMapError as error:
        typer.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # the reader (such as `head`) has stopped reading, which is not an error
        sys.stdout = None
        sys.exit(0)
    except Exception as error:
        typer.echo(_unexpected(error), err=True)
        sys.exit(CtxMapError.exit_code)


def _unexpected(error: Exception) -> str:
    """Say where an error happened and what sort it is. Its message is left out, as it may hold people's data."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"Something unexpected went wrong ({type(error).__name__} at {where}). Please report it."


if __name__ == "__main__":
    main()
