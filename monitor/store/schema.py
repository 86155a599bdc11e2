"""The tables, so named that they explain themselves in a database browser.

Times are UTC in ISO 8601 with microseconds, so that they sort as text. What is
here was applied to ledgers of users: it is added to, never edited.
"""

TABLES = """
CREATE TABLE topics (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  claims INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE feeds (
  url TEXT PRIMARY KEY, current_url TEXT NOT NULL, title TEXT NOT NULL,
  etag TEXT, last_modified TEXT, body_hash TEXT, next_poll TEXT, last_polled TEXT,
  last_success TEXT, last_new_item TEXT, failures INTEGER NOT NULL,
  failing_since TEXT, last_error TEXT, gone INTEGER NOT NULL
) STRICT;
CREATE TABLE feed_items (
  feed_url TEXT NOT NULL, mark TEXT NOT NULL, seen TEXT NOT NULL,
  PRIMARY KEY (feed_url, mark)
) STRICT, WITHOUT ROWID;
CREATE TABLE stories (
  id INTEGER PRIMARY KEY, first_seen TEXT NOT NULL
) STRICT;
CREATE TABLE articles (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
  story_id INTEGER NOT NULL REFERENCES stories(id),
  url TEXT, path TEXT, title TEXT NOT NULL, outlet TEXT NOT NULL, author TEXT,
  language TEXT, published TEXT, seen TEXT NOT NULL, status TEXT NOT NULL,
  origin TEXT NOT NULL, feed_url TEXT,
  current_revision_id INTEGER REFERENCES revisions(id)
) STRICT;
CREATE INDEX articles_by_story ON articles (story_id);
CREATE TABLE revisions (
  id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id),
  number INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
  seen TEXT NOT NULL, UNIQUE (article_id, number)
) STRICT;
CREATE TABLE article_sketches (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id),
  story_id INTEGER NOT NULL REFERENCES stories(id), sketch BLOB NOT NULL
) STRICT;
CREATE TABLE article_shingles (
  shingle INTEGER NOT NULL, article_id INTEGER NOT NULL REFERENCES articles(id),
  PRIMARY KEY (shingle, article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE article_topics (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  topic_id INTEGER NOT NULL REFERENCES topics(id),
  relevant INTEGER NOT NULL, terms TEXT NOT NULL,
  PRIMARY KEY (article_id, topic_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE threads (
  id INTEGER PRIMARY KEY, topic_id INTEGER NOT NULL REFERENCES topics(id),
  question TEXT
) STRICT;
CREATE TABLE claims (
  id INTEGER PRIMARY KEY, thread_id INTEGER NOT NULL REFERENCES threads(id),
  topic_id INTEGER NOT NULL REFERENCES topics(id), text TEXT NOT NULL,
  status TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
  first_mention_id INTEGER REFERENCES mentions(id),
  latest_mention_id INTEGER REFERENCES mentions(id)
) STRICT;
CREATE INDEX claims_by_thread ON claims (thread_id);
CREATE INDEX claims_by_topic ON claims (topic_id);
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY, claim_id INTEGER NOT NULL REFERENCES claims(id),
  article_id INTEGER NOT NULL REFERENCES articles(id),
  revision_id INTEGER NOT NULL REFERENCES revisions(id),
  start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL,
  quote TEXT NOT NULL, text TEXT NOT NULL, speaker TEXT, verb TEXT,
  modality TEXT NOT NULL, verdict TEXT NOT NULL, kind TEXT,
  confidence REAL NOT NULL, against_mention_id INTEGER REFERENCES mentions(id),
  why TEXT, held TEXT, engine TEXT NOT NULL, seen TEXT NOT NULL,
  assertion TEXT NOT NULL
) STRICT;
CREATE INDEX mentions_by_claim ON mentions (claim_id);
CREATE INDEX mentions_by_revision ON mentions (revision_id);
CREATE INDEX mentions_by_article ON mentions (article_id);
CREATE INDEX mentions_by_time ON mentions (seen);
CREATE INDEX mentions_by_target ON mentions (against_mention_id)
  WHERE against_mention_id IS NOT NULL;
CREATE TABLE terms (
  id INTEGER PRIMARY KEY, topic_id INTEGER NOT NULL REFERENCES topics(id),
  term TEXT NOT NULL, claims INTEGER NOT NULL, UNIQUE (topic_id, term)
) STRICT;
CREATE TABLE claim_terms (
  term_id INTEGER NOT NULL REFERENCES terms(id),
  claim_id INTEGER NOT NULL REFERENCES claims(id),
  PRIMARY KEY (term_id, claim_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_term_lists (
  claim_id INTEGER PRIMARY KEY REFERENCES claims(id), term_ids BLOB NOT NULL
) STRICT;
CREATE TABLE digests (
  id INTEGER PRIMARY KEY, local_date TEXT NOT NULL, window_since TEXT NOT NULL,
  window_until TEXT NOT NULL, title TEXT NOT NULL, headline TEXT NOT NULL,
  summary TEXT NOT NULL, frozen TEXT NOT NULL, UNIQUE (window_since, window_until)
) STRICT;
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY, digest_id INTEGER NOT NULL REFERENCES digests(id),
  channel TEXT NOT NULL, target TEXT NOT NULL, message_id TEXT,
  body BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'refused')),
  attempts INTEGER NOT NULL, last_error TEXT, last_tried TEXT,
  UNIQUE (digest_id, channel, target)
) STRICT;
CREATE INDEX outbox_pending ON outbox (id) WHERE state = 'pending';
CREATE TABLE runs (
  id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT NOT NULL,
  feeds_polled INTEGER NOT NULL, sources_failed INTEGER NOT NULL,
  articles_new INTEGER NOT NULL, articles_revised INTEGER NOT NULL,
  claims INTEGER NOT NULL, report TEXT NOT NULL
) STRICT;
"""

