from __future__ import annotations

import pytest

FERRY = """
The harbour ferry Grey Heron ran aground near Saltmouth on Tuesday evening with 118
people aboard, the coastguard said. Nobody was seriously hurt, though nine passengers
were treated for bruises at the quayside. The vessel, built in 1997, had left the
island terminal twenty minutes late because of fog. Two lifeboats and a pilot boat
took the passengers ashore within an hour. The operator, Saltmouth Lines, said the
captain had reported trouble with the steering shortly before the ship left the
channel. Inspectors from the maritime office boarded the ferry on Wednesday morning to
collect the voyage recorder. The regional government, which pays for the service, has
asked for a first report within three weeks. A replacement catamaran will run four
times a day until the Grey Heron has been refloated and surveyed. Fishermen who saw
the grounding from the mole described a loud scraping sound and then silence. The
operator was fined two years ago for sailing without enough trained crew.
"""

FERRY_ELSEWHERE = """
Holidaymakers told of a frightening night after a passenger ship hit a sandbank off
Saltmouth. The Grey Heron, carrying 118 passengers and crew from the island, came to a
sudden stop at about eight o'clock. Rescue crews brought everyone to the town hall,
where volunteers handed out blankets and soup. According to the coastguard nobody was
in danger at any time. A spokeswoman for Saltmouth Lines blamed a fault in the rudder
and promised refunds. Local councillors want to know why the ship sailed in thick fog
at all. An investigation has been opened, and divers are expected to look at the hull
once the tide allows. It is the third incident on the route since the winter, and the
trade union of seafarers says that warnings about worn equipment went unanswered. Shops
on the island fear for supplies, as the ship also carries fresh goods every morning.
"""


@pytest.fixture
def ferry():
    return FERRY


@pytest.fixture
def ferry_elsewhere():
    return FERRY_ELSEWHERE
