// name: load/7_changed
// does: Describes known nodes anew. One that is first loaded at another moment now came with the load that it names.
// access: write
// params: rows
// returns: made: whole
// rows: one
UNWIND $rows AS row
MATCH (n:_Node {key: row.key})
OPTIONAL MATCH (load:_Load {id: row._load})
SET n = row {
  .*,
  _label: n._label,
  _admitted: CASE WHEN n.loaded_at = row.loaded_at THEN n._admitted ELSE coalesce(load.number, n._admitted) END
}
RETURN count(n) AS made
