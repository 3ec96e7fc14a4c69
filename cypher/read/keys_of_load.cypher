// name: read/keys_of_load
// does: The reports of which a load brought a version.
// access: read
// params: load
// uses: admitted, standing
// returns: key
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE r._load = $load AND {{admitted(r)}} AND {{standing(r)}}
RETURN DISTINCT r.key AS key
ORDER BY key
