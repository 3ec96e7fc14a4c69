// name: numbered/withheld_ends
// does: The keys of the nodes that reports are about which were known on a day and an agency may not see. Only those that not everybody may see are looked at: their numbers come as a list.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: known, permitted
// returns: key
UNWIND $keys AS number
MATCH (r:Report)
WHERE r.number = number
  AND {{known(r, $as_at)}}
  AND NOT ({{permitted(r)}})
UNWIND [r.source, r.target] AS about
RETURN DISTINCT about AS key
ORDER BY key
