// name: care/counts
// does: How many nodes, reports not retracted and finished loads there are.
// access: read
// params:
// returns: nodes: whole, links: whole, loads: whole
// rows: one
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
RETURN
  COUNT { MATCH (n:Node) WHERE n.admitted <= finished } AS nodes,
  COUNT {
    MATCH ()-[r]->()
    WHERE r.admitted <= finished AND (r.retracted_at IS NULL OR r.ended > finished)
  } AS links,
  COUNT { MATCH (load:Load {state: 'complete'}) } AS loads
