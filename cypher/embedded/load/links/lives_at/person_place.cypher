// name: load/links/lives_at/person_place
// does: Copies in new relationships LIVES_AT from Person to Place: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY LIVES_AT FROM $rows
