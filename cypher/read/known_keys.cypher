// name: read/known_keys
// does: The key and label of every node.
// access: read
// params:
// returns: key, label
OPTIONAL MATCH (pending:Load {state: 'pending'})
WITH collect(pending.id) AS pending
MATCH (n:Node)
WHERE NOT n.load IN pending
RETURN n.key AS key, [word IN labels(n) WHERE word <> 'Node'][0] AS label
ORDER BY key
