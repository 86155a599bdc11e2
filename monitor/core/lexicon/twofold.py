"""Verbs whose plain forms are as often nouns: “he drinks”, “two drinks”."""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

TWOFOLD = word_set("""
abuse acclaim ache airlift alarm ambush amount anchor anger arrest badger bail bake
balance balk bankrupt bargain bark barter bath beam bind blame blanket blend bolt bow
brake breach brew brush bubble buck bulge bully bump bundle buoy burden buttress camp
cap cash censor censure chair charter chase chat cheat cheer chill chip chop clamp clasp
clip cloud coach comb combat command compromise consent console contract contrast cook
cool cough count crack crank crash crave credit crowd cruise crusade cry cull cure curl
curse dance dash dawn debut decay dent deposit desert desire despair detour dim
discharge discount disguise disgust dislike display distress ditch dive divorce dodge
doom dot doubt doze drag drain drape dread dream dress drift drill drink drip drum duel
dump dust dwarf echo eclipse edge embrace escort excess exhibit exile fade fake fan
fancy fare fashion fault fax feud finance flag flame flap flash flavour flick fling flip
flirt float flock flood flop flush fold fool fork forward foul fracture fragment fringe
frown fume fuse gag gamble gasp gather gauge gaze gear gesture glance glare gleam glow
glue grab grant grasp graze grill grin grip groan groom grudge guard guess guide hack
handcuff harness harvest hatch haul heap heat hedge heel herald herd hook howl hug hum
hunger hunt hush hustle impact imprint insult intrigue jam jest jog joke jolt journey
jumble junk lace lance lash laugh leak leash leverage libel lick line linger litter
lodge loop loot lull lumber lump lunge lurch lurk mar mask mind mirror mix mop mortgage
mould mourn muffle mutiny nail neighbour net nod notice number outrage pace pack pad
paddle paint panic parade pass paste pedal peel peep peer peg pile pilot pinch pit pitch
pity pivot plead plot plug plunge polish ponder pool pop pose pour pout pressure prey
prick pride progress prop pulse pump punch puncture purge quarantine quarrel quarry
query queue race rage rain rake ramp rampage ransom rant rap rattle ravage rear reason
recess reel regard reign rein research reward ripple roast romp rot rout rub ruin rumble
rupture rush rust sabotage sag sail sample sap savage scam scan scar scare scent
score scorn scramble scream screen seat sequence sham shame shave shelter shiver shove
shovel shroud side siege sigh silence sip skip skirt slam slander slant slap slaughter
slice slope slug smack smell smile smoulder snag snake snap snare sneak sniff snore snow
snub soak sob soil solder spam span spar spare spark spell spike spin spiral splinter
spoil sponsor spot spout spray sprint sprout spur squeeze stab stack stain stalk stall
stamp staple stare stash stay steer sting stir stitch strain stray streak stream stroll
stumble stump stutter sugar supplement surf survey swamp sway swear sweat swirl switch
swoop tail tailor taint tally taper taste tattoo tease thread thrill thrust thumb tick
tide tilt tinge tip tire toast toll top torpedo toss tow trail trash tread trend trick
trickle trigger trim trump twist upset vent verge voice void volley volunteer wager
wander warm warp wash waste water weather whip whirl whistle wreck yawn
""")
