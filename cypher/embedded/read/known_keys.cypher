// name: read/known_keys
// does: The key and label of every node.
// access: read
// params:
// returns: key, label
MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)
RETURN n.key AS key, label(n) AS label
ORDER BY key
