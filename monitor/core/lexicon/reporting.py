"""Verbs and nouns of speech, each with its stance towards what is said."""

from __future__ import annotations

from enum import StrEnum

from monitor.core.lexicon.wordlist import word_set


class Stance(StrEnum):
    """How a reporting verb stands towards what it reports."""

    NEUTRAL = "neutral"
    ALLEGE = "allege"
    DENY = "deny"
    PREDICT = "predict"
    DEMAND = "demand"


_BY_STANCE = {
    Stance.NEUTRAL: """
        say tell add note state explain announce confirm insist maintain emphasise
        emphasize stress affirm assert claim argue contend acknowledge admit concede
        report reveal disclose suggest indicate warn caution believe testify write
        remark comment observe declare conclude find show reiterate repeat recall
        remember recount point underline underscore estimate reply respond answer swear
        complain propose recommend advise assure vow pledge promise think
        suspect rule hold decide calculate reckon speculate stipulate
        fear worry hope hint imply agree describe label call brand term dub cite
        counter retort object joke quip grumble whisper shout mutter establish
        accept boast signal protest guarantee determine certify
        lament inform remind attest aver confess confide clarify concur divulge exclaim opine
        mention murmur notify post proclaim reason reassure restate specify surmise theorise
        theorize tweet
    """,
    Stance.ALLEGE: "allege accuse blame charge",
    Stance.DENY: "deny dismiss reject refute dispute rebut repudiate rubbish",
    Stance.PREDICT: "predict forecast expect project anticipate",
    Stance.DEMAND: "demand urge ask request order call",
}
REPORTING: dict[str, Stance] = {
    verb: stance for stance, verbs in _BY_STANCE.items() for verb in verbs.split()
}
REPORTING["call"] = Stance.NEUTRAL

# Verbs that speak only with a clause or a quotation after them.
NEEDS_CLAUSE = word_set("""
shout whisper mutter joke quip
add find show call term label brand describe charge ask order request point agree
respond reply answer propose promise pledge vow recommend advise repeat recall remember
report
reveal disclose announce confirm declare project expect deny dismiss reject dispute
rule hold decide calculate reckon speculate stipulate
refute rebut repudiate indicate write think fear worry hope conclude
accept signal protest guarantee determine certify
lament inform remind attest aver confess confide clarify concur divulge exclaim opine
mention murmur notify post proclaim reason reassure restate specify surmise theorise
theorize tweet
""")

# These report only what "that" leads: "held that", "held talks".
NEEDS_THAT = word_set("""
recall remember order charge call project find hold rule decide accuse blame sue report
answer counter retort object joke quip grumble whisper shout mutter establish
dismiss reject refuse describe label brand term dub cite urge request demand
accept signal protest guarantee determine certify
lament inform remind attest aver confess confide clarify concur divulge exclaim opine
mention murmur notify post proclaim reason reassure restate specify surmise theorise
theorize tweet
""")

# "labelled the lawsuit baseless": a verdict on what somebody else said.
VERDICT_VERBS = word_set("label call brand describe term dub dismiss")
DENYING = frozenset(_BY_STANCE[Stance.DENY].split())
# Whoever does so, or does not comment, answers what another has said just before.
ANSWERING = DENYING | VERDICT_VERBS | {"comment", "respond"}
# Whoever speaks so mostly answers what another has said.
REPLYING = DENYING | word_set(
    "reply respond answer counter retort object protest insist maintain hit shoot swear"
)
ACCUSING = frozenset(("accuse", "allege", "blame", "charge", "sue"))

# By these a clause is ascribed behind a comma: "The siren failed, a guard recalled."
CLOSING = word_set("""
say tell add note state explain announce confirm insist maintain emphasise emphasize
stress affirm assert claim argue contend acknowledge admit concede report reveal
disclose suggest indicate warn caution believe testify write remark comment observe
declare conclude find show reiterate repeat recall underline underscore estimate reply
respond answer swear complain recommend advise assure vow pledge promise think suspect
rule calculate reckon speculate hint imply agree boast protest allege charge predict
forecast expect fear establish counter retort object joke quip scoff sneer thunder
bluster whisper shout mutter grumble lament inform remind point go hit shoot hear
decide hold learn understand prove attest
mock gush rage fume bristle enthuse plead snap sigh laugh scold chide jeer taunt crow
muse gripe moan rail marvel vent aver confess confide clarify concur exclaim opine
mention murmur proclaim reason reassure surmise theorise theorize tweet worry hope
remember recount guess notice
""")
# "…, the agent shot back": with these words only they say something.
PARTICLES = {
    "point": frozenset(("out",)), "go": frozenset(("on",)), "hit": frozenset(("back",)),
    "shoot": frozenset(("back",)), "fire": frozenset(("back",)),
}  # fmt: skip

