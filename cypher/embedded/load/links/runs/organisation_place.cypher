// name: load/links/runs/organisation_place
// does: Copies in new relationships RUNS from Organisation to Place: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY RUNS FROM $rows (from = 'Organisation', to = 'Place')
