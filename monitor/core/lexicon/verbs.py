"""Verbs of the news: what is reported as having happened, and all the others.

``EVENT`` verbs tell of acts and changes that can be checked, even where nobody is
named. ``OTHER`` verbs are needed to find where clauses begin and end.
"""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

EVENT = word_set("""
abandon abduct abolish accept accuse acquire acquit adjourn admit adopt advance agree
aim allege allocate allow amend announce appeal appoint approve arrest arrive
assassinate attack auction authorise award back ban bar beat begin block
bomb boost borrow breach break bring build burn buy call cancel capture cause cease
centre challenge charge clash clear clone close collapse collide commit compete
complete condemn confirm confiscate convict copy cost crash create cross cut damage
deadlock declare decline decrease defeat defect defend delay deliver demand demolish
deny deploy deport derail destroy detain develop die disclose dismiss dispute displace
disqualify divert donate double draft draw drop drown earn ease elect eliminate employ
enact end enter establish evacuate evict exceed execute exonerate expand expel expire
explode export extend extradite face fail fall file find fine finish fire flee flood
force found freeze fund gain give grant grow halt halve hand hear hike hire hit hold
host impeach impose import impound imprison increase indict infect infringe initiate
injure inspect install integrate intervene introduce invade invest investigate involve
issue jail join jump keep kidnap kill land launch lay lead leak leave lend license
lift list lodge lose lower make manufacture march merge misappropriate miss move
murder name negotiate nominate notify obtain occur offer open operate oppose order
oust overturn own pass pay permit place plead plunge postpone present probe produce
prohibit promise prompt propose prosecute protest publish pull purchase quash quit
raid raise ratify reach rebound recall receive recover recruit reduce refund refuse
register reinstate reject release relocate remove renew reopen repair repay repeal
replace replicate report represent request require rescue resign respond rest restore
restrict resume retire return reveal reverse revoke rise rob rule sack sanction save
schedule seal secure seek seize sell send sentence serve set settle shed shoot show
shut shrink sign sink slash slump soar spark spend split spread stage start steal stop
strand strike strip submit sue suffer supply support surface surge surpass surrender
survive suspend swear take terminate test testify threaten topple torture total trace
trade train transfer trap treat triple unveil uphold upgrade urge use vacate veto
violate visit vote vow walk warn win withdraw withhold wound write include contain
resemble mirror match bear come hinge account overtake resist champion poll campaign
concede count contest defer fell ground kick knock lock measure occupy outline
overrule pardon patent plan pledge possess predict prepare prevent question rank rate
ration rebuild relinquish rename rent reshape ship shelve sideline slow smuggle stand
store stabilise subpoena suppress swap sweep tax tear tighten tour track transport
travel trial trigger tumble undergo undermine unite apologise vaccinate verify waive weaken wed
welcome work worsen share drive
""")

