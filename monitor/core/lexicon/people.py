"""Words that tell what kind of thing a name names."""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

TITLES = word_set("""
mr mrs ms miss dr prof professor sir dame lord lady judge justice president senator
mayor minister chancellor governor captain sergeant colonel general inspector
councillor chairman chairwoman ceo sheriff commissioner director councilwoman
councilman alderman congressman congresswoman lieutenant superintendent constable
detective officer commander brigadier marshal signora signor avvocato avvocata herr
frau monsieur madame ambassador admiral major corporal reverend pastor rabbi imam bishop
archbishop coach supt det insp sgt capt lt cllr rev hon sister father
""")
MEN_TITLES = word_set("mr sir lord chairman king prince councilman")
WOMEN_TITLES = word_set("mrs ms miss dame lady chairwoman queen princess councilwoman")
# "The Very Rev. Ada Holm"
STYLES = frozenset(("very", "right", "most"))
# Behind a name they are no part of it: "Ada Holm KC".
HONOURS = frozenset(("KC", "QC", "MP", "MEP", "MSP", "OBE", "CBE", "MBE", "PhD"))
# What stands before a title: "Prime Minister", "Deputy Mayor".
OFFICES = word_set("prime first deputy vice foreign finance interior home chief lord")
NATIONALITIES = word_set("""
american british chinese english european french german indian irish italian japanese
russian scottish spanish ukrainian welsh western eastern northern southern african
asian australian canadian dutch swedish norwegian danish finnish polish turkish greek
mexican brazilian korean taiwanese israeli iranian iraqi saudi egyptian swiss belgian
austrian portuguese latin arab christian muslim jewish democratic republican labour
conservative atlantic pacific
""")
PLACES = word_set("""
uk us usa eu britain england scotland wales ireland america china russia france
germany italy spain japan india canada australia brazil mexico ukraine poland turkey
greece israel iran iraq europe asia africa london beijing washington moscow paris
berlin rome madrid tokyo delhi shanghai brussels geneva york leeds manchester
birmingham glasgow edinburgh oxford cambridge belfast dublin taiwan korea norway
sweden denmark finland netherlands belgium switzerland austria portugal egypt nigeria
kenya pakistan
""")
# What the name of a place ends in: "Mill Creek".
PLACE_NOUNS = word_set("""
strait straits channel gulf creek river lake valley mount mountain mountains street road
avenue boulevard bridge
island islands isle bay beach square ridge hills forest canyon dam tunnel canal coast
peninsula falls quay pier wharf highway motorway desert
""")
# Initials that name a thing of every day, not somebody.
COMMON_INITIALS = word_set("""
ai ip it tv pc llm llms api apis ceo cfo coo cto gdp r&d hr pr faq ceos rlhf gpu gpus
pm am ok id vat nda dna ev evs
""")
LAW_NOUNS = word_set("""
act bill law treaty directive regulation convention code
""")
BODY_NOUNS = word_set("""
office court ministry department bank commission council agency authority university
parliament senate union association party government police committee institute
institution company corporation group inc ltd plc llc corp board service tribunal
congress assembly federation centre center foundation hospital airlines airways motors
academy college school exchange
""")
COMPANY_NOUNS = word_set("""
company firm business giant start-up startup lab group corporation conglomerate
manufacturer carmaker automaker retailer bank airline behemoth developer maker
operator supplier employer insurer publisher utility brewer drugmaker carrier chain
shipper packer lender miller builder
""")
PRODUCT_NOUNS = word_set("""
model models chatbot chatbots assistant app car phone software system systems family
series architecture vehicle vehicles van vans cars phones trucks truck suv suvs planes
jets jet drug platform service
""")
ROLE_NOUNS = word_set("""
ceo chief executive president chairman chairwoman minister lawyer analyst economist
professor researcher director founder co-founder spokesman spokeswoman spokesperson
secretary mayor senator judge engineer scientist leader head manager ethicist doctor
seismologist candidate attorney barrister vice-president vice-chancellor vice-chair
""")
PERSON_NOUNS = ROLE_NOUNS | word_set("""
man woman boy girl chair negotiator editor treasurer neighbour witness juror driver
pilot worker employee nurse teacher
student resident passenger prosecutor defendant suspect victim owner boss spokesperson
official expert officer detective inspector commissioner governor councillor mp
chancellor lawmaker reporter journalist coach player captain author writer patient
mediator arbitrator adjudicator auditor surveyor supervisor vet guest shopper customer
trader dealer diver climber skier rider walker commuter traveller
hiker hunter gardener cleaner carer porter plumber carpenter campaigner protester
bystander onlooker survivor rescuer lodger caretaker
surgeon sailor farmer fisherman firefighter soldier widow mother father brother sister
son daughter uncle aunt husband wife friend colleague client tenant landlord donor
dean clerk principal provost chaplain aide ally relative heir descendant
grandson granddaughter grandfather grandmother cousin nephew niece priest
agent whistleblower counsel advocate adviser solicitor
voter rival challenger mate skipper cook barmaid maid successor predecessor deputy
bishop king queen prince princess
envoy diplomat delegate chef monk nun vicar architect poet playwright athlete
gymnast veteran cadet orphan bride spouse hostage inmate convict thief spy tycoon magnate
pupil deacon landlady thug burglar undergraduate jockey recruit hermit twin sibling
fiance groom bridegroom boyfriend girlfriend magistrate rebel insurgent warlord consul
duke earl baron oligarch billionaire millionaire bursar registrar incumbent opponent
critic sceptic disciple goldsmith blacksmith
lifeguard bodyguard warden nanny steward usher umpire locksmith concierge publican
chauffeur entrepreneur bailiff apprentice intern graduate shepherd academic scholar medic paramedic midwife
opponent proponent plaintiff claimant complainant appellant petitioner sceptic skeptic
citizen participant applicant peasant ally imam rebel insurgent militant grandparent
musician politician physician technician librarian accountant migrant immigrant
""")
# Who comes from where, as a noun: "the Finn".
PEOPLES = word_set("""
briton englishman englishwoman scot scotsman scotswoman irishman irishwoman welshman
welshwoman frenchman frenchwoman spaniard dutchman dutchwoman dane swede finn icelander
pole czech slovak slovene serb croat turk thai filipino new-zealander
""")
# What a firm may be as well as a person: "the landlord, Acme Homes".
PARTY_NOUNS = word_set("landlord owner client rival challenger donor trader dealer")
PLURALS = word_set("""
people police staff children media public personnel folk youth pair couple duo trio
""")
# "The accused deny it": one word for all of them.
AFFECTED = word_set("""
accused injured wounded dead missing elderly old young poor rich homeless unemployed sick
disabled deceased bereaved displaced
""")
SPOKESPEOPLE = word_set("spokesperson spokesman spokeswoman")
