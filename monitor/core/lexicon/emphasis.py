"""Words that set one account against another, leave no room for it, or set terms."""

from __future__ import annotations

import re

# Words by which an account is set against another: "it did arrive", "no such letter",
# "the gate, not the weather", "our own laboratory", "a draft and no more".
OTHERWISE = re.compile(
    r"\b(?:no such|after all|in fact|on the contrary|actually|instead|rather than|merely"
    r"|no more than|nothing but|nothing more|whatsoever|alone|own|genuine|truth"
    r"|(?:did|does|do) (?:indeed |really )?(?!not\b|so\b|it\b|this\b|that\b)[a-z]+)\b"
    r"|,? (?:and )?not (?:the|a|an|by|because|from|to|in|his|her|its|their) ",
    re.IGNORECASE,
)
# Claims that one case is enough to upset.
ABSOLUTE = re.compile(
    r"\b(?:never|nothing|nobody|no one|none|not (?:a|an|one|a single|any)|no|always"
    r"|every|all|any|entirely|completely|fully|unanimous\w*|at no (?:time|point))\b",
    re.IGNORECASE,
)
# What is said of whatever meets a condition is told of no event: "once a secret leaks".
ON_TERMS = re.compile(
    r"(?:once|when(?:ever)?|if|unless|wherever) (?:an?|any|anyone|you|one|people)\b",
    re.IGNORECASE,
)
