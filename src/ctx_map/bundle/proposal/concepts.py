"""What a column of an agency's file may be, and the names by which such columns go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from ctx_map.bundle.header import plain


class Concept(StrEnum):
    """What a column is. The value is said to people."""

    PERSON_ID = "id of a person"
    PERSON_NAME = "name of a person"
    FORENAME = "first name of a person"
    SURNAME = "last name of a person"
    BORN = "date of birth"
    PLACE_ID = "id of a place"
    PLACE_NAME = "name of a place"
    ADDRESS = "address"
    UPRN = "property number (UPRN)"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    EASTINGS = "eastings"
    NORTHINGS = "northings"
    GRID_REFERENCE = "grid reference"
    EVENT_ID = "id of an event"
    EVENT_KIND = "kind of event"
    DATE = "date"
    TIME = "time of day"
    REF = "reference of the report"
    AGENCY = "agency"
    RECORDED = "day on which it was recorded"
    PERSON_KIND = "kind of person"
    LINK_KIND = "what someone does at a place"
    ROLE = "part in an event"
    HARM = "type of harm"
    NAME = "name"
    """Of a person or of a place: the other columns decide."""
    ID = "id or reference"
    """Of whatever a row of the file is about: the other columns decide."""


NAMES: Mapping[Concept, tuple[str, ...]] = {
    Concept.PERSON_ID: (
        "person id", "person no", "person number", "client id", "client no", "client number", "client ref", "child id",
        "child ref", "yp ref", "child number", "pupil id", "upn", "nhs number", "yp id", "young person id",
        "subject id", "service user id", "case id", "case number", "person key",
    ),
    Concept.PERSON_NAME: (
        "full name", "client name", "childs name", "child name", "child", "young person", "yp", "yp name",
        "young person name", "pupil", "pupil name", "person", "person name", "who", "subject", "client", "service user",
        "name of child", "name of young person",
    ),
    Concept.FORENAME: ("forename", "forenames", "first name", "given name", "given names"),
    Concept.SURNAME: ("surname", "last name", "family name"),
    Concept.BORN: (
        "dob", "d o b", "date of birth", "born", "birth date", "birthdate", "year of birth", "yob", "month of birth",
    ),
    Concept.PLACE_ID: ("venue id", "venue no", "venue number", "place id", "location id", "site id"),
    Concept.PLACE_NAME: (
        "venue", "venue name", "place", "place name", "location", "location name", "where", "site", "site name",
        "seen at", "school", "premises", "place seen", "where seen",
        "seen where", "location seen", "place of contact",
    ),
    Concept.ADDRESS: ("address", "home address", "full address", "postcode", "post code", "street", "home postcode"),
    Concept.UPRN: ("uprn",),
    Concept.LATITUDE: ("latitude", "lat"),
    Concept.LONGITUDE: ("longitude", "long", "lon", "lng"),
    Concept.EASTINGS: ("easting", "eastings"),
    Concept.NORTHINGS: ("northing", "northings"),
    Concept.GRID_REFERENCE: ("grid reference", "grid ref", "gridref", "osgr", "ngr", "os grid reference"),
    Concept.EVENT_ID: (
        "incident id", "incident no", "incident number", "incident ref", "crime id", "crime reference", "crime number",
        "event id", "occurrence number",
    ),
    Concept.EVENT_KIND: ("incident type", "type of incident", "crime type", "event type", "offence", "offence type"),
    Concept.DATE: (
        "date", "day", "visited", "visit date", "date of visit", "date seen", "seen on", "when", "date time",
        "datetime", "incident date", "date of incident", "occurred", "occurred on", "contact date", "date of contact",
        "month", "event date", "date and time",
    ),
    Concept.TIME: ("time", "time seen", "visit time", "time of day", "incident time", "time of visit"),
    Concept.REF: ("report ref", "report reference", "report no", "report number", "log number", "log no"),
    Concept.AGENCY: ("agency", "reported by", "source agency", "referring agency", "reporting agency"),
    Concept.RECORDED: ("recorded", "recorded on", "date recorded", "entered on", "date entered", "created on"),
    Concept.PERSON_KIND: (
        "person type", "type of person", "client type", "kind of person", "adult or child", "child or adult",
    ),
    Concept.LINK_KIND: ("activity", "what", "type of contact", "contact type", "type of link", "link type"),
    Concept.ROLE: ("role", "role in incident", "role in event", "involvement", "involved as"),
    Concept.HARM: ("harm", "harms", "type of harm", "harm type", "exploitation type", "type of exploitation"),
    Concept.NAME: ("name", "names"),
    Concept.ID: ("id", "ref", "reference", "no", "number", "urn", "reference number", "ref no", "record id"),
}  # fmt: skip
_CONCEPT_OF: Mapping[str, Concept] = {name: concept for concept, names in NAMES.items() for name in names}


def concept_of(header: str) -> Concept | None:
    """Return what a column is by its name alone, without regard to capitals and signs."""
    return _CONCEPT_OF.get(words_of(header))


def words_of(header: str) -> str:
    """Return a column's name as words, without capitals and signs."""
    return re.sub(r"[^a-z0-9]+", " ", plain(header).replace("_", " ").replace("'", "").replace("’", "")).strip()
