"""Questions about a whole store that the server counts, one file per question.

The server filters as every reading does: what the mandate may see, as at its day, in the window. It picks what the
answer is about, and only the reports at these travel; the analysis itself works the rows out from them, and the view
holds them against the mandate once more. So an error in a counting statement can leave a row out, but can show nothing
that the mandate may not see. A part of the network never gives a row that the whole would not: what is not picked has
too few young people in the whole, and has no more in a part.
"""

from ctx_map.analysis.answers.shared_contexts import NOT_WORKED_OUT
from ctx_map.governance.in_server import changes, hotspots, shared_contacts, shared_places
from ctx_map.governance.in_server.asked import Asked
from ctx_map.governance.in_server.engine import Engine

ENGINES = {
    engine.question: engine
    for engine in (shared_places.ENGINE, shared_contacts.ENGINE, hotspots.ENGINE, changes.ENGINE)
}
"""What a server can count, by the name of the question."""

__all__ = ["ENGINES", "NOT_WORKED_OUT", "Asked", "Engine"]
