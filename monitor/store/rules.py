"""What must hold in a ledger, rule by rule, each as SQL that finds what breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from monitor.types import Kind, Modality, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

RESTORE = (
    "Put back a copy from before the damage: 'monitor restore FILE'; 'monitor backup' "
    "writes copies to backups in the state folder."
)
RECOUNT = "Only the order of candidates hangs on these counts. " + RESTORE

OUTBOX_STATES = ("pending", "sent", "refused")
CLAIM_STATES = ("standing", "changed", "disputed", "withdrawn")


def one_of(words: Iterable[str]) -> str:
    """Words as an IN (...) has them."""
    return "(" + ", ".join(f"'{word}'" for word in words) + ")"


class Rule(NamedTuple):
    """What is looked at, SQL that counts it, and SQL that says what is wrong."""

    what: str
    counted: str
    faults: tuple[str, ...]
    advice: str = RESTORE


MISQUOTED = """
SELECT 'mention ' || m.id || ': its quote does not stand at its offsets'
FROM mentions m JOIN revisions r ON r.id = m.revision_id
WHERE substr(r.text, m.start_offset + 1, m.end_offset - m.start_offset) <> m.quote
"""

# Comparison reads the assertion, people read the columns: they must agree. Open ends
# ("more than 40") are infinite, which Python's JSON can write and SQLite's cannot read.
MISREAD = """
WITH told AS (
  SELECT id, quote, start_offset, end_offset,
    replace(replace(assertion, '"high":Infinity', '"high":9e999'),
      '"low":-Infinity', '"low":-9e999') AS read
  FROM mentions)
SELECT 'mention ' || id || ': what comparison reads of it is not its quote'
FROM told WHERE CASE WHEN json_valid(read) THEN
  json_extract(read, '$.quote') IS NOT quote
  OR json_extract(read, '$.span[0]') IS NOT start_offset
  OR json_extract(read, '$.span[1]') IS NOT end_offset ELSE 1 END
"""

LOST = """
SELECT 'mention ' || m.id || ': its {0} ' || m.{0}_id || ' is missing'
FROM mentions m WHERE NOT EXISTS (SELECT 1 FROM {0}s WHERE id = m.{0}_id)
"""

STRAYED = """
SELECT 'mention ' || m.id || ': its revision is of another article'
FROM mentions m JOIN revisions r ON r.id = m.revision_id
WHERE r.article_id <> m.article_id
"""

THREADLESS = """
SELECT 'mention ' || m.id || ': its claim ' || c.id || ' has no thread'
FROM mentions m JOIN claims c ON c.id = m.claim_id
WHERE NOT EXISTS (SELECT 1 FROM threads WHERE id = c.thread_id)
"""

UNWORDED = f"""
SELECT 'mention ' || id || ': its verdict, kind or modality is unknown ('
  || verdict || ', ' || coalesce(kind, 'none') || ', ' || modality || ')'
FROM mentions WHERE verdict NOT IN {one_of(Verdict)}
OR kind NOT IN {one_of(Kind)} OR modality NOT IN {one_of(Modality)}
"""  # noqa: S608 - our own words

AGAINST_LOST = """
SELECT 'mention ' || m.id || ': mention ' || m.against_mention_id
  || ', which its verdict is about, is missing'
FROM mentions m WHERE m.against_mention_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM mentions WHERE id = m.against_mention_id)
"""

AGAINST_NOTHING = """
SELECT 'mention ' || id || ': ' || verdict || ', but against nothing'
FROM mentions WHERE verdict IN ('changed', 'contradicted')
AND against_mention_id IS NULL
"""

UNTOLD = """
SELECT 'claim ' || c.id || ': no mention tells it'
FROM claims c WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE claim_id = c.id)
"""

MISTOLD = """
SELECT 'claim ' || c.id || ': mention ' || m.id || ' is not one of its'
FROM claims c JOIN mentions m ON m.id IN (c.first_mention_id, c.latest_mention_id)
WHERE m.claim_id <> c.id
"""

UNSTANDING = f"""
SELECT 'claim ' || id || ': its status is unknown (' || status || ')'
FROM claims WHERE status NOT IN {one_of(CLAIM_STATES)}
"""  # noqa: S608

TEXTLESS = """
SELECT 'article ' || a.id || ': its present text is missing'
FROM articles a WHERE NOT EXISTS (SELECT 1 FROM revisions r
  WHERE r.id = a.current_revision_id AND r.article_id = a.id)
