// name: load/links/works_for/person_organisation
// does: Copies in new relationships WORKS_FOR from Person to Organisation: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY WORKS_FOR FROM $rows (from = 'Person', to = 'Organisation')
