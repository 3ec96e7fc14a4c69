// name: read/withheld_ends
// does: The keys of the nodes that reports are about which were known on a day and an agency may not see. Who may see is looked at first, the rest only of those.
// access: read
// kept: yes
// params: as_at, agency, holder, meeting
// uses: known, permitted
// returns: key
MATCH (r:Report)
WHERE NOT ({{permitted(r)}})
WITH collect(r.number) AS numbers
UNWIND numbers AS number
MATCH (hidden:Report)
WHERE hidden.number = number
  AND {{known(hidden, $as_at)}}
UNWIND [hidden.source, hidden.target] AS about
RETURN DISTINCT about AS key
ORDER BY key
