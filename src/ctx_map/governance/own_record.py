"""What people who use ctx-map wrote down themselves, as it leaves a view: the record of a meeting."""

from __future__ import annotations

from datetime import date

from ctx_map.network import Withheld


class OwnRecord:
    """A record that a view can release. It has no window, so no link is inside one."""

    __slots__ = ()
    as_at: date
    withheld: Withheld
    handling: str
    data_digest: str
