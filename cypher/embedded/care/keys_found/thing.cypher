// name: care/keys_found/thing
// does: How many nodes with the label Thing are found by these keys, each through the index.
// access: read
// params: keys
// returns: found: whole
// rows: one
UNWIND $keys AS wanted
MATCH (n:Thing)
WHERE n.key = wanted
RETURN count(n) AS found
