"""The vocabulary of ``contrast.py``: invented bodies, places, things and doings."""

from __future__ import annotations


def _list(text: str, mark: str = ",") -> list[str]:
    return [" ".join(part.split()) for part in text.split(mark)]


def _lines(text: str) -> list[list[str]]:
    return [
        [part.strip() for part in line.split("|")]
        for line in text.strip().splitlines()
    ]


PLACES = _list("""Leeds, York, Lyon, Turin, Oslo, Porto, Ghent, Graz, Malmo, Cork, Bergen,
Halifax, Denver, Tulsa, Perth, Lagos, Nairobi, Quito, Lima, Osaka, Pune, Hanoi, Riga,
Gdansk, Split, Varna, Bremen, Aachen, Seville, Dundee, Bristol, Ottawa, Austin, Madison
""")
BODIES = _list("""the union, the ministry, the company, the airline, the council, the regulator,
the hospital, the port authority, the bank, the university, the police force, the railway,
the football club, the charity, the developer, the court, the commission, the board,
the government, the opposition, the laboratory, the publisher, the grid operator
""")
COURTS = _list("""the court, the appeals court, the supreme court, the judge, the tribunal,
the constitutional court, the panel of judges, the high court""")
PEOPLE = _list("""workers, nurses, drivers, teachers, passengers, students, residents, farmers,
soldiers, fans, patients, customers, voters, sailors, prisoners, tenants, pilots
""")
THINGS = _list("""cars, flights, houses, ballots, phones, trees, shops, schools, trains, toys,
ships, parcels, complaints, batteries, cases, fines, tests, tickets
""")
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = """January February March April May June July August September October November
December""".split()

# doing | what excludes it | another way to say it; the object stands at {}
COURT_DOINGS = _lines("""
upheld {} | struck down {} | ruled that {} may stand
upheld {} | overturned {} | let {} stand
struck down {} | upheld {} | declared {} void
overturned {} | confirmed {} | set aside {}
annulled {} | affirmed {} | ruled {} invalid
lifted {} | kept {} in force | put an end to {}
suspended {} | refused to suspend {} | put {} on hold
granted {} | refused {} | allowed {}
""")
COURT_THINGS = _list("""the ban, the verdict, the sentence, the law, the fine, the ruling,
the order, the levy, the decree, the injunction, the eviction order, the curfew
""")
DOINGS = _lines("""
accepted {} | rejected {} | agreed to {}
rejected {} | accepted {} | turned down {}
approved {} | blocked {} | gave its consent to {}
blocked {} | approved {} | stopped {} from going ahead
supported {} | opposed {} | came out in favour of {}
opposed {} | supported {} | came out against {}
signed {} | refused to sign {} | put its name to {}
withdrew {} | stood by {} | took back {}
postponed {} | brought forward {} | put off {}
adopted {} | voted down {} | voted in favour of {}
kept {} | scrapped {} | held on to {}
scrapped {} | kept {} | did away with {}
published {} | kept {} secret | made {} public
welcomed {} | condemned {} | praised {}
condemned {} | welcomed {} | sharply criticised {}
expanded {} | cut back {} | enlarged {}
cancelled {} | went ahead with {} | called off {}
won the case over {} | lost the case over {} | succeeded in court over {}
started {} | ended {} | began {}
opened {} | closed {} | inaugurated {}
""")
OBJECTS = _list("""the pay offer, the merger, the budget, the new timetable, the plan, the reform,
the treaty, the proposal, the sale, the tax, the pension deal, the contract, the project,
the scheme, the inquiry, the route, the subsidy, the programme
""")

