"""Where the scripts of the maps lie: vis-network inside the installed pyvis package, our own in `frontend`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from ctx_map.errors import WrongUse

FRONTEND = Path(__file__).resolve().parent.parent / "frontend"
"""The folder of our own scripts and styles."""
ENTRY = "network"
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_IMPORT = re.compile(r'^import \{ ([^}]*) \} from "(\.[\w./-]+)\.js";\n', re.MULTILINE)
_STYLES = re.compile(r'^@import url\("([\w./-]+)"\);\n', re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?:default )?(?=(?:async )?(?:function|class|const|let) (\w+))", re.MULTILINE)


def vis_network_script() -> Path:
    """The file of vis-network 9.1.2 that the installed pyvis package brings. It is read there, never copied."""
    found = Path(str(files("pyvis"))) / _VIS
    if not found.is_file():
        raise WrongUse("The installed pyvis brings no vis-network 9.1.2: install pyvis 0.3.2.")
    return found


@cache
def bundled_script(entry: str = ENTRY) -> str:
    """Our own modules as one script for a page that asks for nothing: each a function, after those it imports."""
    parts: list[str] = []
    _gather((FRONTEND / f"{entry}.js").resolve(), parts, set())
    return "\n".join(parts)


def _gather(path: Path, parts: list[str], seen: set[Path]) -> None:
    if path in seen:
        return
    seen.add(path)
    text = path.read_text(encoding="utf-8")
    for _, imported in _IMPORT.findall(text):
        _gather((path.parent / f"{imported}.js").resolve(), parts, seen)
    exported = ", ".join(_EXPORT.findall(text))
    taken = _IMPORT.sub(lambda found: f"const {{ {found[1]} }} = {_module(path.parent / found[2])};\n", text)
    body = _EXPORT.sub("", taken)
    parts.append(f"const {_module(path.with_suffix(''))} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();")


def _module(path: Path) -> str:
    """The name of a module in the one script: `timeline/view` is `module_timeline_view`."""
    return "_".join(["module", *path.resolve().relative_to(FRONTEND).parts])


def vis_network_text() -> str:
    """vis-network's script as text, without the line that asks for its source map."""
    text = vis_network_script().read_text(encoding="utf-8")
    return _SOURCE_MAP.sub("", text)


def stylesheet() -> str:
    """The styles of the components, those that they take in included."""
    text = (FRONTEND / "network.css").read_text(encoding="utf-8")
    taken = [(FRONTEND / name).read_text(encoding="utf-8") for name in _STYLES.findall(text)]
    return "\n".join([_STYLES.sub("", text), *taken])
