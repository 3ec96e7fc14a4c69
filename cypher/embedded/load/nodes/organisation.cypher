// name: load/nodes/organisation
// does: Copies in new nodes with the label Organisation.
// access: write
// params: rows
// returns:
COPY Organisation FROM $rows
