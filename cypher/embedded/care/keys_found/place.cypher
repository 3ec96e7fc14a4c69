// name: care/keys_found/place
// does: How many nodes with the label Place are found by these keys, each through the index.
// access: read
// params: keys
// returns: found: whole
// rows: one
UNWIND $keys AS wanted
MATCH (n:Place)
WHERE n.key = wanted
RETURN count(n) AS found