OTHER = word_set("""
amount benefit bid cheat float sort scoff sneer thunder bluster stand trouble accelerate achieve act adapt add address adhere adjudicate affect affirm analyse
analyze answer appear apply argue arise ask assert assess assist assume attempt attend
avoid base be become behave believe belong benefit bet blame blur boil bypass
calculate care carry carve change check choose circulate cite claim clarify classify
collaborate collect combine comment compare compile complain comply comprise concern
conclude conduct consider consist constitute construct contend continue contribute
control convince cooperate cover craft criticise deal debate decide dedicate
deepen define demonstrate depend derive describe deserve design detail detect
determine devote differ dig direct discover discuss disrupt distribute divide do
dominate doubt educate embed embolden embrace emerge emphasise enable
encourage endorse enforce engage enhance enjoy ensure envision erode escalate estimate
evaluate evolve examine exist expect experience explain favor favour explore expose express fear
feature feed feel fight fill fit fix focus follow forecast forget form formulate fuel
function gather generate get go govern handle hang happen harm have help hesitate
highlight hinder hint hoard hope identify ignore illustrate imagine imply improve
indicate influence inform inhibit insist inspire intend interact interpret invent
judge jump justify know label lack last learn let lie limit link listen live locate
look love maintain manage mark matter mean meet mention mind model modify monitor
motivate need note notice observe outrank overcome owe participate perceive perform
persuade pick plant play point portray pose position practise praise prefer prepare
preserve press prevail prioritise process project promote protect prove
provide pursue push put quote react read realise recall recommend record refer
reflect reform refute regard regulate reinforce relate rely remain remark remember
remind render repeat resolve respect restate retain rethink rip risk roll run say
scratch see seem sense separate shape shift shine shoot sign signal simplify sit slip
solve sound speak specify speculate stay stake stem step stifle strengthen stress
struggle study succeed suggest suit sum surround suspect tackle talk tap target teach
tell tend think threaten throw thrive tie tilt touch translate trust try turn
understand unfold unlock update value vary vie view wait want watch watermark wave
weaponise wear weigh wonder worry yield advise assure caution contemplate testify
underline underscore acknowledge brand call deem dub term rebut repudiate reiterate
recount predict disclose hail lament
accommodate accompany accumulate administer align allay alter amass apologise
appease approach arrange ascend assemble assign attach attract avert await beset bite
blast blow bolster boycott bribe broadcast catch cater certify climb cling coincide
commemorate compel compensate conceal conceive confront congratulate connect conserve
consolidate consult contradict contravene convene convert convey coordinate cope
correspond criminalise crush cultivate curb date decommission delete denounce depart
depict deprive despise deteriorate devise dictate dilute diminish disagree disappear
disband disburse discard discontinue discredit discriminate dislike dismantle disperse
displease disregard dissolve dwell eat elapse elevate embark emigrate emit encompass
encounter encrypt endanger endure enlarge enlist enrol entitle entrust equip err erupt
escape evade exacerbate exaggerate exclude exert exhaust exit fend flourish flout flow
fly foresee forge forgive fortify foster frustrate fulfil garner grapple greet guarantee
hamper hasten haul head heal hide house hover hurry hurt ignite impair impede implement
implicate impress improvise inaugurate incite incline incorporate incur inflate inflict
inhabit inherit innovate inquire instruct insure intensify intercept interfere interrupt
invite invoke irritate isolate jeopardise lag lapse launder lean leap levy liberate
liquidate loan lobby loom manipulate migrate minimise mislead mitigate mobilise mount
mourn multiply nationalise neglect nurture obey oblige obstruct offset opt originate
outlast outlive outnumber outpace outweigh overcharge overhaul overhear overlook overrun
oversee overthrow overwhelm pause pave peak perish perpetrate persecute persist pertain
pinpoint pollute pour precede preclude predate prescribe preside presume privatise
proclaim procure prolong propel provoke publicise punish purport rally reap reassure
recede reckon recognise reconsider rectify recycle redeem redirect
redistribute refine refrain refuel regain regroup rehabilitate rehear reimburse reimpose
relax relent relieve renounce repatriate replenish reprimand reproduce reroute rescind
resell resent reserve resettle reshuffle reside resound restart restrain restructure
resurface retaliate retrain retreat retrieve reunite reuse revamp revert revise revisit
revive ride ring roam rotate safeguard salute salvage satisfy scatter scold scour scrap
scrutinise scuttle seat sever shake shatter shelter shield shout shun sing skip sleep
slide smash smoke soften spearhead spill spoil squeeze stagnate starve steer stipulate
stoke stretch strive stumble subside subsidise summon supersede supervise suppose
sustain swell swim swing symbolise tamper terrorise thank thwart tolerate toss transform
transmit transpire triumph undercut underestimate undertake unleash unravel upend usher
utilise utter vanish vilify wane weave weep widen wield wipe wish withstand witness
abate abbreviate abide abound absorb abstain accede accrue acquaint activate adjust
admire adore adorn advertise aggravate aid ail alert alienate amaze amuse annoy annul
applaud appraise apprehend arouse ascertain aspire assail assimilate atone attain attest
augment automate avenge awaken baffle banish bathe befit befriend beg behead belittle
bemoan bequeath berate besiege betray bewilder bicker blackmail bless blink bloom blush
bother bounce brag breathe brighten broaden budge burgle bury calm capitalise capitulate
capsize captivate castigate celebrate characterise cheapen cherish chew chide choke clap
cleanse clench coax coerce collude comfort commute compress compute concoct concur
condense condone confer confess configure confine conform confuse conjure conquer
conspire construe consume contaminate correct corrode corrupt crack crawl creak cripple
croak crouch crumble culminate curtail dangle darken dazzle deafen deceive decipher
declassify decompose decorate deduce deduct deflate deflect deform defraud defuse defy
degrade delegate deliberate delve demote denote deplete deplore depress descend
destabilise detest detonate devalue devastate deviate devour differentiate digest dilate
dine disable disapprove disarm discern disconnect discourage disembark disengage
disfigure dislodge dispatch dispense dispose disprove dissent dissipate dissuade distil
distinguish distort distract disturb dodge download downplay ebb economise edit eject
elaborate elicit elope elude emanate embarrass embellish embezzle embody emulate
encircle enclose encroach endow engrave engulf enlighten enquire enrage enrich ensue
entail entangle entertain entice entrench envisage equate eradicate erase erect espouse
evaporate evoke excel exchange excite exclaim excuse exempt exhale exhume expend exploit
expound exterminate extinguish extort extract extrapolate fabricate facilitate fade
falsify falter fasten fatten fertilise fetch flatten flatter flaunt flicker flinch
fluctuate forego forfeit formalise forsake frighten furnish gallop garnish giggle
glimpse glitter glorify gnaw grasp grease grieve gulp harass harden hatch heave hoist
horrify howl humiliate hurl hurtle illuminate imitate immerse immigrate impart imperil
implode implore impoverish incapacitate incriminate indulge infer infest infiltrate
inflame ingest inhale inject inscribe insert insinuate insulate intercede interrogate
intersect intertwine intimidate intrude inundate invalidate irk jeer jettison jostle
knit laugh lengthen lessen liaise lighten linger loathe loosen lure magnify maim
manoeuvre marginalise marry materialise maximise meander meddle mediate meditate melt
memorise menace mend mimic misbehave miscalculate misjudge misread misrepresent
misunderstand moan mock modernise mumble murmur mutilate narrate nestle normalise
nullify obsess offend ooze oppress optimise orchestrate ordain organise oscillate outbid
outdo outgrow outlaw outmanoeuvre outperform outrun outsell outshine outsource outstrip
outwit overcrowd overdo overestimate overlap overload overpower overreact override
overshadow overstate pamper paralyse penalise penetrate perforate permeate perplex
personify pierce placate plough pluck plummet plunder ponder populate postulate pounce
preach predominate presage pressurise presuppose pretend procrastinate profess proffer
proliferate prop propagate prosper protrude prune pry purify quadruple qualify quell
quench quieten quiver radiate ramble randomise ransack rave raze realign rearrange
reawaken rebrand reciprocate recite reclaim recline recoil recollect recommence
reconcile reconnect reconstruct recoup recreate recur redden redesign redo redraw
refurbish regret rehearse reinvent reinvest rejoice rejoin relegate relish relive remand
remarry remedy reminisce remit remodel remunerate renege renovate reoffend reorganise
repel repent repossess repress reschedule reset resurrect resuscitate retract retrofit
revel reverberate revere revile revitalise revolve rewind rewire rewrite ridicule ripen
roar rot ruffle rummage sadden saturate savour scald scavenge scorch scrape scribble
scrub sculpt seduce seep segregate sensitise serialise sharpen shave shiver shorten
shove shriek shrug shudder shuffle sift simmer simulate smear smother snatch sneak sniff
soak socialise solicit soothe sow specialise splash sprawl spurn squabble squander
squash squat squeak squirt stagger stammer standardise startle stray stroll stun
subcontract subdivide subdue subjugate sublet submerge subscribe substitute subtract
subvert suffice suffocate sulk summarise superimpose swallow swarm sway sweat sweeten
swerve swindle swirl swivel sympathise synthesise tame tangle tarnish taunt tease
televise tempt terrify thaw thicken throb throttle tickle tinker toil torment traipse
trample transcend transcribe transplant traverse tread tremble trespass trickle trot
trounce trudge truncate tug twinkle twist twitch underlie underpay underplay undersell
understate unearth unify unnerve unpack unseat unsettle untangle unwind upbraid uproot
upset upstage urinate validate vandalise veer venerate vet vex vibrate victimise
visualise vomit wade wail wander waste wean whirl wither wobble woo worship wrap wreak
wreck wrench wrestle wriggle yearn yell zoom
bend bleed breed burst cast creep forbid grind kneel mistake retake slay speed spit
spring stick stride undo wake telephone phone diagnose
abridge abut accost accredit acquiesce adduce admonish adulterate agitate alleviate
allot allude amplify amputate annex annihilate annotate anoint antagonise appal append
arbitrate ascribe assuage astonish astound attenuate attribute avow backfire backtrack
bankroll baptise barricade beautify beckon befall belie bellow bisect blindfold
blindside bludgeon bombard botch brainwash breastfeed broach browbeat brutalise bulldoze
bungle bustle calibrate canvass cede centralise chafe chastise circumvent civilise clad
clamber clothe coexist cohabit cohere colonise commandeer commence commend commercialise
commiserate comprehend conciliate condescend conflate confound congregate connive
consecrate contextualise contort contrive convulse corroborate cosponsor covet cremate
crystallise customise dally debase debilitate debrief debunk decapitate decelerate
decentralise decode decouple decriminalise decry deface defame deforest defray defund
degenerate dehydrate demarcate demean demobilise demoralise demotivate denigrate denude
depopulate depose deprecate deputise deregister deregulate deride desalinate desecrate
desegregate desensitise designate desist despoil deter dethrone detract devolve digitise
disallow disappoint disavow discipline discolour disempower dishearten dishonour
disillusion disinfect disinherit dislocate dismay dismember disobey disorient disown
disparage dispel dispirit dispossess disrespect dissect disseminate dissociate distrust
diversify divest domesticate dramatise dredge dumbfound dupe eavesdrop electrify
electrocute elongate elucidate emancipate emasculate embalm embitter embroil empathise
empower encapsulate encode endear enfranchise engross enshrine enslave ensnare enthral
enthuse entomb entrap entreat enumerate envelop envy epitomise equivocate euthanise
evangelise exalt exasperate excavate excommunicate excoriate exemplify exorcise
expatriate expedite expropriate extricate exude exult fathom feign finalise fixate
flounder fluoridate fluster foment foreclose forestall forewarn fraternise free
fulminate furlough galvanise garble gentrify gerrymander globalise gouge graduate grovel
hallucinate harbour harmonise headhunt heed hibernate hijack homogenise hoodwink
hospitalise humanise humidify idolise immobilise immolate immortalise immunise impale
impersonate impinge impugn incentivise incinerate incubate indemnify individualise
indoctrinate induce industrialise infuriate infuse ingratiate inoculate instigate
interlink internalise interpose intersperse intoxicate invert invigorate irradiate
irrigate itemise juxtapose lacerate lambast lambaste languish laud lavish legalise
legislate legitimise liberalise liken lionise liquefy litigate localise malign mandate
manhandle maroon massacre maul mechanise mesmerise militarise miscarry misclassify
misdiagnose mishandle mishear misidentify misinform misinterpret mislabel mismanage
misplace misquote misspeak misspell mistreat misuse moderate modulate molest mollify
monopolise naturalise necessitate negate neutralise notarise obfuscate objectify
obliterate officiate offload ostracise outclass outplay outscore outstay overawe
overbill overbook overburden overexpose overhang overheat overpay overplay
overrate overreach oversell overshoot oversimplify overspend overstay overstep oxidise
pacify pander paraphrase pasteurise patronise perpetuate personalise perturb pilfer
pillage pillory plagiarise polarise politicise pollinate pontificate preempt preoccupy
prequalify presell prevaricate proofread proselytise quantify quicken rankle rationalise
re-elect reactivate readjust readmit reaffirm reallocate reappear reapply reappoint
rearm reassess reassign rebuff rebuke recant recapitulate recapture recharge reclassify
reconvene recuse redact redeploy redevelop rediscover redouble reelect referee refinance
refit refloat reforest regress rehire rehouse reignite reintroduce rejig rejuvenate
relapse relaunch reload remake renationalise renegotiate reoccupy repaint repaper
repopulate reposition reprieve reproach reprocess repulse repurchase reread restock
retell retool retrace retry reunify revalue rezone roil ruminate sanctify sanitise
satiate scandalise secede sexualise shackle shirk shoplift shortchange signpost siphon
situate skim skirmish skyrocket slacken solidify spawn stampede stereotype stigmatise
stimulate stockpile stonewall straddle straggle straighten streamline stymie sublimate
succumb supplant surmount syndicate tabulate tarry toughen tout transact transfix
traumatise treble triangulate trivialise typify tyrannise unblock uncover underachieve
undercharge underfund underperform underpin understaff underutilise undervalue
underwrite undress unfreeze unfurl unhinge unionise unload unmask unpick unplug unroll
unseal untie unwrap urbanise usurp vacillate vanquish vaporise vaunt verbalise vindicate
vocalise vouch warrant waterboard waver westernise wheeze whet whittle wilt wince
wrangle wrest writhe yank
""")

