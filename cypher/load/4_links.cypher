// name: load/4_links
// does: Adds one batch of reports as relationships of a kind, once, hidden until their load is finished.
// access: write
// params: load, batch, rows, kind
// uses: for_everybody
// returns: made: whole
MATCH (load:_Load {id: $load})
SET load.reached_for = $batch
WITH load
WHERE load.state = 'pending' AND load.batches = $batch
SET load.batches = $batch + 1
WITH load
UNWIND $rows AS row
MATCH (a:_Node {key: row.source})
MATCH (b:_Node {key: row.target})
CREATE (a)-[r:$($kind)]->(b)
SET
  r = row {.*, source: null, source_label: null, target: null, target_label: null, kind: null},
  r._admitted = load.number
FOREACH (_ IN CASE WHEN NOT ({{for_everybody(row)}}) THEN [1] ELSE [] END |
  SET a:_Guarded)
WITH load, count(*) AS made
SET load.written = load.written + made
RETURN made AS made
