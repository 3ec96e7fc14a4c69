// name: read/called
// does: The nodes that have one of these names, as they are described now.
// access: read
// params: names
// uses: admitted
// returns: key
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (n:_Node)
WHERE n.name IN $names AND {{admitted(n)}}
RETURN n.key AS key
ORDER BY key
