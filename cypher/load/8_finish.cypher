// name: load/8_finish
// does: Shows all that a load has written, if it is all there.
// access: write
// params: load, batches, written
// returns: number: whole
MATCH (load:_Load {id: $load})
WHERE load.state = 'pending' AND load.batches = $batches AND load.written = $written
MATCH (s:_Store {name: 'ctx-map'})
SET load.state = 'complete', s.finished = load.number
RETURN load.number AS number
