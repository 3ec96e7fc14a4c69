// name: read/known_keys
// does: The key and label of every node, and when it was first loaded.
// access: read
// params:
// returns: key, label, loaded_at
MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)
RETURN n.key AS key, label(n) AS label, n.loaded_at AS loaded_at
ORDER BY key
