// name: read/known_keys
// does: The key and label of every node.
// access: read
// params:
// uses: admitted
// returns: key, label
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (n:_Node)
WHERE {{admitted(n)}}
RETURN n.key AS key, n._label AS label
ORDER BY key
