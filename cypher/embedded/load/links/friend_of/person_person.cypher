// name: load/links/friend_of/person_person
// does: Copies in new relationships FRIEND_OF from Person to Person: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY FRIEND_OF FROM $rows
