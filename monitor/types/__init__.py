"""The nouns of the project, as frozen values.

Times are aware datetimes in UTC. Offsets count Unicode code points into the
stored text of one revision of one article.
"""

from monitor.types.comparison import Candidate, Evidence, Judgement
from monitor.types.digest import (
    Correction,
    DayCount,
    Digest,
    DigestItem,
    FollowedTerm,
    Left,
    Marked,
    Parcel,
    Passage,
    RepeatedClaim,
    Retold,
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
from monitor.types.reviewing import (
    Action,
    Label,
    PassageKey,
    Reapplied,
    Review,
    ReviewCount,
    Reviewed,
)
from monitor.types.text import Assertion, Document, Frame, Name, Slot, Span, Value
from monitor.types.watching import Place, TermMatch
from monitor.types.words import ArticleStatus, Kind, Modality, Origin, Verdict

__all__ = [
    "Action",
    "ArchivedArticle",
    "ArticleRecord",
    "ArticleStatus",
    "Assertion",
    "Candidacy",
    "Candidate",
    "ClaimRecord",
    "Correction",
    "DayCount",
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
    "Label",
    "Left",
    "Look",
    "Marked",
    "MentionRecord",
    "Modality",
    "Name",
    "Origin",
    "Parcel",
    "Passage",
    "PassageKey",
    "Piece",
    "Place",
    "Purge",
    "Reapplied",
    "RepeatedClaim",
    "Reply",
    "Retold",
    "Review",
    "ReviewCount",
    "Reviewed",
    "RunRecord",
    "RunReport",
    "RunState",
    "Selection",
    "Slot",
    "SourceFault",
    "Span",
    "StoredArticle",
    "TermMatch",
    "TermNote",
    "TopicDigest",
    "Trust",
    "Value",
    "Verdict",
]