# Forms that are far more often nouns or adjectives unless something proves a verb.
# Without a passive: behind a noun their past is the verb of the clause.
ACTIVE = word_set("""
collapse resign arrive vanish disappear erupt explode expire emerge fail succeed happen
occur die crash march protest vote apologise apologize react respond reply depart escape
flee differ belong exist persist prevail remain return retreat relent refrain rebel
participate compete collide coincide converge culminate deteriorate dwindle plummet
soar surge slump stagnate linger last rally stand consist depend stem falter hesitate
""")
NOUN_LIKE = word_set("""
act aim air appeal attack award ban bar base bill block board call campaign care
case cause centre challenge change charge check claim clash clone comment concern
control copy cost count course court cover crash cross cut damage deal debate decline
diagnose thank
decrease delay demand design detail draft draw drive drop end estimate experience
export face fall fear feature fight file fill fine finish fire focus force form
found function fund gain ground group growth halt hand harm help hike hit hold hope
host hunt import increase influence issue join judge jump keep label lack land last
launch lead leak leave limit line link list look loss love march mark match matter
mean measure merger mind model monitor motion move murder name need note notice object
offer open order outline pardon patent pay place plan plant play pledge point poll
pose position practice praise present press probe process produce profit programme
project promise protest purchase push question quote raid raise range rank rate ration
reach recall record refund release rent repair repeat reply report request rescue rest
result return reverse reward rise risk rule run sale sanction scale schedule seal
search sense sentence set shape share shed shift ship shock shoot shot show sign
signal slump sound source spark spread stage stake stand start state station step stop
store strike study suit supply support surface surge survey suspect swap sweep talk
target tax tear term test threat tie total touch tour track trade train transfer
transport trap travel treat trial trigger trip trouble trust turn update upgrade use
value veto view visit vote vow wait walk watch wave work wound yield vie bet bid worry
wonder practise
benefit counter joke quip whisper thunder bluster
blow boycott bribe catch climb crush date escape exit flow fly guarantee haul head hide house
account champion defeat brand
hurt phone telephone lag lapse leap levy loan lobby mount neglect offset overhaul pause peak purport
rally retreat ring scrap seat shake shelter shield shout sleep slide smash smoke spill
spoil squeeze stretch swell swing toss triumph wish witness
address advance aid alert answer approach arrest auction blast bomb boost breach
crack delegate dispute doubt flood forecast grant jail lift lock mistake permit pick post
reason rebel regret remark reserve resort ride roll sack safeguard shelve sort
split spring stick stress strip struggle sum trace twist urge win wreck
""")
# What parties to a dispute do: acts and decisions that a desk prints first.
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
