"""Questions about a whole store that the server counts, one file per question.

The server filters as every reading does: what the mandate may see, as at its day, in the window. It picks what the
answer is about, and only the reports at these travel; the analysis itself works the rows out from them, and the view
holds them against the mandate once more. So an error in a counting statement can leave a row out, but can show nothing
that the mandate may not see. A part of the network never gives a row that the whole would not: what is not picked has
too few young people in the whole, and has no more in a part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.analysis.answers.shared_contexts import NOT_WORKED_OUT
    from ctx_map.governance.in_server.asked import Asked
    from ctx_map.governance.in_server.engine import Engine
    from ctx_map.governance.in_server.registry import ENGINES

__all__ = ["ENGINES", "NOT_WORKED_OUT", "Asked", "Engine"]
__getattr__, __dir__ = lazy_names(__name__, __file__)
