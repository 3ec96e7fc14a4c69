// name: care/counts
// does: How many nodes, reports not retracted and finished loads that were not taken back there are, and how many
//   loads and unloads in all.
// access: read
// params:
// uses: admitted, not_retracted, present
// returns: nodes: whole, links: whole, loads: whole, changes: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
RETURN
  COUNT { MATCH (n:_Node) WHERE {{admitted(n)}} AND {{present(n)}} } AS nodes,
  COUNT {
    MATCH ()-[r]->()
    WHERE {{admitted(r)}} AND {{not_retracted(r)}}
  } AS links,
  COUNT { MATCH (load:_Load {state: 'complete'}) }
  - 2 * COUNT { MATCH (load:_Load {state: 'complete'}) WHERE load.takes_back IS NOT NULL } AS loads,
  COUNT { MATCH (load:_Load {state: 'complete'}) } AS changes
