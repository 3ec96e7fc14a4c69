// name: load/links/works_for/organisation_place
// does: Copies in new relationships WORKS_FOR from Organisation to Place: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY WORKS_FOR FROM $rows (from = 'Organisation', to = 'Place')
