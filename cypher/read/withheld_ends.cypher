// name: read/withheld_ends
// does: The keys of the nodes that reports are about which were known on a day and an agency may not see.
// access: read
// params: as_at, agency, holder, meeting
// uses: admitted, known, permitted
// returns: key
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (:_Guarded)-[r]->()
WHERE {{admitted(r)}}
  AND {{known(r, $as_at)}}
  AND NOT ({{permitted(r)}})
UNWIND [startNode(r), endNode(r)] AS about
RETURN DISTINCT about.key AS key
ORDER BY key
