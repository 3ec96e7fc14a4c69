// name: older/3_revisions
// does: Renames up to so many superseded descriptions of nodes.
// access: write
// params: most
// returns: done: whole
// rows: one
MATCH (revision:Revision)
WITH revision
LIMIT $most
SET revision:_Revision
REMOVE revision:Revision
RETURN count(*) AS done
