// name: care/drop_nodes
// does: Removes the nodes that a load brought which was not finished.
// access: write
// params: load
// returns:
MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)
WHERE n._load = $load
DETACH DELETE n
