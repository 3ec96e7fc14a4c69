// name: load/links/rates/event_place
// does: Copies in new relationships RATES from Event to Place: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY RATES FROM $rows
