// name: care/counts
// does: How many nodes, reports not retracted and finished loads there are.
// access: read
// params:
// uses: admitted, not_retracted
// returns: nodes: whole, links: whole, loads: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
RETURN
  COUNT { MATCH (n:_Node) WHERE {{admitted(n)}} } AS nodes,
  COUNT {
    MATCH ()-[r]->()
    WHERE {{admitted(r)}} AND {{not_retracted(r)}}
  } AS links,
  COUNT { MATCH (load:_Load {state: 'complete'}) } AS loads
