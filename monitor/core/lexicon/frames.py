"""What happens in the news, by scenes: words of one scene tell one event.

Scenes after FrameNet (Ruppenhofer et al. 2016: Commerce_buy, Giving, Hiding_objects,
Destroying, Quitting, Trust, Being_operational and the like); what stands behind the
bar tells the opposite of what stands before it (antonymy, Fellbaum 1998). An
underscore joins words that belong together. Only scenes of which news of any kind
tells; a word is in one scene only, and the words are stemmed when they are compared.
"""

from __future__ import annotations

from typing import NamedTuple

from monitor.core.lexicon.wordlist import word_set

_SCENES = """
acquire: buy order purchase obtain procure |
bribe: bribe bribery kickback pay_a_cent pay_money paid_money |
receive: receive took_money accept_money pocket |
falsify: falsify doctor forge manipulate rig tamper touch invent embellish fabricate |
disclose: disclose publish release reveal | hide conceal suppress withhold cover_up keep_secret
destroy: destroy shred burn pulp wipe | preserve
consult: consult ask | ignore bypass
quit: resign quit step_down stand_down leave_office | stay_in_office remain_in_office stay_on cling
approve: approve endorse back favour favor support accept | reject oppose vote_down dismiss throw_out
unity: unanimous united one_voice | divided split at_odds
trust: trust confidence faith_in | distrust mistrust
sound: safe good_order perfect_order sound intact | unsafe dangerous cracked unstable
clean: clean unpolluted drinkable | contaminate pollute poison arsenic
operate: operate function work_normally working_order in_service in_operation without_fault without_error | fault faulty fail break_down malfunction out_of_action out_of_order out_of_service switch_off disable disconnect stuck jam
settle: settle repay refund reimburse pay_back return_money money_back | owe outstanding unpaid
continue: continue go_on go_ahead goes_ahead proceed | stop cancel halt call_off scrap suspend
secret: secret closed_doors behind_closed | openly publicly
know: know aware knowledge learn | unaware
warn: warn caution |
hurt: injure hurt wound harm | unhurt unharmed unscathed
own: own belong property |
employ: hire recruit | sack
guilty: guilty convict | innocent acquit
spy: spy monitor surveil eavesdrop bug |
harass: bully harass intimidate threaten |
steal: steal embezzle siphon divert |
copy: copy clone plagiarise plagiarize |
dump: dump discharge spill leak |
"""
# Scenes of which somebody may be accused, and that whoever is accused denies.
MISDEEDS = word_set("""
acquire bribe receive falsify disclose destroy consult know spy harass steal copy dump
settle hurt
""")


class Unit(NamedTuple):
    """A word or phrase of a scene; ``sign`` is -1 for the opposite."""

    words: tuple[str, ...]
    scene: str
    sign: int


def _units() -> tuple[Unit, ...]:
    found = []
    for line in _SCENES.strip().splitlines():
        scene, _, told = line.partition(":")
        for sign, side in zip((1, -1), told.split("|"), strict=True):
            found += [Unit(tuple(u.split("_")), scene, sign) for u in side.split()]
    return tuple(found)


UNITS = _units()
# Nouns of one kind of thing; the first of each line names any of the others.
KINDS = tuple(
    """
paper document receipt invoice bill record file sheet memo letter email study research
substance drug stimulant medicine doping
plan project scheme proposal development
site premises plant
sample specimen
""".strip().splitlines()
)
