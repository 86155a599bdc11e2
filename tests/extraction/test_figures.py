"""Figures and days of short texts of 11 December 2024, as labels write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.core.evaluation.agreement import canonical
from monitor.core.values import find_values

PUBLISHED = datetime(2024, 12, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Six of eight jurors objected.", ["6", "8"]),
        ("About 130 of us stayed.", ["~130"]),
        ("Two fishermen drowned.", ["2"]),
        ("She bet 15,000 kronor that it would sink.", ["15000 SEK"]),
        ("The mast cost 400,000 Danish kroner in all.", ["400000 DKK"]),
        ("He owes 3 million Mexican pesos to us.", ["3000000 MXN"]),
        ("At half past eleven we measured 40 metres.", ["40"]),
        ("The hearing begins at 3.15 pm.", []),
        ("The mill was built in 1868.", ["1868-01-01..1868-12-31"]),
        ("The treaty of 4 May 1790 holds.", ["1790-05-04"]),
        ("It was found in 1868 cases.", ["1868"]),
        ("The horn sounded at about ten o'clock.", []),
        ("Divers counted 31 on the quay.", ["31"]),
        ("Holm led by 41.", ["41"]),
        ("A boy of 12 drowned.", ["12"]),
        ("Of the 30 boats, 21 failed.", ["30", "21"]),
        ("The vote was put off by a week.", ["7"]),
        ("It was not 38 crates but 52.", ["38", "52"]),
        ("Of the 30 boats, 21 sank.", ["30", "21"]),
        ("The march drew close to a thousand.", ["~1000"]),
        ("It would not cost more than £1.4 million.", ["<=1400000 GBP"]),
        ("The firm offered 900 dollars. Crews want 12,000.", ["900 USD", "12000 USD"]),
        ("The road was shut on 19 days.", ["19"]),
        ("The mast is 90 years old.", ["90"]),
        ("One man was never found.", ["1"]),
        ("They found one man.", []),
        ("One woman", []),
        ("In 2019 two ships sank.", ["2019-01-01..2019-12-31", "2"]),
        ("The mate was 300 km away.", ["300"]),
        ("Work stopped at 8 p.m., not at 4.30 p.m.", []),
        ("The memo of 14 May was forged.", ["2024-05-14"]),
        ("The trial will open on 14 May.", ["2025-05-14"]),
        ("The number of pupils fell from 93 to 61.", ["93", "61"]),
        ("The council voted by 27 to 19.", ["27", "19"]),
        ("They won by 502 votes to 31.", ["502", "31"]),
        ("The council voted 19 to 13.", ["19", "13"]),
        ("The vote was 9 to 8.", ["9", "8"]),
        ("The council voted 7-2 to sell.", ["7", "2"]),
        ("The film cost £2m. Streams hit 1.4 billion.", ["2000000 GBP", "1400000000"]),
        ("Downloads have passed 9 million.", ["9000000"]),
        ("Crews were cut from nine men to six.", ["9", "6"]),
        ("The field measures 41 hectares and not 38.", ["41", "38"]),
        ("Turnout was 68 percent and not 71.", ["68", "71"]),
        ("The fine is £3m, down from about 4.", ["3000000 GBP"]),
        ("Acme takes 5 percent from 20 boats.", ["5", "20"]),
        ("Acme bid 540p a share.", ["5.4 GBP"]),
        ("The stock fell to 551 pence.", ["5.51 GBP"]),
        ("The film is shown in 1080p.", []),
        ("One of her seven sailors is missing.", ["1", "7"]),
        ("Of the 52 claims, only six are new.", ["52", "6"]),
        ("She gave thirty days' notice.", ["30"]),
        ("There were 3,100 or so names.", ["~3100"]),
        ("It paid 6 million New Zealand dollars.", ["6000000 NZD"]),
        ("He bet 900 kronor.", ["900 SEK"]),
        ("Acme was told by letter on 19 June.", ["2024-06-19"]),
        ("Between 30 and 40 boats sank.", ["30..40"]),
        ("It costs between £2 and £3 million a year.", ["2000000..3000000 GBP"]),
        ("It costs between £2 million and £3 million.", ["2000000..3000000 GBP"]),
        ("Between four and six boats sank.", ["4..6"]),
        ("Talks between two unions and 3 firms failed.", ["2", "3"]),
        ("The heat reached 95F in Oslo.", ["35"]),
        ("It was 35 degrees Celsius and 95 °F.", ["35", "35"]),
        ("Coach 95F left with 40 fans.", ["40"]),
        ("Three in four voters stayed at home.", ["0.75"]),
        ("Nine out of ten cats agree.", ["0.9"]),
        ("She won three in ten days.", ["10"]),
        ("Article 12 of the law forbids it.", []),
        ("Flight 407 carried 131 people.", ["131"]),
        ("Six of the seven aboard lived.", ["6", "7"]),
        ("The boy was 11, not 12.", ["11"]),
        ("It fell to minus 14 degrees.", ["-14"]),
        ("He rang twice because nobody came.", ["2"]),
        ("It sank at 6.40 pm with 12 crew.", ["12"]),
        ("It capsized, killing three and injuring 22.", ["3", "22"]),
        ("The 80 officers have become 240.", ["80", "240"]),
    ],
)
def test_figures_are_found(text, values):
    assert [canonical(one) for one in find_values(text, PUBLISHED)] == values
