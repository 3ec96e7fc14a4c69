// name: load/7_changed
// does: Describes known nodes anew.
// access: write
// params: rows
// returns: made: whole
// rows: one
UNWIND $rows AS row
MATCH (n:Node {key: row.key})
SET n = row {.*, label: n.label, admitted: n.admitted}
RETURN count(n) AS made
