"""The JSON schema of mapping files, for editors that check them while they are written."""

from __future__ import annotations

import typer


def mapping_schema() -> None:
    """Prints the JSON schema of mapping files, for editors that check them while they are written.

    Example: ctx-map mapping-schema
    """
    from ctx_map.bundle.mapping_schema import schema_text

    typer.echo(schema_text(), nl=False)


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("mapping-schema")(mapping_schema)
