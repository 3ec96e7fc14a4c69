// name: load/links/family_of/person_person
// does: Copies in new relationships FAMILY_OF from Person to Person: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY FAMILY_OF FROM $rows
