// name: load/links/runs/person_organisation
// does: Copies in new relationships RUNS from Person to Organisation: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY RUNS FROM $rows (from = 'Person', to = 'Organisation')
