"""The seams of the house, each a Protocol with its contract.

Adapters implement these; the pipeline knows nothing else of them. Expected
faults cross a seam as values (``SourceFault``) or as ``MonitorError``.
"""

from monitor.ports.delivery import Carrier
from monitor.ports.judges import Answers, Judge, Post
from monitor.ports.ledger import Ledger
from monitor.ports.sources import Feeds, Pages, Workers

__all__ = [
    "Answers",
    "Carrier",
    "Feeds",
    "Judge",
    "Ledger",
    "Pages",
    "Post",
    "Workers",
]
