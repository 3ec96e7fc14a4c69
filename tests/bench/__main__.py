"""`python -m bench` from the folder of the tests."""

from __future__ import annotations

import sys

from bench.run import main

sys.exit(main())
