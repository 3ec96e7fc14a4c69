// name: read/known_keys
// does: The key and label of every node.
// access: read
// params:
// uses: admitted
// returns: key, label
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (n:Node)
WHERE {{admitted(n)}}
RETURN n.key AS key, n.label AS label
ORDER BY key
