// name: keep/records
// does: Adds versions of a meeting's own records, each with its label.
// access: write
// params: rows
// returns: made: whole
// rows: one
UNWIND $rows AS row
CREATE (r:_Record:$(row.kind))
SET r = row {.*, kind: null}
RETURN count(r) AS made
