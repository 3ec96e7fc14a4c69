// name: load/3_nodes
// does: Adds one batch of new nodes of a label, once, hidden until their load is finished.
// access: write
// params: load, batch, rows, label
// returns: made: whole
MATCH (load:_Load {id: $load})
SET load.reached_for = $batch
WITH load
WHERE load.state = 'pending' AND load.batches = $batch
SET load.batches = $batch + 1
WITH load
UNWIND $rows AS row
CREATE (n:_Node:$($label))
SET n = row, n._label = $label, n._admitted = load.number
WITH load, count(*) AS made
SET load.written = load.written + made
RETURN made AS made
