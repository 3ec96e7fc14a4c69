// name: parts/adult_or_unidentified
// does: Whether a person is an adult by now, or recorded as unidentified without a date of birth.
// access: read
// takes: person
// params: as_at
// uses: adult_from
(
  person.date_of_birth IS NULL AND person.kind = 'unidentified'
  OR $as_at >= {{adult_from(person)}}
)
