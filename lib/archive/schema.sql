-- The archive of crosscheck: earlier articles, what they claim, and what was found about it.
--
-- Any SQLite tool opens it. Ask the views; each row has the words of the article beside what they
-- were read as:
--
--   SELECT outlet, published, words, sentence FROM claims WHERE unit = 'US dollar' AND low >= 1e9;
--   SELECT outlet, count(*) FROM articles GROUP BY outlet ORDER BY 2 DESC;
--   SELECT kind, confidence, explanation FROM findings WHERE severity = 'ERROR';
--
--   articles       an article a row, as it stands now, with its text
--   claims         a figure or date a row, in the order of the articles
--   facts          claims of several articles about the same thing, a fact a row
--   fact_claims    the same, a claim a row
--   findings       what was found, most serious first, a finding a row
--   finding_claims the same, a claim a row
--   version        (a table) earlier texts of articles that were added again with another one
--
-- Facts and findings are those of the last `crosscheck archive check --findings`; articles that are
-- changed or removed take theirs away. Only crosscheck may write: lists under which claims are found
-- (posting) and packed claims (claim.record) would no longer fit. `crosscheck archive check` tells.
--
-- What stands behind the line "-- version N" makes an archive of version N from one of version N - 1
-- (PRAGMA user_version); a new one runs all of it. Lines are added at the end and never changed.

-- version 1

CREATE TABLE article (
  number INTEGER PRIMARY KEY AUTOINCREMENT,  -- a changed article gets a new one, none comes twice
  id TEXT NOT NULL UNIQUE,
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  url TEXT NOT NULL,
  published TEXT,                -- RFC 3339 or a date, as printed; NULL: not told
  version INTEGER NOT NULL,      -- 1, 2 ...
  hash BLOB NOT NULL,            -- of id, outlet, title, url, published and text
  extraction INTEGER NOT NULL,   -- by what version of the rules the claims were read
  bytes INTEGER NOT NULL,        -- of its text
  claims INTEGER NOT NULL,       -- how many
  topic_weight INTEGER NOT NULL, -- what the terms of its topic weigh together
  topic BLOB NOT NULL            -- those terms, packed
);

CREATE TABLE body (
  article INTEGER PRIMARY KEY,
  text TEXT NOT NULL
);

CREATE TABLE claim (
  article INTEGER NOT NULL,
  place INTEGER NOT NULL,        -- 0, 1 ... in the article
  part INTEGER NOT NULL,         -- 0 text, 1 title
  sentence_begin INTEGER NOT NULL, sentence_end INTEGER NOT NULL,  -- bytes of the part
  value_begin INTEGER NOT NULL, value_end INTEGER NOT NULL,
  measure TEXT NOT NULL,         -- COUNT, AMOUNT, RATIO, SHARE, CHANGE, RATE, ATTRIBUTE, EVENT_DATE
  modifier TEXT,                 -- ABOUT, NEARLY, MORE_THAN, AT_LEAST, LESS_THAN, AT_MOST; else NULL
  low NUMERIC, high NUMERIC,     -- as stated, equal for a single figure; NULL for a date
  unit TEXT,                     -- in the singular: 'percent', 'US dollar'; 'count' of things
  counted TEXT,                  -- the things: 'overdose death'
  period_begin TEXT,             -- the days that it is said of; for a date, the date itself
  period_end TEXT,               -- the day after the last
  record BLOB NOT NULL,          -- the whole claim, packed
  PRIMARY KEY (article, place)
) WITHOUT ROWID;

-- Earlier texts of articles.
CREATE TABLE version (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  url TEXT NOT NULL,
  published TEXT,
  hash BLOB NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (id, version)
);

-- Under which terms of topics articles are found (kind 0), and under which keys claims (kind 1). A
-- segment has the lists of a stretch of articles.
CREATE TABLE posting (
  segment INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  key INTEGER NOT NULL,
  list BLOB NOT NULL,
  PRIMARY KEY (segment, kind, key)
) WITHOUT ROWID;

CREATE TABLE segment (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  level INTEGER NOT NULL,           -- 0 as written; four of one level become one of the next
  first_article INTEGER NOT NULL,
  last_article INTEGER NOT NULL
);

-- Day and topic weight of 1024 articles a row, packed: what is asked of many articles at once.
CREATE TABLE head (
  chunk INTEGER PRIMARY KEY,        -- article.number / 1024
  entries BLOB NOT NULL
);

-- Numbers of articles that were changed or removed and may still stand in lists.
CREATE TABLE withdrawn (
  article INTEGER PRIMARY KEY
);

CREATE VIEW articles AS
SELECT a.id, a.outlet, a.title, a.published, a.url, a.version, a.claims, b.text
FROM article AS a JOIN body AS b ON b.article = a.number;

