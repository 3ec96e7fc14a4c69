// name: load/5_retracted
// does: Ends one batch of versions of reports, once, without effect until their load is finished.
// access: write
// params: load, batch, rows
// uses: standing
// returns: made: whole
MATCH (load:_Load {id: $load})
SET load.reached_for = $batch
WITH load
WHERE load.state = 'pending' AND load.batches = $batch
SET load.batches = $batch + 1
WITH load
MATCH (s:_Store {name: 'ctx-map'})
WITH load, s.finished AS finished
UNWIND $rows AS row
MATCH (a:_Node {key: row.source})-[r]->(b:_Node {key: row.target})
WHERE r.version = row.version AND {{standing(r)}}
SET r.retracted_at = row.retracted_at, r._ended = load.number
WITH load, count(*) AS made
SET load.written = load.written + made
RETURN made AS made
