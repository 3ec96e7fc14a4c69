// name: load/7_changed
// does: Describes known nodes anew.
// access: write
// params: rows
// returns: made: whole
// rows: one
UNWIND $rows AS row
MATCH (n:_Node {key: row.key})
SET n = row {.*, _label: n._label, _admitted: n._admitted}
RETURN count(n) AS made
