"""The minutes of a meeting as one page that can be printed. It has no script and asks for nothing outside itself."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from ctx_map.export.account import check_release
from ctx_map.export.meeting_words import change_first, facts, seal_words, sections, title_of
from ctx_map.governance.meetings import MeetingRecord
from ctx_map.governance.release import Release
from ctx_map.private_file import write_private

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #0b0c0c; background: #fff; max-width: 60rem; margin: 0 auto;
  padding: 1rem; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.25; }
.marking { font-weight: bold; text-align: center; }
table { border-collapse: collapse; width: 100%; margin-bottom: 1rem; }
th, td { border: 1px solid #505a5f; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 1rem; }
dt { font-weight: bold; }
dd { margin: 0; }
@media print { body { font-size: 11pt; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
"""


def minutes_text(release: Release[MeetingRecord]) -> str:
    """Return the minutes as the text of an HTML page. Raises Refused for a release made for another format."""
    check_release(release, "html")
    record = release.content
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode("ascii")
    return _ENVIRONMENT.get_template("minutes.html").render(
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        style=STYLE,
        release=release,
        title=title_of(record.meeting),
        facts=facts(record),
        change_first=change_first(record),
        sections=sections(record),
        seal=seal_words(record),
        left_out=record.left_out.words,
    )


def write_minutes(release: Release[MeetingRecord], path: Path) -> None:
    """Write the minutes as a page that only its owner can read.

    Raises WrongUse if nothing can be written there, and Refused for a release made for another format.
    """
    text = minutes_text(release).encode()
    write_private(path, lambda out: out.write(text))


_ENVIRONMENT = Environment(
    loader=PackageLoader("ctx_map.export"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
