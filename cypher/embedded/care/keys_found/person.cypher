// name: care/keys_found/person
// does: How many nodes with the label Person are found by these keys, each through the index.
// access: read
// params: keys
// returns: found: whole
// rows: one
UNWIND $keys AS wanted
MATCH (n:Person)
WHERE n.key = wanted
RETURN count(n) AS found