CREATE VIEW claims AS
SELECT a.outlet, a.published, a.title,
  CAST(substr(CAST(iif(c.part, a.title, b.text) AS BLOB),
              c.value_begin + 1, c.value_end - c.value_begin) AS TEXT) AS words,
  c.modifier, c.low, c.high, c.unit, c.counted, c.measure, c.period_begin, c.period_end,
  CAST(substr(CAST(iif(c.part, a.title, b.text) AS BLOB),
              c.sentence_begin + 1, c.sentence_end - c.sentence_begin) AS TEXT) AS sentence,
  a.url, a.id AS article_id, c.article, c.place
FROM claim AS c JOIN article AS a ON a.number = c.article JOIN body AS b ON b.article = c.article;

-- version 2

CREATE TABLE fact (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  outlets INTEGER NOT NULL,   -- how many different ones tell it
  origins INTEGER NOT NULL    -- how many of them independently, as far as is known
);
CREATE TABLE fact_claim (
  fact INTEGER NOT NULL,
  article INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (fact, article, place)
) WITHOUT ROWID;
CREATE INDEX fact_of_article ON fact_claim (article);

CREATE TABLE finding (
  number INTEGER PRIMARY KEY,   -- most serious first
  id TEXT NOT NULL,
  kind TEXT NOT NULL,           -- AGREEMENT, NUMERIC_CONFLICT, DATE_DRIFT ...
  severity TEXT NOT NULL,       -- ERROR, WARNING, NOTICE, INFO
  confidence REAL NOT NULL,     -- 0.9: right nine times in ten
  basis TEXT NOT NULL,
  explanation TEXT NOT NULL,
  fingerprint TEXT NOT NULL,    -- for lists of what was seen: crosscheck check --ignore
  fact INTEGER                  -- fact.number
);
CREATE TABLE finding_claim (
  finding INTEGER NOT NULL,
  article INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (finding, article, place)
) WITHOUT ROWID;
CREATE INDEX finding_of_article ON finding_claim (article);

-- What was found about an article goes with it.
CREATE TRIGGER withdraw_findings AFTER DELETE ON article BEGIN
  DELETE FROM fact WHERE number IN (SELECT fact FROM fact_claim WHERE article = OLD.number);
  DELETE FROM fact_claim
    WHERE fact IN (SELECT fact FROM fact_claim WHERE article = OLD.number);
  DELETE FROM finding WHERE number IN (SELECT finding FROM finding_claim WHERE article = OLD.number);
  DELETE FROM finding_claim
    WHERE finding IN (SELECT finding FROM finding_claim WHERE article = OLD.number);
END;

-- How many articles were added and withdrawn since the findings were made.
CREATE TABLE since_findings (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  made INTEGER NOT NULL,     -- 0: never
  changes INTEGER NOT NULL
);
INSERT INTO since_findings VALUES (1, 0, 0);

CREATE VIEW fact_claims AS
SELECT f.number AS fact, f.label, f.outlets, f.origins, c.*
FROM fact AS f JOIN fact_claim AS m ON m.fact = f.number
  JOIN claims AS c ON c.article = m.article AND c.place = m.place;

CREATE VIEW facts AS
SELECT f.number AS fact, f.label, f.outlets, f.origins, count(*) AS claims,
  min(c.low) AS low, max(c.high) AS high, min(a.published) AS first_published,
  max(a.published) AS last_published
FROM fact AS f JOIN fact_claim AS m ON m.fact = f.number
  JOIN claim AS c ON c.article = m.article AND c.place = m.place
  JOIN article AS a ON a.number = m.article
GROUP BY f.number;

CREATE VIEW finding_claims AS
SELECT f.number AS finding, f.kind, f.severity, f.confidence, f.basis, c.*
FROM finding AS f JOIN finding_claim AS m ON m.finding = f.number
  JOIN claims AS c ON c.article = m.article AND c.place = m.place;

CREATE VIEW findings AS
SELECT f.number AS finding, f.kind, f.severity, f.confidence, f.explanation, f.basis,
  (SELECT group_concat(outlet || ' (' || ifnull(published, '?') || '): ' || words, ' | ')
   FROM finding_claims AS c WHERE c.finding = f.number) AS said,
  f.fact, f.fingerprint
FROM finding AS f ORDER BY f.number;

-- version 3

-- What newsroom formats tell besides, as printed there; '' where they do not.
ALTER TABLE article ADD COLUMN byline TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN updated TEXT;                            -- as published
ALTER TABLE article ADD COLUMN dateline TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN agency TEXT NOT NULL DEFAULT '';         -- whom it says that it is from
ALTER TABLE article ADD COLUMN canonical_url TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN source_version TEXT NOT NULL DEFAULT ''; -- as its source counts
ALTER TABLE article ADD COLUMN status TEXT NOT NULL DEFAULT '';         -- 'canceled': no claims were read of it
ALTER TABLE article ADD COLUMN captions TEXT NOT NULL DEFAULT '';       -- '12-40 95-120': bytes of its text

DROP VIEW articles;
CREATE VIEW articles AS
SELECT a.id, a.outlet, a.title, a.byline, a.published, a.updated, a.dateline, a.agency, a.url,
  a.canonical_url, a.status, a.source_version, a.version, a.claims, b.text
FROM article AS a JOIN body AS b ON b.article = a.number;
