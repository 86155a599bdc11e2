"""Nouns that name an act, with the verb that tells it: "the closure", "closed".

Derived nouns of news, after the classes of NOMLEX (Macleod et al. 1998): those in
-al, -ance, -ion, -ment, -ure and the like. Nouns that look like their verb (a
strike, a delay) need no entry.
"""

from __future__ import annotations

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
"""
NOMINAL: dict[str, str] = {
    line.split()[0]: line.split()[1] for line in _NOUNS.strip().splitlines()
}
EVENT_NOUNS = frozenset(NOMINAL) | {
    noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in NOMINAL
}
