// name: care/keys_found/peer_group
// does: How many nodes with the label PeerGroup are found by these keys, each through the index.
// access: read
// params: keys
// returns: found: whole
// rows: one
UNWIND $keys AS wanted
MATCH (n:PeerGroup)
WHERE n.key = wanted
RETURN count(n) AS found
