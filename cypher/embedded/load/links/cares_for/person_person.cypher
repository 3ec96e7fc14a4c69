// name: load/links/cares_for/person_person
// does: Copies in new relationships CARES_FOR from Person to Person: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY CARES_FOR FROM $rows
