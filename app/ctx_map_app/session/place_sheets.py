"""The sheet about a place as a file, made through a view of its own."""

from __future__ import annotations

from ctx_map import open_view
from ctx_map.governance import Disclosure
from ctx_map.sheets import Version, place_sheet, sheet_file
from ctx_map_app.session.store import mandate_of_session, the_audit, the_store


def sheet_of(place: str, version: Version, disclosure: Disclosure, *, purpose: str, to: str) -> bytes:
    """The sheet about a place as a file of this format. The audit says that it was disclosed once it is released."""
    mandate = mandate_of_session()
    with open_view(
        the_store(),
        mandate.for_purpose(purpose) if purpose else mandate,
        audit=the_audit(),
        question=version.question,
        about=(place,),
        disclosure=disclosure,
    ) as view:
        return sheet_file(view.release(place_sheet(view, place, version=version), to=to))
