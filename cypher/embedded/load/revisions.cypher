// name: load/revisions
// does: Copies in superseded descriptions of nodes.
// access: write
// params: rows
// returns:
COPY Revision FROM $rows
