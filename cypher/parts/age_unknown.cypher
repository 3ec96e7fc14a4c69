// name: parts/age_unknown
// does: Whether the age of a person is not known, who is counted as a child.
// access: read
// takes: person
// params:
person.date_of_birth IS NULL AND coalesce(person.kind, 'unidentified') = 'unidentified'
