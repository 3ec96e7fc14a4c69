// name: read/brought_among
// does: Which loads up to a day brought reports about these nodes, and whether an agency may see one of those reports.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: admitted, permitted, standing
// returns: key, loaded_at, seen: yes/no
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
UNWIND $keys AS wanted
MATCH (n:_Node {key: wanted})-[r]-()
WHERE {{admitted(r)}} AND {{standing(r)}}
WITH
  wanted,
  r._load AS its_load,
  max(CASE WHEN {{permitted(r)}} THEN 1 ELSE 0 END) AS most
MATCH (load:_Load {id: its_load})
WHERE left(load.loaded_at, 10) <= $as_at
RETURN wanted AS key, load.loaded_at AS loaded_at, most = 1 AS seen
ORDER BY key, loaded_at
