// name: older/left
// does: How many nodes have the older label still.
// access: read
// params:
// returns: nodes: whole
// rows: one
RETURN COUNT { (:Node) } AS nodes
