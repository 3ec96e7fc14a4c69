// name: read/busy_among
// does: Those of these nodes that more than so many reports are about which were known on a day and an agency may see.
//   Only where a node has too many relationships are its reports read.
// access: read
// params: as_at, agency, holder, meeting, keys, most
// uses: visible
// returns: key
MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)-[e]-()
WHERE n.key IN $keys
WITH n.key AS wanted, collect(DISTINCT e.number) AS numbers
WHERE size(numbers) > $most
UNWIND numbers AS number
MATCH (r:Report)
WHERE r.number = number
  AND {{visible(r, $as_at)}}
WITH wanted, count(*) AS reports
WHERE reports > $most
RETURN wanted AS key
ORDER BY key
