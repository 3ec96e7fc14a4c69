// name: older/5_nodes
// does: Renames what up to so many nodes, and the reports that go from them, hold for the store itself. A node that is
//   done has lost the older label, so each is met once and a process that was broken off is taken up again.
// access: write
// params: most
// returns: done: whole
// rows: one
MATCH (n:Node)
WITH n
LIMIT $most
CALL (n) {
  MATCH (n)-[r]->()
  SET r._admitted = r.admitted, r._ended = r.ended, r._load = r.load, r._content = r.content
  REMOVE r.admitted, r.ended, r.load, r.content
}
SET n:_Node, n._label = n.label, n._admitted = n.admitted, n._load = n.load
REMOVE n:Node, n.label, n.admitted, n.load
RETURN count(*) AS done
