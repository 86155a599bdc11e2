"""The nouns of the project, as frozen values.

Times are aware datetimes in UTC. Offsets count Unicode code points into the
stored text of one revision of one article.
"""

from monitor.types.comparison import Candidate, Evidence, Judgement
from monitor.types.digest import (
    DayCount,
    Digest,
    DigestItem,
    Marked,
    Parcel,
    Passage,
    RepeatedClaim,
    RunReport,
    TopicDigest,
    Trust,
)
from monitor.types.incoming import FeedItem, FeedPoll, FeedState, Piece, SourceFault
from monitor.types.judging import JudgeUse, Reply
from monitor.types.records import (
    ArticleRecord,
    ClaimRecord,
    MentionRecord,
    StoredArticle,
)
from monitor.types.text import Assertion, Document, Frame, Name, Slot, Span, Value
from monitor.types.words import ArticleStatus, Kind, Modality, Origin, Verdict

__all__ = [
    "ArticleRecord",
    "ArticleStatus",
    "Assertion",
    "Candidate",
    "ClaimRecord",
    "DayCount",
    "Digest",
    "DigestItem",
    "Document",
    "Evidence",
    "FeedItem",
    "FeedPoll",
    "FeedState",
    "Frame",
    "JudgeUse",
    "Judgement",
    "Kind",
    "Marked",
    "MentionRecord",
    "Modality",
    "Name",
    "Origin",
    "Parcel",
    "Passage",
    "Piece",
    "RepeatedClaim",
    "Reply",
    "RunReport",
    "Slot",
    "SourceFault",
    "Span",
    "StoredArticle",
    "TopicDigest",
    "Trust",
    "Value",
    "Verdict",
]
