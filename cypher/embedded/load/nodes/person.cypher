// name: load/nodes/person
// does: Copies in new nodes with the label Person.
// access: write
// params: rows
// returns:
COPY Person FROM $rows
