// name: read/shown_among
// does: Those of these keys that a report known on a day mentions which an agency may see.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: visible
// returns: key
MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)-[e]-()
WHERE n.key IN $keys
WITH DISTINCT n.key AS wanted, e.number AS number
MATCH (r:Report)
WHERE r.number = number
  AND {{visible(r, $as_at)}}
RETURN DISTINCT wanted AS key
ORDER BY key
