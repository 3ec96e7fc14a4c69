// name: load/5_revisions_taken_back
// does: Takes back every superseded description of the nodes with these keys.
// access: write
// params: keys
// uses: standing
// returns:
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (revision:_Revision)
WHERE revision.key IN $keys AND {{standing(revision)}}
SET revision.retracted_at = ''
