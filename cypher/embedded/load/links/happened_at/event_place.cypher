// name: load/links/happened_at/event_place
// does: Copies in new relationships HAPPENED_AT from Event to Place: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY HAPPENED_AT FROM $rows
