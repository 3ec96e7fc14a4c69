"""The address of a scene in the browser: the ids of a meeting and a view, or the token of a scene that nobody saved.

All three are random figures, so that no name and nothing that somebody wrote can be in an address.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from ctx_map.errors import WrongUse

_ID = re.compile(r"[0-9a-f]{32}")
_TOKEN = re.compile(r"[0-9a-f]{64}")


def new_id() -> str:
    """A new random id for a meeting or a view: 32 figures."""
    return secrets.token_hex(16)


def new_token() -> str:
    """A new token for a scene that nobody saved, which can't be guessed: 64 figures."""
    return secrets.token_hex(32)


def check_id(text: str) -> None:
    """Raises WrongUse where a text is not an id as `new_id` makes it."""
    if not _ID.fullmatch(text):
        raise WrongUse("The id of the meeting or the view is not known. Open it from the list of meetings.")


@dataclass(frozen=True, slots=True)
class Address:
    """What the address of the browser says. What is not there is empty."""

    meeting: str = ""
    view: str = ""
    """A saved view."""
    scene: str = ""
    """The token of a scene in the server's memory. It is a secret of one user and opens nothing for another."""

    def __post_init__(self) -> None:
        for text, form in ((self.meeting, _ID), (self.view, _ID), (self.scene, _TOKEN)):
            if text and not form.fullmatch(text):
                raise WrongUse("An address holds ids alone. Use `address_of` for what a browser sends.")

    @property
    def query(self) -> Mapping[str, str]:
        """The address as parameters of a query."""
        said = {"meeting": self.meeting, "view": self.view, "scene": self.scene}
        return {name: text for name, text in said.items() if text}


def address_of(query: Mapping[str, str]) -> Address:
    """The address that a browser sends. Whatever is no id or token counts as not there."""
    meeting, view, scene = (query.get(name, "") for name in ("meeting", "view", "scene"))
    return Address(_only(meeting, _ID), _only(view, _ID), _only(scene, _TOKEN))


def _only(text: object, form: re.Pattern[str]) -> str:
    return text if isinstance(text, str) and form.fullmatch(text) else ""
