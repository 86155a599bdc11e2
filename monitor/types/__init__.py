"""The nouns of the project, as frozen values.

Times are aware datetimes in UTC. Offsets count Unicode code points into the
stored text of one revision of one article.
"""

from monitor.types.comparison import Candidate, Evidence, Judgement
from monitor.types.digest import (
    DayCount,
    Digest,
    DigestItem,
    FollowedTerm,
    Left,
    Marked,
    Parcel,
    Passage,
    RepeatedClaim,
    RunReport,
    TermNote,
    TopicDigest,
    Trust,
)
from monitor.types.incoming import FeedItem, FeedPoll, FeedState, Piece, SourceFault
from monitor.types.judging import JudgeUse, Reply
from monitor.types.keeping import (
    Candidacy,
    Holdings,
    Look,
    Purge,
    RunRecord,
    RunState,
    Selection,
)
from monitor.types.records import (
    ArchivedArticle,
    ArticleRecord,
    ClaimRecord,
    MentionRecord,
    StoredArticle,
)
from monitor.types.replaying import (
    Change,
    Difference,
    Numbers,
    Renumbering,
    ReplayCounts,
    Replayed,
    Standing,
    StoredRevision,
    Telling,
)
from monitor.types.text import Assertion, Document, Frame, Name, Slot, Span, Value
from monitor.types.watching import Place, TermMatch
from monitor.types.words import ArticleStatus, Kind, Modality, Origin, Verdict

__all__ = [
    "ArchivedArticle",
    "ArticleRecord",
    "ArticleStatus",
    "Assertion",
    "Candidacy",
    "Candidate",
    "Change",
    "ClaimRecord",
    "DayCount",
    "Difference",
    "Digest",
    "DigestItem",
    "Document",
    "Evidence",
    "FeedItem",
    "FeedPoll",
    "FeedState",
    "FollowedTerm",
    "Frame",
    "Holdings",
    "JudgeUse",
    "Judgement",
    "Kind",
    "Left",
    "Look",
    "Marked",
    "MentionRecord",
    "Modality",
    "Name",
    "Numbers",
    "Origin",
    "Parcel",
    "Passage",
    "Piece",
    "Place",
    "Purge",
    "Renumbering",
    "RepeatedClaim",
    "ReplayCounts",
    "Replayed",
    "Reply",
    "RunRecord",
    "RunReport",
    "RunState",
    "Selection",
    "Slot",
    "SourceFault",
    "Span",
    "Standing",
    "StoredArticle",
    "StoredRevision",
    "Telling",
    "TermMatch",
    "TermNote",
    "TopicDigest",
    "Trust",
    "Value",
    "Verdict",
]
