//! Writing systems: folding for matching, Lao word borders, digits, sorting, near matches.
