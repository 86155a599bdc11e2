"""Words by which an article sets a mood or judges, and states nothing to check."""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

# What a sentence of mood is about: "the timing", "the stakes", "the battle lines".
SUBJECTS = word_set("""
timing stakes stake implication implications tension tensions battle war race game
question questions answer answers story trust world future outlook road lesson lessons
irony message picture scene mood silence nature democracy history time power truth
reality dust clock writing thing things consequences fallout lines line seeds puzzle
riddle moment point problem trouble danger hope fear fears doubt doubts narrative
essence bottom logic outcome mystery nightmare dream challenge challenges paradox dilemma
debate conversation momentum genie curtain jury's anger grief tragedy verdict's nobody
everybody anyone everyone someone something nothing everything sense feeling
hush devil tempers readers viewers listeners
""")
# What may as well be meant as it is said: "the road has reopened".
EVENTS = word_set("""
road line lines war race game battle clock story picture debate conversation scene
outcome lesson dust trouble answer answers
""")
# What is said of it: how the writer finds it.
JUDGEMENTS = word_set("""
significant profound critical telling negligible awkward precise bitter familiar fragile
delicate complex complicated simple hard easy difficult obvious crucial vital important
key dramatic remarkable striking surprising shocking stunning worrying troubling alarming
interesting ironic inevitable understandable real huge enormous immense bad good worse
better best worst mixed palpable deafening pivotal historic unprecedented clear plain
instantaneous sobering chilling heartbreaking grim bleak bright rosy murky daunting
tricky messy ugly sad sour sweet stark subtle sharp nothing everything eager
particular particularly less more
""")
# What somebody thinks of it, where "is" leads it and nothing follows.
OPINIONS = word_set("""
risky bold thin thick old weak strong brave naive clever smart stupid foolish wise unwise
cruel harsh generous fair unfair just unjust reasonable unreasonable sensible convincing
unconvincing misleading dangerous absurd ridiculous shameful scandalous brilliant
ambitious modest timid cautious sound shaky flimsy fine great terrible awful horrible
wonderful beautiful lovely nice ugly strange odd weird curious funny boring exciting
impressive disappointing encouraging discouraging promising hopeful hopeless desperate
nervous tense calm quiet uneasy relaxed comfortable uncomfortable cynical sceptical
skeptical pessimistic optimistic welcome unwelcome overdue essential necessary
unnecessary useful useless helpful pointless futile meaningful meaningless relevant
irrelevant appropriate inappropriate acceptable unacceptable understandable normal
natural abnormal usual unusual typical special unique rare extreme radical moderate
serious grave severe mild slight minor major massive vast tiny tight slim slender high
low steep sharp heavy light cold warm hot cool wrong right
""")
# Figures of speech: "draws a line in the sand", "strikes a chord".
FIGURES = word_set("""
precedent line lines stage tone door shadow light picture path soul sand ground
chord wave waves storm heart moment blow spotlight reality crossroads tightrope quagmire
minefield watershed harbinger bellwether reminder wake-up nerve riddle chasm minds
hearts tune puzzle iceberg genie dust oil tragedy mystery familiar scars courage
""")
# "In shock", "on edge", "about trust": where something stands in a mood only.
STANDINGS = word_set("""
shock trouble tears doubt limbo disarray chaos turmoil flux edge brink ropes cards
pressure strain scrutiny crossroads heart stake crisis mess shambles tatters freefall
trust them us love fear anger grief mourning control reach sight pause silence
laughter applause
""")
# By these they are figures: one lends a picture, but paints "a grim picture".
FIGURE_VERBS = word_set("""
draw set strike send cast leave open touch paint hit bring pour hold take add light
cross raise sound mark serve give make have get win lose keep put move stir shed change
""")
# What anything may do to anything: a guess with these can never be checked.
VAGUE_VERBS = word_set("""
shape reshape influence redefine change transform alter impact affect test haunt matter
mean rest
""")
# How a party is that speaks, and nothing of what it says: "Holm was blunt: ...".
MANNERS = word_set("""
blunt clear categorical adamant unequivocal certain sure convinced emphatic dismissive
scathing unrepentant defiant unmoved brief short curt terse simple firm furious angry frank
""")
