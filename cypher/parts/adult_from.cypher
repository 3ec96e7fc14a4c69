// name: parts/adult_from
// does: The day on which a person turns 18: never where the age is not known, and always past where an adult was
//   recorded.
// access: read
// takes: person
// params:
CASE
  WHEN person.date_of_birth IS NOT NULL
    THEN toString(toInteger(left(person.date_of_birth, 4)) + 18) + substring(person.date_of_birth, 4)
  WHEN person.kind = 'adult' THEN ''
  ELSE '9999-12-31'
END