ACCUSATION_NOUNS = word_set("""
accusation accusations allegation allegations claim claims complaint complaints
lawsuit suit charge charges case action filing petition
""")
# Nouns before "that" whose clause somebody says.
SPEECH_NOUNS = word_set("""
claim claims allegation allegations accusation accusations statement argument
assertion assertions suggestion suggestions warning warnings
""")
# "Called the memo a forgery": by these a verdict says that something is not so.
FALSEHOODS = word_set("""
lie lies forgery fabrication invention nonsense slander libel rubbish fiction fantasy
hoax smear myth false untrue baseless groundless unfounded absurd wrong fake forged
invented fabricated
""")
DOCUMENT_NOUNS = word_set("""
statement release report filing complaint lawsuit writ petition affidavit letter email
memo document documents
study survey test ruling judgment indictment post tweet speech interview analysis audit
audits allegations accusations allegation accusation notice bulletin briefing
filings records minutes results figures data poll polls surveys studies reports
statements papers emails letters memos rulings estimates tests research accounts count
photograph photographs photo photos video videos footage recording recordings transcript
transcripts log logs notes diary diaries leaflet brochure e-mail e-mails
""")
# Who may speak without a name.
SPEAKER_NOUNS = word_set("""
inspection inspections review reviews investigation investigations assessment examination
census source sources official officials spokesman spokeswoman spokesperson spokespeople
engineer engineers analyst analysts expert experts lawyer lawyers attorney attorneys
critic critics researcher researchers scientist scientists employee employees worker
workers executive executives minister ministers regulator regulators police prosecutor
prosecutors witness witnesses judge judges court union unions company firm government
ministry campaigner campaigners resident residents investigator investigators insider
insiders economist economists doctor doctors nurse nurses team management board
authorities authority office agency president mayor chief head director manager
secretary council committee commission party people person statement insurers airline
operator owner owners shareholders investors staff professor seismologist
seismologists geologist hospital bank club association group members member candidate
leader leaders senator driver drivers passenger passengers carmaker manufacturer maker
retailer watchdog institute survey department inquiry panel jury defence tribunal
side sides campaign campaigns parties neighbour neighbours charity commissioner
commissioners governor captain coach detective juror jurors surgeon
surgeons teacher teachers victim victims
coroner coroners magistrate magistrates auditor auditors ombudsman consultant
consultants biologist biologists epidemiologist epidemiologists archaeologist
historian historians psychologist psychiatrist pharmacist conservationists activist
activists lobbyist lobbyists publisher broadcaster newspaper magazine developer
developers builder contractor contractors supplier suppliers farmer farmers trader
traders broker brokers banker bankers lender lenders creditor creditors administrator
administrators liquidator liquidators landlord landlords tenant tenants parent parents
student students pupil pupils rector curator museum gallery league federation embassy
army navy military coastguard brigade firefighter firefighters rescuer rescuers
paramedic paramedics pilot pilots crew airport railway carrier utility school
university college church foundation trust clinic laboratory lab town city
county borough service bureau society festival theatre opposition coalition alliance
network movement lobby
chamber consortium guild mission trustee trustees dealer dealers diplomat diplomats
traveller travellers insurer examiner examiners ranger rangers supporter supporters
volunteer volunteers adviser advisers television tv radio daily tabloid media sponsor sponsors organiser organisers organizer
organizers promoter promoters family families heirs relatives descendants camp port headquarters
assistant assistants employer employers
locals fans guards midwives allies deputies troops prosecution
zoo hotel restaurant supermarket hospice nursery kindergarten prison jail library archive
studio pharmacy orchestra choir
parish diocese synod convent mosque synagogue temple cathedral
consulate delegation secretariat directorate inspectorate municipality taskforce
cooperative co-operative confederation caucus faction junta militia bloc ngo nonprofit
""")

# By these the outlet speaks of its own text.
OUTLET_NOUNS = word_set("article writer author column columnist piece essay analysis")

# Words of an accused party's answer that clear it.
EXCULPATORY = word_set("""
independently independent publicly lawful lawfully legally innocent false untrue
unfounded groundless baseless wrongdoing in-house
""")