# The index of claims follows only their text: status and times change daily.
SEARCH = """
CREATE VIRTUAL TABLE revisions_fts USING fts5 (title, text, content=revisions);
CREATE TRIGGER revisions_fts_added AFTER INSERT ON revisions BEGIN
  INSERT INTO revisions_fts (rowid, title, text)
  VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER revisions_fts_removed AFTER DELETE ON revisions BEGIN
  INSERT INTO revisions_fts (revisions_fts, rowid, title, text)
  VALUES ('delete', old.id, old.title, old.text);
END;
CREATE VIRTUAL TABLE claims_fts USING fts5 (text, content=claims);
CREATE TRIGGER claims_fts_added AFTER INSERT ON claims BEGIN
  INSERT INTO claims_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER claims_fts_removed AFTER DELETE ON claims BEGIN
  INSERT INTO claims_fts (claims_fts, rowid, text)
  VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER claims_fts_changed AFTER UPDATE OF text ON claims BEGIN
  INSERT INTO claims_fts (claims_fts, rowid, text)
  VALUES ('delete', old.id, old.text);
  INSERT INTO claims_fts (rowid, text) VALUES (new.id, new.text);
END;
INSERT INTO revisions_fts (revisions_fts) VALUES ('rebuild');
INSERT INTO claims_fts (claims_fts) VALUES ('rebuild');
"""

VIEWS = """
CREATE VIEW current_claims AS
SELECT c.id AS claim, t.name AS topic, th.question, c.text, c.status,
  count(DISTINCT a.story_id) AS sources, count(*) AS mentions,
  group_concat(DISTINCT coalesce(m.speaker, a.outlet)) AS speakers,
  c.first_seen, c.last_seen
FROM claims c JOIN topics t ON t.id = c.topic_id
JOIN threads th ON th.id = c.thread_id
JOIN mentions m ON m.claim_id = c.id JOIN articles a ON a.id = m.article_id
WHERE c.status <> 'withdrawn' GROUP BY c.id;
CREATE VIEW contradictions AS
SELECT m.id AS mention, t.name AS topic, th.question, m.kind, m.why,
  coalesce(m.speaker, a.outlet) AS now_says, m.quote AS now_quote,
  a.outlet AS now_outlet, a.title AS now_article,
  coalesce(b.speaker, ab.outlet) AS before_said, b.quote AS before_quote,
  ab.outlet AS before_outlet, ab.title AS before_article, m.confidence, m.seen
FROM mentions m JOIN claims c ON c.id = m.claim_id
JOIN threads th ON th.id = c.thread_id JOIN topics t ON t.id = c.topic_id
JOIN articles a ON a.id = m.article_id
JOIN mentions b ON b.id = m.against_mention_id
JOIN articles ab ON ab.id = b.article_id
WHERE m.verdict = 'contradicted' ORDER BY m.id DESC;
CREATE VIEW feed_health AS
SELECT title, url,
  CASE WHEN gone THEN 'gone' WHEN failures THEN 'failing' ELSE 'answering' END
    AS health,
  failures, failing_since, last_error, last_success, last_new_item, next_poll
FROM feeds ORDER BY gone DESC, failures DESC, url;
"""

# A mention's own question is nearer than the first one of its thread.
QUESTIONS = """
ALTER TABLE mentions ADD COLUMN question TEXT;
DROP VIEW contradictions;
CREATE VIEW contradictions AS
SELECT m.id AS mention, t.name AS topic,
  coalesce(m.question, th.question) AS question, m.kind, m.why,
  coalesce(m.speaker, a.outlet) AS now_says, m.quote AS now_quote,
  a.outlet AS now_outlet, a.title AS now_article,
  coalesce(b.speaker, ab.outlet) AS before_said, b.quote AS before_quote,
  ab.outlet AS before_outlet, ab.title AS before_article, m.confidence, m.seen
FROM mentions m JOIN claims c ON c.id = m.claim_id
JOIN threads th ON th.id = c.thread_id JOIN topics t ON t.id = c.topic_id
JOIN articles a ON a.id = m.article_id
JOIN mentions b ON b.id = m.against_mention_id
JOIN articles ab ON ab.id = b.article_id
WHERE m.verdict = 'contradicted' ORDER BY m.id DESC;
"""

