"""One run, over ports only.

    seeds ─────────────────────┐
    feeds ─> items ─> pages ───┴─> pieces ─> article ─> claims ─> verdicts
                                  (watched)  (revision,  (workers)  (ledger)
                                              story)

Nothing is asked of the network while the ledger is in a transaction. Each
article is one transaction; a feed's validators are stored only after its items,
so that a run that dies is simply done again.
"""

from monitor.pipeline.arbitration import Arbiter
from monitor.pipeline.belonging import Topic
from monitor.pipeline.intake import Intake
from monitor.pipeline.linking import Linkage
from monitor.pipeline.reading import VectorReader
from monitor.pipeline.replaying import Replay
from monitor.pipeline.run import (
    Collected,
    Progress,
    Subscription,
    collect,
    take_collected,
)
from monitor.pipeline.tally import Tally

__all__ = [
    "Arbiter",
    "Collected",
    "Intake",
    "Linkage",
    "Progress",
    "Replay",
    "Subscription",
    "Tally",
    "Topic",
    "VectorReader",
    "collect",
    "take_collected",
]
