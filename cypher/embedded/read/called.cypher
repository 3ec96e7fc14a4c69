// name: read/called
// does: The nodes that have one of these names, as they are described now.
// access: read
// params: names
// returns: key
UNWIND $names AS wanted
MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)
WHERE n.name = wanted
RETURN n.key AS key
ORDER BY key
