"""What parties to a dispute do: acts and decisions that a desk prints first."""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

ACTS = word_set("""
accuse acquit admit agree apologise appeal approve arrest ban blame block bribe cancel
cease charge close concede condemn convict decide demand deny deport die disclose
dismiss drop elect evacuate expel falsify file find fine forge grant ground halt hide
hurt indict injure investigate jail kill launch leak lie mislead offer order oust outlaw
overturn postpone promise publish pull quash quit raid recall refuse reject release
remove resign retract rule sack search seize settle shut sign strike sue suspend
terminate threaten uphold veto vote walk warn widen withdraw withhold
""")
# By these a report tells how things stood before it, not what has happened.
STANDING = word_set("""
founded based owned owns employs employ employed serves serve runs makes built born
""")
