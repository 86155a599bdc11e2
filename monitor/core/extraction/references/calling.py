"""What a text has called somebody: “Mrs Holm”, “the newspaper Clarion”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.references.nouns import CANNOT_BE
from monitor.core.lexicon import people
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.names import Directory

# Who speaks for somebody, or is kin, tells what that somebody did.
_FOR_ANOTHER = word_set("""
lawyer solicitor barrister attorney agent spokesman spokeswoman sister brother wife
husband mother father son daughter widow widower family
""")
# What they tell of "him" is of whom they speak for.
_ADVOCATES = word_set("lawyer solicitor barrister attorney counsel")
_FIRMS = people.COMPANY_NOUNS | frozenset(("newspaper", "paper", "daily", "weekly"))


def no_person(directory: Directory, name: str) -> bool:
    """“The National Draw”, "the newspaper Clarion": what is named so is nobody."""
    told = directory.descriptors.get(name, frozenset())
    if "&" in name:
        return True  # "Perrin & Fils"
    return told == frozenset(("the",)) or (" " not in name and bool(told & _FIRMS))


def sex_by_title(directory: Directory, person: str) -> str | None:
    """Whether "Mr Holm" or "her sister, Ada Holm," is told of somewhere."""
    words = directory.descriptors.get(person, frozenset())
    owned = "'s" in words  # "Holm, the nephew's lawyer"
    kin = frozenset() if owned else words
    he = bool(words & people.MEN_TITLES or kin & CANNOT_BE["she"])
    she = bool(words & people.WOMEN_TITLES or kin & CANNOT_BE["he"])
    return None if he == she else "he" if he else "she"


def speaks_for_another(directory: Directory, name: str) -> bool:
    """“His counsel, Ada Holm, said he had paid”: who calls somebody's cause her own."""
    return bool(directory.descriptors.get(name, frozenset()) & _ADVOCATES)


def client_of(directory: Directory, speaker: str) -> str | None:
    """“Ada Holm's lawyer said that she …”, "friends of Ada Holm": it is Ada Holm."""
    whom, _, noun = speaker.replace("’", "'").rpartition("'s ")
    if speaker.lower().startswith("friends of "):
        noun, whom = "family", speaker[len("friends of ") :]
    named = whom in directory.kinds and " " in whom
    person = named and directory.kind(whom) in {"person", "other"}
    return whom if person and noun.partition(" ")[0] in _FOR_ANOTHER else None
