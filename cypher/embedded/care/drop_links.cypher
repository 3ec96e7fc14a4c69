// name: care/drop_links
// does: Removes the relationships of a load that was not finished: its numbers are the highest.
// access: write
// params: load
// returns:
MATCH (r:Report)
WHERE r._load = $load
WITH min(r.number) AS first
MATCH ()-[e]->()
WHERE e.number >= first
DELETE e
