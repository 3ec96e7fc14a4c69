// name: load/links/contacted/person_person
// does: Copies in new relationships CONTACTED from Person to Person: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY CONTACTED FROM $rows
