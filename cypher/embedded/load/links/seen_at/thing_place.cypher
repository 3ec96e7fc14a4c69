// name: load/links/seen_at/thing_place
// does: Copies in new relationships SEEN_AT from Thing to Place: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY SEEN_AT FROM $rows
