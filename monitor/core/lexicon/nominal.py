"""Nouns that name an act, with the verb that tells it: "the closure", "closed".

Derived nouns of news, after the classes of NOMLEX (Macleod et al. 1998): those in
-al, -ance, -ion, -ment, -ure and the like. Nouns that look like their verb (a
strike, a delay) need no entry.
"""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

_NOUNS = """
abolition abolish
acceptance accept
agreement agree
appointment appoint
arrival arrive
call telephone
cancellation cancel
closure close
collision collide
construction build
contamination contaminate
delivery deliver
demolition destroy
departure leave
deployment deploy
destruction destroy
dismissal sack
disclosure disclose
distribution distribute
donation donate
election elect
eviction evict
evacuation evacuate
examination examine
expansion expand
explosion explode
expulsion expel
extension extend
failure fail
inspection inspect
invasion invade
killing kill
loss lose
meeting meet
negotiation negotiate
nomination nominate
payment pay
postponement delay
publication publish
redundancy sack
reduction cut
rejection reject
removal remove
renewal renew
replacement replace
retirement retire
sale sell
search search
settlement settle
shooting shoot
suspension suspend
treatment treat
walkout strike
"""
NOMINAL: dict[str, str] = {
    line.split()[0]: line.split()[1] for line in _NOUNS.strip().splitlines()
}
EVENT_NOUNS = frozenset(NOMINAL) | {
    noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in NOMINAL
}

# Without an article, and nobody's name: "Wreckage came down on land."
MASS = word_set("""
wreckage debris oil water smoke fire snow rain ice fog gas power traffic fuel blood
evidence production turnout damage demand supply output trade steel timber concrete
sewage waste rubbish dust mud sand soil lead asbestos mould mold bread milk meat grain
wheat corn rice food medicine money cash gold silver copper aluminium lithium cement
plaster electricity energy heat sunlight daylight darkness thunder lightning wind
growth inflation unemployment poverty wealth debt credit rent income revenue profit
payroll cargo freight luggage baggage equipment machinery software hardware
footage audio video radio television press paperwork correspondence mail post
ammunition gunfire artillery shellfire violence unrest anger fear panic chaos silence
hope doubt trust faith justice law order peace war crime fraud corruption theft arson
murder death life birth health illness disease cancer flu pneumonia listeria salmonella
poison alcohol beer wine tobacco cocaine heroin education training housing
transport construction maintenance repair research science history geography weather
drought famine flooding erosion rust decay mining farming fishing shipping tourism
football rugby cricket tennis cycling rowing parliament congress mankind society
nature time progress change work labour labor staffing overtime pay compensation
insurance interest access entry parking storage room space land ground grass wood
paper plastic glass metal leather cotton wool oxygen carbon hydrogen ammonia mercury
arsenic chlorine cyanide radiation noise sound music light speed pressure temperature
nonsense rubbish testimony proof advice news information data help support relief aid shelter
""")
