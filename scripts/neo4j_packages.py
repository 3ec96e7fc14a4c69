"""Fetches the packages of the Neo4j that the tests start, so that no test has to wait for them.

Does nothing where CTX_MAP_TEST_NEO4J names a server. Exits 1 with one sentence where they cannot be fetched.
"""

from __future__ import annotations

import os
import sys

from ctx_map.errors import StoreUnavailable
from ctx_map.store.neo4j_home import server_packages


def main() -> int:
    """Fetches what is not there yet."""
    if os.environ.get("CTX_MAP_TEST_NEO4J"):
        return 0
    try:
        server_packages()
    except StoreUnavailable as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
