"""Words that cannot both stand in one place of one true sentence.

Of a closed class (colours, cardinal points, nations) each excludes the others; of a
pair of opposites each side excludes the other side. Kinds and their members (dog and
poodle, town and city) are left out, for they do not exclude each other.
"""

from __future__ import annotations

# A class a line. Numbers are read as such elsewhere, but not "one" to "twelve" alone.
_CLASSES = """
one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty
first second third fourth fifth sixth seventh eighth ninth tenth last
red blue green yellow black white brown orange purple pink grey gray
north south
east west
northern southern
eastern western
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
spring summer autumn winter
gold silver bronze
africa asia europe australia antarctica
france germany spain italy portugal britain england scotland wales ireland belgium netherlands denmark sweden norway finland poland austria switzerland hungary greece turkey russia ukraine romania bulgaria serbia croatia china japan korea india pakistan bangladesh indonesia vietnam thailand malaysia iran iraq israel egypt nigeria kenya ethiopia ghana morocco algeria tunisia canada mexico brazil argentina chile peru colombia venezuela cuba australia america
french german spanish italian portuguese british scottish welsh irish belgian dutch danish swedish norwegian finnish polish austrian swiss hungarian greek turkish russian ukrainian romanian bulgarian serbian croatian chinese japanese korean indian pakistani indonesian vietnamese thai malaysian iranian iraqi israeli egyptian nigerian kenyan canadian mexican brazilian argentinian argentine chilean peruvian colombian venezuelan cuban australian american
beer wine water milk coffee tea juice vodka whisky whiskey rum gin tequila champagne lemonade
mercury venus earth mars jupiter saturn uranus neptune
violin guitar piano drums flute trumpet saxophone cello harp accordion banjo clarinet
kitchen bedroom bathroom garage attic cellar
morning afternoon evening night
breakfast lunch dinner
wood metal plastic glass paper stone leather cotton
wooden metallic plastic
""".strip()

# Opposites: what stands left of the bar excludes what stands right of it.
_OPPOSITES = """
upheld confirmed affirmed uphold | overturned annulled quashed overturn struck
accepted accepts accept welcomed adopted | rejected rejects reject refused declined
approved approves approve backed | blocked blocks block vetoed rejected
allowed allows permitted lets | banned bans forbade prohibited barred
rose rises rising risen increased grew climbed gained | fell falls falling fallen decreased shrank dropped declined lost
increase rise growth gain | decrease fall decline drop loss
higher highest more most | lower lowest fewer less least fewest
above over | below under beneath
won wins winning win | lost loses losing lose
winner victor | loser
victory | defeat
guilty convicted | innocent acquitted cleared
legal lawful | illegal unlawful
valid | invalid void
safe | unsafe dangerous
true | false untrue
admitted confirmed acknowledged | denied disputed
supported supports support favoured | opposed opposes oppose
for | against
started began begun starts begins opened | ended stopped finished ends
open opened opens | closed shut closes
opening | closing
before | after
early earlier earliest | late later latest
old older oldest elderly | young younger youngest new
big large larger largest huge | small little tiny smaller smallest
long longer longest | short shorter shortest
high | low
tall | short
strong stronger | weak weaker
rich | poor
fast quick quickly | slow slowly
hot warm | cold cool
wet | dry
full | empty
heavy | light
hard | soft
good better best | bad worse worst poor
positive favourable favorable | negative unfavourable unfavorable
happy glad smiling cheerful | sad unhappy crying
alive living survived | dead died killed
awake | asleep sleeping
inside indoors indoor | outside outdoors outdoor
up upstairs | down downstairs
top | bottom
front | back behind
left | right
near close | far
in into | out off
on | off
with | without
all every everybody everyone | no none nobody
always | never
everything | nothing
some many most several | no none few
often frequently | rarely seldom
man men boy boys male he father husband son brother king | woman women girl girls female she mother wife daughter sister queen
adult adults grown | child children kid kids baby
day | night
same identical | different
public | private
national | foreign
domestic | international foreign
military | civilian
major | minor
maximum | minimum
majority | minority
include includes included including | exclude excludes excluded excluding
bought buys | sold sells
hired hires | fired sacked dismissed
built constructed founded established | demolished destroyed razed dissolved
arrived came | left departed
standing | sitting lying seated
success successful succeeded | failure unsuccessful failed
possible | impossible
present | absent
remember remembered | forgot forgotten
kept retained | scrapped abolished dropped
gained | lost
agreed agree | disagreed disagree
peace | war
real genuine | fake forged
voluntary | forced compulsory
temporary | permanent
""".strip()

_CLASS_LINES = tuple(frozenset(line.split()) for line in _CLASSES.splitlines())
_SIDES = tuple(
    tuple(frozenset(side.split()) for side in line.split("|"))
    for line in _OPPOSITES.splitlines()
)
# The same number or nation under two names, and what is part of another.
_SAME = tuple(
    frozenset(line.split())
    for line in (
        "grey gray", "whisky whiskey", "argentinian argentine", "britain england",
        "britain scotland", "britain wales", "british scottish", "british welsh",
    )
)  # fmt: skip


def contrary(one: str, other: str) -> bool:
    """Say whether two words, in small letters, exclude each other in one place."""
    both = {one, other}
    if len(both) == 1 or both in _SAME:
        return False
    return any(both <= line for line in _CLASS_LINES) or any(
        (one in left and other in right) or (other in left and one in right)
        for left, right in _SIDES
    )
