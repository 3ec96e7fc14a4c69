// name: read/brought_among
// does: Which loads up to a day brought reports about these nodes, and whether an agency may see one of those reports.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: permitted, standing
// returns: key, loaded_at, seen: yes/no
UNWIND $keys AS wanted
MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)-[e]-()
WHERE n.key = wanted
WITH DISTINCT wanted, e.number AS number
MATCH (r:Report)
WHERE r.number = number AND {{standing(r)}}
WITH
  wanted,
  r._load AS its_load,
  max(CASE WHEN {{permitted(r)}} THEN 1 ELSE 0 END) AS most
MATCH (load:_Load)
WHERE load.id = its_load AND left(load.loaded_at, 10) <= $as_at
RETURN wanted AS key, load.loaded_at AS loaded_at, most = 1 AS seen
ORDER BY key, loaded_at
