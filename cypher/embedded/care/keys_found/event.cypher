// name: care/keys_found/event
// does: How many nodes with the label Event are found by these keys, each through the index.
// access: read
// params: keys
// returns: found: whole
// rows: one
UNWIND $keys AS wanted
MATCH (n:Event)
WHERE n.key = wanted
RETURN count(n) AS found
