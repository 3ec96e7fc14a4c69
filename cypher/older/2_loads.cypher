// name: older/2_loads
// does: Renames the lines of up to so many loads.
// access: write
// params: most
// returns: done: whole
// rows: one
MATCH (load:Load)
WITH load
LIMIT $most
SET load:_Load
REMOVE load:Load
RETURN count(*) AS done
