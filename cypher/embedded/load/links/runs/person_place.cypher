// name: load/links/runs/person_place
// does: Copies in new relationships RUNS from Person to Place: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY RUNS FROM $rows (from = 'Person', to = 'Place')
