"""Records that may be of one person, place or thing: both side by side, and what a person decides about them."""
