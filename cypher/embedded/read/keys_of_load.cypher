// name: read/keys_of_load
// does: The reports of which a load brought a version.
// access: read
// params: load
// uses: standing
// returns: key
MATCH (r:Report)
WHERE r._load = $load AND {{standing(r)}}
RETURN DISTINCT r.key AS key
ORDER BY key
