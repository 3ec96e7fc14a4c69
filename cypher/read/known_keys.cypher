// name: read/known_keys
// does: The key and label of every node, and when it was first loaded.
// access: read
// params:
// uses: admitted
// returns: key, label, loaded_at
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (n:_Node)
WHERE {{admitted(n)}}
RETURN n.key AS key, n._label AS label, n.loaded_at AS loaded_at
ORDER BY key
