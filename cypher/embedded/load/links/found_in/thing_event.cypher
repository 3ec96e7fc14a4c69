// name: load/links/found_in/thing_event
// does: Copies in new relationships FOUND_IN from Thing to Event: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY FOUND_IN FROM $rows
