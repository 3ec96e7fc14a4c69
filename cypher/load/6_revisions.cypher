// name: load/6_revisions
// does: Adds superseded descriptions of nodes.
// access: write
// params: rows
// returns: made: whole
// rows: one
UNWIND $rows AS row
CREATE (revision:_Revision)
SET revision = row
RETURN count(revision) AS made
