// name: older/4_guarded
// does: Renames the label of up to so many nodes from which a report goes that not everybody may see.
// access: write
// params: most
// returns: done: whole
// rows: one
MATCH (n:Guarded)
WITH n
LIMIT $most
SET n:_Guarded
REMOVE n:Guarded
RETURN count(*) AS done
