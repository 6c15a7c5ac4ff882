-- The archive: records of news reports in one SQLite file. Open it with sqlite3, Datasette, or anything else.
--
-- documents        a report as it was read; everything else hangs on its number
-- parties times places hedges attributions events tolls
--                  the record as it stands now, corrections applied, one row an item (docs/record.md says what
--                  each column means); `id` is the item's id in its record, its index where it has none
-- spans            which characters of the text each field was read from (code points, the end not included)
-- records          the record as it was made, as JSON, the text left out (it stands in documents)
-- journal          what people corrected, merged, split, took back: only ever added to
-- failures         what could not be added, and why
-- evidence, said, counted   views to begin with
--
-- NULL is "not stated", never zero. Days are ISO 8601 (2022-11-26); moments of ours are in UTC.

CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,           -- the sha256 of the text unless one was given
  sha256 TEXT NOT NULL,              -- of the text in UTF-8
  title TEXT,
  publisher TEXT,
  published TEXT,                    -- as given
  day TEXT,                          -- the day in `published`
  url TEXT,
  language TEXT,
  source TEXT NOT NULL,              -- the file (and line) it came from
  added TEXT NOT NULL,
  made_with TEXT NOT NULL,           -- versions the record depends on: JSON
  version INTEGER NOT NULL DEFAULT 1, -- of the record: rises with each correction and re-reading
  text TEXT NOT NULL                 -- exactly as read
);
CREATE INDEX documents_day ON documents (day);
CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE sightings (             -- where else the same document was met, after it was added
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  source TEXT NOT NULL,
  title TEXT, publisher TEXT, published TEXT, url TEXT,
  seen TEXT NOT NULL,
  PRIMARY KEY (document, source)
) WITHOUT ROWID;

CREATE TABLE records (
  document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
  made TEXT NOT NULL                 -- JSON
);

