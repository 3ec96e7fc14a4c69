// name: load/links/runs/organisation_organisation
// does: Copies in new relationships RUNS from Organisation to Organisation: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY RUNS FROM $rows (from = 'Organisation', to = 'Organisation')
