"""The types of statement that a report can make, and the roles that a person can have in an event.

Facts are distinguished from judgements (Data Protection Act 2018, s.38(2)). A role belongs to one person in one
event and to nothing else: the same child can be harmed in one event and cause harm in another.
"""

from __future__ import annotations

from enum import StrEnum


class Statement(StrEnum):
    """The type of statement: a fact, a judgement, intelligence, or someone's account."""

    FACT = "fact"
    PROFESSIONAL_JUDGEMENT = "professional_judgement"
    INTELLIGENCE = "intelligence"
    CHILD_ACCOUNT = "child_account"
    PARENT_ACCOUNT = "parent_account"

    @property
    def words(self) -> str:
        """The type in words, such as "the child's account"."""
        return {
            "fact": "recorded fact",
            "professional_judgement": "professional judgement",
            "intelligence": "intelligence",
            "child_account": "the child's account",
            "parent_account": "a parent's or carer's account",
        }[self.value]


class Role(StrEnum):
    """The role of one person in one event."""

    VICTIM = "victim"
    SUSPECT = "suspect"
    CONVICTED = "convicted"
    WITNESS = "witness"
    PRESENT = "present"
    MISSING = "missing"

    @property
    def words(self) -> str:
        """What the report says of the person's part in this event. It says nothing of what somebody is."""
        return {
            "victim": "reported as harmed",
            "suspect": "reported as suspected",
            "convicted": "reported as convicted",
            "witness": "reported as having seen or heard it",
            "present": "reported as present",
            "missing": "reported as missing",
        }[self.value]


class Rating(StrEnum):
    """How a young person rates a place. It stands in the column `role` of such a report, and is never graded."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    MIXED = "mixed"

    @property
    def words(self) -> str:
        """The rating as a young person would say it."""
        return {"safe": "safe", "unsafe": "not safe", "mixed": "safe at some times, not at others"}[self.value]