# base form | past | participle | what is done | a negative of it in other words
ACTS = _lines("""
use | used | used | the customer data | left the customer data alone
close | closed | closed | the plant | kept the plant open
pay | paid | paid | the bribe | refused to pay the bribe
dump | dumped | dumped | waste into the river | kept waste out of the river
copy | copied | copied | the design | made the design by itself
fire | fired | fired | the whistleblower | kept the whistleblower on
hide | hid | hidden | the safety report | made the safety report public
sell | sold | sold | the stadium | held on to the stadium
raise | raised | raised | the fares | left the fares as they were
delete | deleted | deleted | the messages | preserved the messages
warn | warned | warned | the passengers | left the passengers without a warning
inform | informed | informed | the families | left the families in the dark
sign | signed | signed | the agreement | refused to sign the agreement
leave | left | left | the alliance | stayed in the alliance
hire | hired | hired | the consultant | turned the consultant away
inspect | inspected | inspected | the bridge | never looked at the bridge
tap | tapped | tapped | the phones | left the phones alone
attack | attacked | attacked | the convoy | let the convoy pass
shorten | shortened | shortened | the working week | left the working week as it was
move | moved | moved | the head office | left the head office where it was
""")

# two ways to write one amount | another amount; what is measured is the key
AMOUNTS: dict[str, list[list[str]]] = {
    "{body} {raised} its main rate by {amount}": _lines("""
a quarter point | 0.25 percentage points | half a point
a quarter of a point | 25 basis points | 50 basis points
half a point | 0.5 percentage points | a quarter point
half a percentage point | 50 basis points | 0.75 percentage points
three quarters of a point | 0.75 percentage points | 0.25 percentage points
one percentage point | 100 basis points | 10 basis points
one point | 1 percentage point | 2 percentage points
"""),
    "the talks in {place} lasted {amount}": _lines("""
two weeks | 14 days | 40 days
a fortnight | two weeks | three weeks
48 hours | two days | four days
a year and a half | 18 months | eight months
half an hour | 30 minutes | 90 minutes
half a year | six months | nine months
two years | 24 months | 12 months
an hour and a half | 90 minutes | 40 minutes
a decade | ten years | twelve years
three days | 72 hours | 24 hours
a quarter of an hour | 15 minutes | 50 minutes
"""),
    "{amount} of the {people} in {place} voted for the change": _lines("""
half | 50 percent | 70 percent
a third | 33 percent | 13 percent
a quarter | 25% | 45%
three quarters | 75 per cent | 57 per cent
two thirds | 67 percent | 27 percent
one in five | 20 percent | 50 percent
one in ten | 10% | 1%
nine in ten | 90 percent | 19 percent
four out of five | 80% | 45%
"""),
    "{body} was fined {amount}": _lines("""
$2 million | $2m | $2 billion
two million dollars | $2,000,000 | $200,000
£1.5bn | 1.5 billion pounds | 1.5 million pounds
€500,000 | half a million euros | five million euros
$1.2 million | 1,200,000 dollars | 1,500,000 dollars
£40,000 | 40,000 pounds | 14,000 pounds
€3 billion | €3bn | €8bn
$750,000 | 750,000 dollars | 175,000 dollars
"""),
    "{amount} of the {things} had to be recalled": _lines("""
a dozen | 12 | 20
two dozen | 24 | 42
1.5 million | 1,500,000 | 150,000
half a million | 500,000 | 50,000
a thousand | 1,000 | 10,000
two hundred | 200 | 300
three million | 3,000,000 | 3,000
"""),
    "the new line to {place} is {amount} long": _lines("""
10 km | 10 kilometres | 40 kilometres
2.5 kilometres | 2,500 metres | 500 metres
a mile | 1.6 kilometres | 5 kilometres
100 miles | 160 kilometres | 60 kilometres
half a kilometre | 500 metres | 900 metres
"""),
    "the meeting in {place} starts at {amount}": _lines("""
5pm | 17:00 | 15:00
3.30pm | 15:30 | 17:30
noon | 12:00 | 14:00
half past nine | 9:30 | 10:30
midnight | 00:00 | 12:00
8 in the evening | 8pm | 8am
"""),
    "the ship carried {amount} of grain": _lines("""
two tonnes | 2,000 kilograms | 200 kilograms
half a tonne | 500 kg | 900 kg
40,000 tonnes | 40 thousand tonnes | 14 thousand tonnes
"""),
}
AROUND = _list("""The dispute began in spring. | Talks go on. | The decision came as a surprise.
| Further details were not given. | A spokeswoman read out a short statement.
| It is the second such case this year. | Local papers had reported it first.
| The matter has divided the town for months. | Neither side would say more.
| The news came shortly before the weekend. | Shares hardly moved.""", "|")
