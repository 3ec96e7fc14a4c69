"""The manifest of a bundle, `bundle.toml`: what the sender says of the delivery as a whole.

    format = 1
    full = true                  # everything that the agencies below have reported
    agencies = ["Police"]        # those that it speaks for

A mapping file may say the same for every delivery of an agency. The guide: docs/guide/loading.md.
"""

from __future__ import annotations

import tomllib
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from ctx_map.errors import FileRefused

MANIFEST = "bundle.toml"
MAX_BYTES = 1_000_000
"""It is written by hand; anything larger is something else."""
STRICT = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, strict=True, use_attribute_docstrings=True)

AgencyName = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


class Manifest(BaseModel):
    """What a delivery says of itself."""

    model_config = STRICT

    format: Literal[1]
    """Version of this format."""
    about: str = ""
    """What the delivery is, for people."""
    full: bool = False
    """Whether it has every report of its namespace: what is not in it any more is withdrawn."""
    agencies: Annotated[tuple[AgencyName, ...], Field(strict=False)] = ()
    """The agencies that a full delivery speaks for. Without them, those whose reports it has."""
    hidden: Literal["read", "leave out"] | None = None
    """What becomes of the rows that a workbook does not show. Without it, a workbook that has such rows is refused."""

    @model_validator(mode="after")
    def _agencies_are_of_a_full_delivery(self) -> Self:
        if self.agencies and not self.full:
            raise ValueError("`agencies` is for a delivery with `full = true`")
        return self


def read_manifest(data: bytes) -> Manifest:
    """Return the manifest in these bytes. Raises FileRefused, with every mistake named, if it is not one."""
    if len(data) > MAX_BYTES:
        raise FileRefused("The file bundle.toml is larger than 1 MB. Give a short TOML file.")
    try:
        written = tomllib.loads(data.decode("utf-8"))
    except ValueError as wrong:
        raise FileRefused("The file bundle.toml is not valid TOML in UTF-8. See docs/guide/loading.md.") from wrong
    try:
        return Manifest.model_validate(written)
    except ValidationError as wrong:
        raise FileRefused(
            f"The file bundle.toml has mistakes ({mistakes_in(wrong)}). See docs/guide/loading.md."
        ) from None


def mistakes_in(wrong: ValidationError) -> str:
    """Every mistake with the place where it is; names in such a file are no personal data, values are left out."""
    found: list[Any] = list(wrong.errors(include_url=False, include_input=False, include_context=False))
    # where a column may be a name or a rule, a rule with a mistake is no name either
    said = [each for each in found if "constrained-str" not in each["loc"]] or found
    return "; ".join(f"{_where(each['loc'])}: {each['msg'].removeprefix('Value error, ')}" for each in said)


def _where(loc: tuple[Any, ...]) -> str:
    """Where a mistake is, without the names of our checks."""
    ours = ("constrained-str", "FromColumn")
    return ".".join(str(part) for part in loc if part not in ours and "[" not in str(part)) or "file"