"""

UNINDEXED = """
SELECT 'article ' || id || ': is not in the index of words'
FROM articles WHERE current_revision_id NOT IN (SELECT id FROM article_words_docsize)
"""

UNDIGESTED = """
SELECT 'parcel ' || o.id || ' to ' || o.target || ': its digest ' || o.digest_id
  || ' is missing'
FROM outbox o WHERE NOT EXISTS (SELECT 1 FROM digests WHERE id = o.digest_id)
"""

TOLD_LOST = """
SELECT 'digest ' || d.digest_id || ': mention ' || d.mention_id
  || ', which it tells, is missing'
FROM digest_mentions d WHERE NOT EXISTS
  (SELECT 1 FROM mentions WHERE id = d.mention_id)
"""

TOLD_NOWHERE = """
SELECT 'mention ' || d.mention_id || ': digest ' || d.digest_id
  || ', which told it, is missing'
FROM digest_mentions d WHERE NOT EXISTS
  (SELECT 1 FROM digests WHERE id = d.digest_id)
"""

STATELESS = f"""
SELECT 'parcel ' || id || ' to ' || target || ': its state is unknown ('
  || state || ')' FROM outbox WHERE state NOT IN {one_of(OUTBOX_STATES)}
"""  # noqa: S608

MISCOUNTED_TOPIC = """
SELECT 'topic ' || t.name || ': counts ' || t.claims || ' claims, not ' || count(c.id)
FROM topics t LEFT JOIN claims c ON c.topic_id = t.id
GROUP BY t.id HAVING count(c.id) <> t.claims
"""

MISCOUNTED_TERM = """
SELECT 'term ' || t.term || ': counts ' || t.claims || ' claims, not '
  || count(c.claim_id) FROM terms t LEFT JOIN claim_terms c ON c.term_id = t.id
GROUP BY t.id HAVING count(c.claim_id) <> t.claims
"""

UNHEEDED = """
SELECT 'mention ' || m.id || ': ' || m.verdict || ', but its reader said '
  || json_extract(v.label, '$.verdict')
FROM reviews v JOIN mentions m ON m.id = v.mention_id
WHERE v.replaced_by IS NULL AND v.action <> 'undo' AND (
  m.verdict IS NOT json_extract(v.label, '$.verdict')
  OR m.kind IS NOT json_extract(v.label, '$.kind'))
"""

MENTIONS = "SELECT count(*) FROM mentions"

RULES = (
    Rule(
        "quotes in their texts",
        MENTIONS,
        (MISQUOTED, MISREAD),
        "Its text or quote was altered outside of the program. " + RESTORE,
    ),
    Rule(
        "mentions",
        MENTIONS,
        (
            *(LOST.format(what) for what in ("claim", "article", "revision")),
            *(STRAYED, THREADLESS, UNWORDED),
        ),
    ),
    Rule(
        "mentions that verdicts are about",
        f"{MENTIONS} WHERE against_mention_id IS NOT NULL",
        (AGAINST_LOST, AGAINST_NOTHING),
    ),
    Rule("claims", "SELECT count(*) FROM claims", (UNTOLD, MISTOLD, UNSTANDING)),
    Rule("articles", "SELECT count(*) FROM articles", (TEXTLESS,)),
    Rule(
        "words of articles",
        "SELECT count(*) FROM articles",
        (UNINDEXED,),
        "Watch terms that are tried on the archive miss it. " + RESTORE,
    ),
    Rule(
        "mentions that digests tell",
        "SELECT count(*) FROM digest_mentions",
        (TOLD_LOST, TOLD_NOWHERE),
    ),
    Rule("parcels of digests", "SELECT count(*) FROM outbox", (UNDIGESTED, STATELESS)),
    Rule(
        "counts of claims",
        "SELECT (SELECT count(*) FROM topics) + (SELECT count(*) FROM terms)",
        (MISCOUNTED_TOPIC, MISCOUNTED_TERM),
        RECOUNT,
    ),
    Rule("reviews of verdicts", "SELECT count(*) FROM reviews", (UNHEEDED,)),
)

NAMED = {
    *(("mentions", other) for other in ("claims", "articles", "revisions", "mentions")),
    ("claims", "threads"),
    *((child, "digests") for child in ("outbox", "digest_mentions")),
    ("digest_mentions", "mentions"),
}
"""(table, parent): references whose faults the rules name better than SQLite does."""
