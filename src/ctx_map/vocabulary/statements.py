"""What sort of statement a report makes, and which part a person had in an event.

Facts are told apart from judgements (Data Protection Act 2018, s.38(2)). A role belongs to one person in one
event and to nothing else: the same child can be harmed in one event and cause harm in another.
"""

from __future__ import annotations

from enum import StrEnum


class Statement(StrEnum):
    """Who says it, and as what."""

    FACT = "fact"
    PROFESSIONAL_JUDGEMENT = "professional_judgement"
    INTELLIGENCE = "intelligence"
    CHILD_ACCOUNT = "child_account"
    PARENT_ACCOUNT = "parent_account"

    @property
    def words(self) -> str:
        return {
            "fact": "recorded fact",
            "professional_judgement": "professional judgement",
            "intelligence": "intelligence",
            "child_account": "the child's account",
            "parent_account": "a parent's or carer's account",
        }[self.value]


class Role(StrEnum):
    """The part of one person in one event."""

    VICTIM = "victim"
    SUSPECT = "suspect"
    CONVICTED = "convicted"
    WITNESS = "witness"
    PRESENT = "present"
    MISSING = "missing"
