// name: load/revisions_taken_back
// does: Takes back every superseded description of the nodes with these keys.
// access: write
// params: rows
// uses: standing
// returns:
LOAD FROM $rows
WITH key AS row_key
MATCH (revision:_Revision)
WHERE revision.key = row_key AND {{standing(revision)}}
SET revision.retracted_at = ''
