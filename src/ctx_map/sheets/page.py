"""A sheet as one page that can be printed. It has no script and asks for nothing outside itself."""

from __future__ import annotations

import base64
import hashlib

from jinja2 import Environment, PackageLoader, StrictUndefined

from ctx_map.export.account import check_release
from ctx_map.governance import Release
from ctx_map.sheets.making import PlaceSheet
from ctx_map.sheets.reading_order import whole_sheet

STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; color: #0b0c0c; background: #fff; max-width: 50rem; margin: 0 auto;
  padding: 1rem; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.25; }
h2 { font-size: 1.1rem; margin: 1rem 0 0.3rem; }
p { margin: 0.2rem 0; }
.marking { font-weight: bold; text-align: center; }
table { border-collapse: collapse; width: 100%; margin: 0.4rem 0; }
th, td { border: 1px solid #505a5f; padding: 0.2rem 0.4rem; text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
@page { size: A4; margin: 15mm; }
@media print { body { font-size: 10pt; max-width: none; padding: 0 1px; } h2 { break-after: avoid; }
  tr { break-inside: avoid; } }
"""


def sheet_html(release: Release[PlaceSheet]) -> str:
    """Return a sheet as the text of an HTML page. Raises Refused for a release made for another format."""
    check_release(release, "html")
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode("ascii")
    return _ENVIRONMENT.get_template("place_sheet.html").render(
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        style=STYLE,
        release=release,
        sheet=release.content,
        sections=whole_sheet(release),
    )


_ENVIRONMENT = Environment(
    loader=PackageLoader("ctx_map.sheets"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
