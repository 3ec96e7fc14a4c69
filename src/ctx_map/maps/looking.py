"""What every map of places says of looking."""

CAVEAT = (
    "More reports can mean more patrols or more reporting, not more harm. A place without reports is not a safe place."
)
