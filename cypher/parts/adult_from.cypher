// name: parts/adult_from
// does: The day on which a person turns 18: never where the age is not known, and always past where an adult was
//   recorded. Where only the year or month of birth is known, the last day on which that may be.
// access: read
// takes: person
// params:
CASE
  WHEN person.date_of_birth IS NOT NULL AND NOT person.date_of_birth CONTAINS '-'
    THEN toString(toInteger(person.date_of_birth) + 18) + '-12-31'
  WHEN person.date_of_birth IS NOT NULL
    THEN toString(toInteger(left(person.date_of_birth, 4)) + 18) + left(substring(person.date_of_birth, 4) + '-31', 6)
  WHEN person.kind = 'adult' THEN ''
  ELSE '9999-12-31'
END
