// name: load/links/knows/person_person
// does: Copies in new relationships KNOWS from Person to Person: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY KNOWS FROM $rows
