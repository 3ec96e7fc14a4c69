// name: load/links/supports/person_person
// does: Copies in new relationships SUPPORTS from Person to Person: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY SUPPORTS FROM $rows
