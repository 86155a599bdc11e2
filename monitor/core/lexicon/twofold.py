"""Verbs whose plain forms are as often nouns: “he drinks”, “two drinks”."""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

TWOFOLD = word_set("""
abuse ache alarm amount arrest bake balance bark bath beam bind blame bolt bow brake
breach brush bubble bump burden camp cash chase chat cheat cheer chip clip cloud
coach command compromise contract contrast cook cool cough count crack crash credit crowd
cruise cry cure curl curse dance dash dawn deposit desert desire despair discharge
disguise dislike display distress ditch dive divorce dodge doubt drain dread dream
dress drift drill drink drip drum dump echo edge embrace escort excess exhibit fade
fake fan fancy finance flag flame flap flash flirt float flock flood flush fold fool
forward frown fuse gamble gasp gather gauge gaze gear glance glare gleam glow grab
grant grasp graze grin grip groan guard guess guide harvest hatch haul hedge heel
herald hook howl hug hum hunger insult intrigue jog joke journey jumble laugh leak
lick linger lodge loop loot lurk mask mind mirror mix mourn neighbour nod notice number
outrage pace pack paint panic parade pass paste peel peep peer pile pilot pinch pitch
pity plead plot plug plunge polish ponder pool pose pour pout prop pump punch purge
quarrel race rage rain rattle reason reel regard reign rot rub ruin rumble rush rust
sail sample scan scare scent scorn scream screen seat shave shelter shiver shove side sigh
sip skip slam slap slice slope smell smile snap sneak sniff snore snow soak sob spare
spark spell spin spoil sponsor spot spray spur squeeze stab stack stain stall stamp
stare stay steer stir stitch strain stray stream stroll stumble stutter surf sway
swear sweat swirl tail tally taste tease thread thrill tick tide tilt toast toll toss
trail tread trick trickle trigger trim twist upset vent volunteer wander warm wash
waste water whip whirl whistle wreck yawn
""")
