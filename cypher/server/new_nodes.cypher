// name: server/new_nodes
// does: How many nodes an agency may see now that it might not have seen on the earlier day, `then`: those of a
//   report that it may see, and those that were in the store by then and came with no report or with one that it may see.
// access: read
// params: as_at, agency, holder, meeting, then
// uses: admitted, node_seen
// returns: new: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (node:_Node)
WHERE {{admitted(node)}}
WITH node,
  {{node_seen(node, $then)}} AS shown_then,
  {{node_seen(node, $as_at)}} AS shown_now
RETURN count(CASE WHEN shown_now AND NOT shown_then THEN 1 END) AS new
