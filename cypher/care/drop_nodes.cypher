// name: care/drop_nodes
// does: Removes up to so many nodes of loads that were broken off.
// access: write
// params: finished, most
// returns: done: whole
// rows: one
MATCH (n:_Node)
WHERE n._admitted > $finished
WITH n
LIMIT $most
DELETE n
RETURN count(*) AS done
