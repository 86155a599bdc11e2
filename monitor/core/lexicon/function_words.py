"""Closed classes of English words, in lower case with straight apostrophes."""

from __future__ import annotations

from monitor.core.lexicon import calendar
from monitor.core.lexicon.wordlist import word_set

DETERMINERS = word_set("""
a an the this that these those my your his her its our their some any no every each
all both either neither another such what which whose many several few more most
""")
ARTICLES = word_set("a an the his her its their our my")
PREPOSITIONS = word_set("""
about above across after against ahead along amid amidst among amongst around as at
before behind below beneath beside besides between beyond by concerning despite down
during except for from in inside into like near of off on onto opposite out outside
over past per regarding since through throughout till to toward towards under
underneath until unto up upon using versus via with within without alongside
""")
SUBORDINATORS = word_set("""
that which who whom whose where when if because although though whether how what why
while unless once whereas lest
""")
RELATIVES = word_set("which who that whose whom where")
# Behind a comma these open an aside; the others may stand for what is done something to.
OPENS_ASIDE = word_set("which who whose")
OF_OBJECTS = word_set("that which whom")
# These lead a clause only where a verb follows before the next comma.
LOOSE_SUBORDINATORS = word_set("as since after before until till than so provided")
CONJUNCTIONS = word_set("and but or yet nor")
# Behind a comma these set one clause against another.
CONTRASTING = word_set("though although whereas while")
SUBJECT_PRONOUNS = word_set("i you he she it we they who this that these those there")
READER_WORDS = word_set("you your yours yourself yourselves")

BE = word_set("be am is are was were been being 's 're 'm")
HAVE = word_set("have has had having 've")
DO = word_set("do does did")
MODALS = word_set(
    "will would can could may might must should shall wo ca 'll 'd cannot ought"
)
# What these are said of is one, or are several; "had" and "did" tell neither.
OF_ONE = word_set("is was has does")
OF_MANY = word_set("are were have do")
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = word_set("not n't never")
ADVERBS = (
    word_set("""
already also now just long ever still yet only even once again soon later then
since often always today yesterday tomorrow far much well here there too rather
recently quite almost perhaps maybe instead indeed largely thus therefore first
reportedly allegedly backward backwards forward forwards
""")
    | NEGATIONS
)
# Words in -ly that are no adverbs.
NOT_ADVERBS = word_set(
    "family company supply reply assembly italy july anomaly ally rally july bully "
    "early daily weekly monthly yearly likely friendly elderly deadly only fly apply "
    "rely comply imply multiply monopoly homily july butterfly jelly belly lily"
)
LEADING_ADVERBS = word_set("""
however meanwhile still yet but and so also then now today yesterday tomorrow
technically specifically finally first second third separately earlier later
moreover furthermore additionally instead nevertheless nonetheless therefore thus
recently previously overall elsewhere afterwards unlike tonight
""")
WEEKDAYS = frozenset(name.lower() for name in calendar.WEEKDAYS)
MONTHS = frozenset(name.lower() for name in calendar.MONTHS)


def is_adverb(word: str) -> bool:
    """Say whether a lower-case word is an adverb that may stand in a verb group."""
    return word in ADVERBS or (word.endswith("ly") and word not in NOT_ADVERBS)