CREATE TABLE parties (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,                -- person, organisation, group, state, thing, unknown
  name TEXT NOT NULL,
  member_of TEXT,                    -- a party
  PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE roles (                 -- of parties: "spokesman of the ministry"
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  party TEXT NOT NULL,
  part INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (document, party, part)
) WITHOUT ROWID;

CREATE TABLE times (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  timex TEXT NOT NULL, type TEXT NOT NULL, mod TEXT, edtf TEXT,
  first TEXT, last TEXT,             -- days
  PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE places (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  geonames_id INTEGER,
  latitude REAL, longitude REAL,     -- degrees, WGS 84
  country TEXT,                      -- ISO 3166-1 alpha-2
  admin1 TEXT COLLATE NOCASE,
  kind TEXT,
  precision_km REAL,
  PRIMARY KEY (document, id)
) WITHOUT ROWID;
CREATE INDEX places_name ON places (name);
CREATE INDEX places_admin1 ON places (admin1);

CREATE TABLE hedges (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  term TEXT NOT NULL, scale TEXT NOT NULL,
  low REAL, high REAL,               -- the range of likelihood, 0 to 1
  calibrated INTEGER NOT NULL,
  holder TEXT,                       -- a party
  PRIMARY KEY (document, id)
) WITHOUT ROWID;

-- Attributions, events and tolls are statements: said_in is the attribution they stand inside (NULL: the
-- report's own voice), certainty a hedge, when_* and where_* the time and place.

CREATE TABLE attributions (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  manner TEXT NOT NULL,              -- direct, indirect, mixed
  speaker TEXT,                      -- a party
  speaker_name TEXT,                 -- that party's name
  source TEXT,                       -- the words for who says it
  speaker_inferred INTEGER NOT NULL,
  cue TEXT,
  content TEXT NOT NULL,
  addressee TEXT,
  negated INTEGER NOT NULL,
  said_in TEXT, certainty INTEGER,
  when_timex TEXT, when_first TEXT, when_last TEXT,
  where_name TEXT COLLATE NOCASE, where_geonames_id INTEGER, where_latitude REAL, where_longitude REAL,
  UNIQUE (document, id)
);

CREATE TABLE events (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  type TEXT NOT NULL,                -- PLOVER 2.0
  mode TEXT,
  contexts TEXT NOT NULL,            -- JSON list
  acled_event_type TEXT, acled_sub_event_type TEXT,
  background INTEGER NOT NULL,
  status TEXT NOT NULL,              -- accomplished, attempted, planned, threatened, hypothetical, negated, unknown
  "trigger" TEXT NOT NULL,
  said_in TEXT, certainty INTEGER,
  when_timex TEXT, when_first TEXT, when_last TEXT,
  where_name TEXT COLLATE NOCASE, where_geonames_id INTEGER, where_latitude REAL, where_longitude REAL,
  UNIQUE (document, id)
);
CREATE INDEX events_type ON events (type, document);

CREATE TABLE roles_in_events (       -- who did it, to whom, with what
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  event TEXT NOT NULL,
  role TEXT NOT NULL,                -- actors, recipients, instruments
  part INTEGER NOT NULL,
  party TEXT,                        -- of actors and recipients
  words TEXT,                        -- of instruments
  PRIMARY KEY (document, event, role, part)
) WITHOUT ROWID;

CREATE TABLE tolls (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  category TEXT NOT NULL,            -- killed, injured, missing, displaced, detained ...
  low NUMERIC, high NUMERIC, best NUMERIC,
  bound TEXT NOT NULL,               -- exact, at_least, at_most, approx, range, vague, none, unknown
  vague TEXT,                        -- the word: "dozens"
  cue TEXT,
  subject TEXT,
  subject_kind TEXT NOT NULL,
  unit TEXT NOT NULL,                -- person, household
  scope TEXT NOT NULL,               -- incident, period, cumulative, aggregate, rate, background
  polarity TEXT NOT NULL,            -- asserted, negated, disputed, unconfirmed, hypothetical, projected
  part_of TEXT,                      -- the toll that includes this one
  derivation TEXT,
  supersedes TEXT,                   -- the count before: JSON
  event TEXT,                        -- an event
  said_in TEXT, certainty INTEGER,
  when_timex TEXT, when_first TEXT, when_last TEXT,
  where_name TEXT COLLATE NOCASE, where_geonames_id INTEGER, where_latitude REAL, where_longitude REAL,
  UNIQUE (document, id)
);
CREATE INDEX tolls_counted ON tolls (category, coalesce(low, best), polarity, document, event, id);

CREATE TABLE spans (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  kind TEXT NOT NULL,                -- the table: tolls
  item NOT NULL,                     -- the id there: t1
  field TEXT NOT NULL,               -- count
  part INTEGER NOT NULL,             -- which of a field's values, from 0
  position INTEGER NOT NULL,         -- which of its pieces, from 0
  start INTEGER NOT NULL,            -- characters of documents.text
  end INTEGER NOT NULL,
  by TEXT,                           -- who read it: "tolls 0.1", "person:Ada Orel"
  confidence REAL,
  PRIMARY KEY (document, kind, item, field, part, position)
) WITHOUT ROWID;

-- Search. words and said_words are FTS5 indexes of the tables they name, located an R*Tree of every place with
-- a point, and of where every statement with a point holds. onrecord keeps them in step, not triggers: SQLite
-- before 3.41 lets no trigger of a file that may be a stranger's (trusted_schema = OFF) touch an index.

CREATE VIRTUAL TABLE words USING fts5 (
  title, text, content = 'documents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE said_words USING fts5 (
  speaker_name, source, content,
  content = 'attributions', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE located USING rtree (
  number, south, north, west, east, +document, +kind, +item, +latitude, +longitude
);

-- What people did. `previous` is the hash of the entry before: an entry that is changed or lost breaks the chain.

CREATE TABLE journal (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,                  -- "person:Ada Orel"
  kind TEXT NOT NULL CHECK (kind IN ('correction', 'merge', 'split', 'undo')),
  reason TEXT NOT NULL,
  document TEXT,                     -- documents.id of a correction
  part TEXT, item TEXT, field TEXT,  -- of a correction: tolls, t1, count
  spans TEXT, words TEXT,            -- the item's own characters: by them it is found again after re-reading
  old TEXT, new TEXT,                -- values: JSON
  refers TEXT,                       -- the items that the new value names by their ids, found again likewise: JSON
  undoes INTEGER REFERENCES journal (number),
  incidents TEXT, members TEXT,      -- of merge and split: incident ids and documents.id, JSON lists
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX journal_document ON journal (document);
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal BEGIN
  SELECT RAISE (ABORT, 'the journal is only ever added to');
END;
CREATE TRIGGER journal_keeps BEFORE DELETE ON journal BEGIN
  SELECT RAISE (ABORT, 'the journal is only ever added to');
END;

CREATE TABLE failures (
  source TEXT PRIMARY KEY,           -- the file and line
  input TEXT NOT NULL,               -- the file
  document TEXT,                     -- documents.id, where it got that far
  stage TEXT NOT NULL,
  message TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;

-- Views.

CREATE VIEW evidence AS              -- the words behind every field
SELECT documents.id AS document, title, publisher, published, kind, item, field, part, position, start, end,
  substr(text, start + 1, end - start) AS words, by, confidence
FROM spans JOIN documents ON documents.number = spans.document;

CREATE VIEW said AS                  -- who said what
SELECT documents.id AS document, title, publisher, published, attributions.id AS attribution,
  coalesce(speaker_name, attributions.source) AS speaker, manner, cue, content, addressee, negated, said_in
FROM attributions JOIN documents ON documents.number = attributions.document;

CREATE VIEW counted AS               -- how many, and according to whom
SELECT documents.id AS document, title, publisher, published, tolls.id AS toll, category, low, high, best,
  bound, subject, subject_kind, unit, scope, polarity, coalesce(speaker_name, attributions.source) AS speaker,
  events.type AS event_type, tolls.when_first, tolls.when_last, tolls.where_name, tolls.where_latitude,
  tolls.where_longitude
FROM tolls JOIN documents ON documents.number = tolls.document
LEFT JOIN attributions ON attributions.document = tolls.document AND attributions.id = tolls.said_in
LEFT JOIN events ON events.document = tolls.document AND events.id = tolls.event;
