// name: care/keys_found/organisation
// does: How many nodes with the label Organisation are found by these keys, each through the index.
// access: read
// params: keys
// returns: found: whole
// rows: one
UNWIND $keys AS wanted
MATCH (n:Organisation)
WHERE n.key = wanted
RETURN count(n) AS found
