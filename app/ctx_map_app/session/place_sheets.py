"""The sheet about a place as a page to print, made through a view of its own."""

from __future__ import annotations

from datetime import date

from ctx_map import open_view
from ctx_map.governance.disclosures import disclosure_of
from ctx_map.sheets import Version, place_sheet, sheet_html
from ctx_map_app.session.store import mandate_of_session, settings, the_audit, the_store


def sheet_of(place: str, version: Version, *, recipient: str, purpose: str, keep_until: date | None) -> str:
    """The sheet about a place as the text of a page. The audit says that it was disclosed once it is released."""
    mandate = mandate_of_session()
    with open_view(
        the_store(),
        mandate.for_purpose(purpose) if purpose else mandate,
        audit=the_audit(),
        question=version.question,
        about=(place,),
        disclosure=disclosure_of(settings(), recipient=recipient, keep_until=keep_until),
    ) as view:
        return sheet_html(view.release(place_sheet(view, place, version=version), to="html"))
