"""What a replay goes by: what each text was read as, and how far digests reach."""

# Of its own article a mention only notes the end; a speaker who takes something back
# does so in another article, and that stands in its text.
_GONE = """
{0}.kind IS 'withdrawn' AND EXISTS (SELECT 1 FROM mentions gone
  WHERE gone.id = {0}.against_mention_id AND gone.article_id = {0}.article_id)
"""
# The text that a mention came in with.
_TEXT = f"""
CASE WHEN {_GONE} THEN coalesce((SELECT min(id) FROM revisions
  WHERE article_id = {{0}}.article_id AND id > {{0}}.revision_id), {{0}}.revision_id)
ELSE {{0}}.revision_id END
"""  # noqa: S608 - our own words
# Its place in the order of texts: one that another feed brings to a topic later on
# comes in there before the text that was stored next.
_ARRIVAL = f"""
coalesce((SELECT rt.compared_before FROM revision_topics rt
  JOIN claims rc ON rc.topic_id = rt.topic_id
  WHERE rc.id = {{0}}.claim_id AND rt.revision_id = {_TEXT}), {_TEXT})
"""  # noqa: S608
# The order of storing: numbers follow it until a replay finds more in an old text.
_IN_ORDER = f"{_ARRIVAL}, {_GONE}, {{0}}.id"

GONE_PASSAGE, ARRIVAL, IN_ORDER, IN_ORDER_W, IN_ORDER_T = (
    *(sql.format("m") for sql in (_GONE, _ARRIVAL, _IN_ORDER)),
    *(_IN_ORDER.format(name) for name in "wt"),
)

_FIRST_UNTOLD = """
SELECT min({}) FROM mentions m
WHERE m.id > (SELECT coalesce(max(last_mention), 0) FROM digests) AND NOT m.told
"""
FIRST_UNTOLD = _FIRST_UNTOLD.format(ARRIVAL)

# What a replay needs: in which topics each text was compared, and as what it was read
# (an article keeps only its first outlet and date); how far digests reach in texts,
# since mentions that a replay finds in old ones are numbered last; ``told`` marks
# those that digests reach although their number says otherwise.
REPLAYING = (
    "ALTER TABLE revisions ADD COLUMN outlet TEXT",
    "ALTER TABLE revisions ADD COLUMN published TEXT",
    """
    CREATE TABLE revision_topics (
      revision_id INTEGER NOT NULL REFERENCES revisions(id),
      topic_id INTEGER NOT NULL REFERENCES topics(id),
      article_id INTEGER NOT NULL REFERENCES articles(id),
      PRIMARY KEY (revision_id, topic_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX revision_topics_by_article ON revision_topics (article_id)",
    """
    INSERT INTO revision_topics SELECT r.id, b.topic_id, r.article_id
    FROM article_topics b JOIN articles a ON a.id = b.article_id
    JOIN revisions r ON r.article_id = a.id
    WHERE b.relevant AND a.status <> 'foreign' AND r.id >= coalesce(
      (SELECT min(m.revision_id) FROM mentions m JOIN claims c ON c.id = m.claim_id
       WHERE m.article_id = a.id AND c.topic_id = b.topic_id), 0)
    """,
    "ALTER TABLE mentions ADD COLUMN told INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE digests ADD COLUMN last_revision INTEGER NOT NULL DEFAULT 0",
    f"""
    UPDATE digests SET last_revision = coalesce((SELECT max(id) FROM revisions
      WHERE seen <= window_until AND id < coalesce(({_FIRST_UNTOLD.format(_TEXT.format("m"))}), id + 1)), 0)
    """,  # noqa: S608
    """
    CREATE TABLE numbers (
      name TEXT PRIMARY KEY, last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE replays (
      id INTEGER PRIMARY KEY, replayed TEXT NOT NULL, engine TEXT NOT NULL,
      changed INTEGER NOT NULL, added INTEGER NOT NULL, gone INTEGER NOT NULL
    ) STRICT
    """,
)

# When and where in the order of texts one was compared in a topic that it was not
# compared in when it came in; of all others nothing is noted.
COMPARED_LATER = (
    "ALTER TABLE revision_topics ADD COLUMN compared_before INTEGER",
    "ALTER TABLE revision_topics ADD COLUMN compared TEXT",
)