# Watch terms are looked up by folded words (core/watch/words.py), which SQLite's own
# tokenizers cannot fold; contentless, for the words follow from the texts. A row of
# a text that has gone does no harm: what is found is always held against the text.
WATCHING = """
DROP TRIGGER revisions_fts_added;
DROP TRIGGER revisions_fts_removed;
DROP TABLE revisions_fts;
CREATE VIRTUAL TABLE article_words USING fts5 (
  words, content='', detail=none, tokenize="ascii tokenchars '&+#'"
);
CREATE TABLE term_places (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  topic_id INTEGER NOT NULL REFERENCES topics(id), term TEXT NOT NULL,
  field TEXT NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX term_places_by_article ON term_places (article_id, topic_id);
"""

# A purged article is known by its key, so that no feed can bring it in again.
KEEPING = """
ALTER TABLE runs ADD COLUMN state TEXT NOT NULL DEFAULT 'ended';
ALTER TABLE runs ADD COLUMN error TEXT;
CREATE TABLE purged_articles (
  key TEXT PRIMARY KEY, purged TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
DIGESTED = (
    "ALTER TABLE digests ADD COLUMN last_mention INTEGER NOT NULL DEFAULT 0",
    """
    UPDATE digests SET last_mention = coalesce(
      (SELECT max(id) FROM mentions WHERE seen <= window_until), 0)
    """,
)

# Which mentions each digest tells; of digests frozen earlier there are no rows, nor is
# the hash of their bytes known. ``quoted``: its bytes showed the quote when frozen.
# Whatever removes a mention, or makes it anew under another number, does so here too.
TELLING = (
    """
    CREATE TABLE digest_mentions (
      digest_id INTEGER NOT NULL REFERENCES digests(id),
      mention_id INTEGER NOT NULL REFERENCES mentions(id),
      quoted INTEGER NOT NULL, PRIMARY KEY (digest_id, mention_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX digest_mentions_by_mention ON digest_mentions (mention_id)",
    "ALTER TABLE outbox ADD COLUMN sha256 TEXT",
)

# A review is known by its passage, for a replay numbers mentions anew; the trigger
# lets go of a number whatever deletes the mention, with foreign keys on or off.
REVIEWS = (
    """
    CREATE TABLE reviews (
      id INTEGER PRIMARY KEY, action TEXT NOT NULL, article_key TEXT NOT NULL,
      revision_number INTEGER NOT NULL, topic TEXT NOT NULL,
      start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, quote TEXT NOT NULL,
      place INTEGER NOT NULL, judged TEXT NOT NULL, former TEXT NOT NULL,
      label TEXT NOT NULL, correct INTEGER NOT NULL, dismissed INTEGER NOT NULL,
      engine TEXT NOT NULL, engine_now TEXT NOT NULL, told INTEGER NOT NULL,
      claim INTEGER NOT NULL, note TEXT, reviewed TEXT NOT NULL,
      mention_id INTEGER REFERENCES mentions(id),
      replaced_by INTEGER REFERENCES reviews(id)
    ) STRICT
    """,
    """
    CREATE UNIQUE INDEX reviews_in_force ON reviews (mention_id)
      WHERE replaced_by IS NULL AND mention_id IS NOT NULL
    """,
    "CREATE INDEX reviews_by_mention ON reviews (mention_id)",
    "CREATE INDEX reviews_by_passage ON reviews (article_key)",
    """
    CREATE TRIGGER reviews_unbound AFTER DELETE ON mentions BEGIN
      UPDATE reviews SET mention_id = NULL WHERE mention_id = old.id;
    END
    """,
    """
    CREATE VIEW reviewed_verdicts AS
    SELECT reviewed, action, CASE WHEN correct THEN 'right' ELSE 'wrong' END AS engine,
      quote, json_extract(judged, '$.verdict') AS judged,
      json_extract(label, '$.verdict') AS holds, note, mention_id AS mention
    FROM reviews WHERE replaced_by IS NULL AND action <> 'undo' ORDER BY id DESC
    """,
    "ALTER TABLE digests ADD COLUMN last_review INTEGER NOT NULL DEFAULT 0",
)

VECTORS = (
    """
    CREATE TABLE mention_vectors (
      mention_id INTEGER PRIMARY KEY REFERENCES mentions(id),
      topic_id INTEGER NOT NULL REFERENCES topics(id), vector BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX mention_vectors_by_topic ON mention_vectors (topic_id, mention_id)",
    """
    CREATE TRIGGER mention_vectors_removed AFTER DELETE ON mentions BEGIN
      DELETE FROM mention_vectors WHERE mention_id = old.id;
    END
    """,
)
