-- The archive: records of news reports in one SQLite file. Open it with sqlite3, Datasette, or anything else.
--
-- documents        a report as it was read; everything else hangs on its number
-- parties times places hedges attributions events tolls
--                  the record as it stands now, corrections applied, one row an item (docs/record.md says what
--                  each column means); `id` is the item's id in its record, its index where it has none
-- spans            which characters of the text each field was read from (code points, the end not included)
-- records          the record as it was made, as JSON, the text left out (it stands in documents)
-- journal          what people corrected, accepted, rejected, merged, split, took back, forgot: only ever added to
-- forgotten        which reports were taken out for good, so that they are not added again by mistake
-- failures         what could not be added, and why
-- quoted voices    who is quoted in which statements, and how much
-- reviews progress which items nobody has looked at yet, and how far reviewers have come
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
  part_of TEXT,                      -- the event whose incident it tells more of
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
  kind TEXT NOT NULL CHECK (kind IN ('correction', 'acceptance', 'rejection', 'merge', 'split', 'undo', 'forgetting')),
  reason TEXT NOT NULL,
  document TEXT,                     -- documents.id of a correction or a forgetting
  part TEXT, item TEXT, field TEXT,  -- of a correction: tolls, t1, count
  spans TEXT, words TEXT,            -- the item's own characters: by them it is found again after re-reading
  old TEXT, new TEXT,                -- values: JSON; of a forgetting what was emptied, with the hash of what is left
  refers TEXT,                       -- the items that the new value names by their ids, found again likewise: JSON
  undoes INTEGER REFERENCES journal (number),
  incidents TEXT, members TEXT,      -- of merge and split: incident ids and documents.id, JSON lists
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX journal_document ON journal (document);
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
WHEN NOT (                           -- but what an entry holds of a forgotten report, as its forgetting lists it
  OLD.number IN (
    SELECT CAST(json_each.key AS INTEGER) FROM journal AS later, json_each(later.new)
    WHERE later.kind = 'forgetting' AND later.number > OLD.number
  )
  AND NEW.number = OLD.number AND NEW.at = OLD.at AND NEW.by = OLD.by AND NEW.kind = OLD.kind AND NEW.reason = ''
  AND NEW.document IS OLD.document AND NEW.part IS OLD.part AND NEW.item IS OLD.item AND NEW.field IS OLD.field
  AND NEW.spans IS NULL AND NEW.words IS NULL AND NEW.old IS NULL AND NEW.new IS NULL AND NEW.refers IS NULL
  AND NEW.undoes IS OLD.undoes AND NEW.incidents IS OLD.incidents AND NEW.members IS OLD.members
  AND NEW.previous = OLD.previous AND NEW.hash = OLD.hash
) BEGIN
  SELECT RAISE (ABORT, 'the journal is only ever added to');
END;
CREATE TRIGGER journal_keeps BEFORE DELETE ON journal BEGIN
  SELECT RAISE (ABORT, 'the journal is only ever added to');
END;

CREATE TABLE forgotten (             -- reports that somebody had taken out for good
  id TEXT PRIMARY KEY,               -- documents.id
  sha256 TEXT NOT NULL,              -- of the text
  entry INTEGER NOT NULL REFERENCES journal (number)
) WITHOUT ROWID;
CREATE INDEX forgotten_sha256 ON forgotten (sha256);

CREATE TABLE failures (
  source TEXT PRIMARY KEY,           -- the file and line
  input TEXT NOT NULL,               -- the file
  document TEXT,                     -- documents.id, where it got that far
  stage TEXT NOT NULL,
  message TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE posts (                 -- reports that a webhook of `onrecord watch` has still to be told of
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  hook TEXT NOT NULL,                -- the sha256 of its address, which may hold a password
  tries INTEGER NOT NULL DEFAULT 0,  -- that failed
  PRIMARY KEY (document, hook)
) WITHOUT ROWID;

-- Incidents: which reports tell the same. Made by onrecord from the records, the matches and the journal.

CREATE TABLE happenings (            -- what a report tells of an incident (docs/incidents.md)
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  part INTEGER NOT NULL,             -- its number in its document
  incident INTEGER NOT NULL,         -- the first of the happenings that are one incident
  day INTEGER,                       -- on which it happened, as happening_words.day, where it is known
  latitude REAL, longitude REAL,     -- and where
  body TEXT NOT NULL,                -- the Happening: JSON
  UNIQUE (document, part)
);
CREATE INDEX happenings_incident ON happenings (incident, number);

CREATE TABLE happening_words (       -- the words a happening is found by
  word TEXT NOT NULL,
  day INTEGER NOT NULL,              -- on which it was told, as Python's date.toordinal counts; 0: not known
  happening INTEGER NOT NULL REFERENCES happenings (number) ON DELETE CASCADE,
  PRIMARY KEY (word, day, happening)
) WITHOUT ROWID;
CREATE INDEX happening_words_happening ON happening_words (happening);

CREATE TABLE matches (               -- happenings that are taken to be one incident
  one INTEGER NOT NULL REFERENCES happenings (number) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES happenings (number) ON DELETE CASCADE,
  score REAL NOT NULL,               -- log odds, over 0
  PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX matches_other ON matches (other);

CREATE TABLE rulings (               -- happenings that a person put together or set apart
  entry INTEGER NOT NULL REFERENCES journal (number),
  one INTEGER NOT NULL REFERENCES happenings (number) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES happenings (number) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('together', 'apart')),
  PRIMARY KEY (entry, one, other)
) WITHOUT ROWID;
CREATE INDEX rulings_one ON rulings (one);
CREATE INDEX rulings_other ON rulings (other);

CREATE TABLE incidents (             -- what the reports of an incident come to, for lists; NULL is not stated
  number INTEGER PRIMARY KEY,        -- of its first happening
  id TEXT NOT NULL UNIQUE,           -- that happening's: its document's id, #, its part
  type TEXT,
  first TEXT, last TEXT,             -- the days between which it happened
  told TEXT,                         -- the day of the last report
  where_name TEXT COLLATE NOCASE, latitude REAL, longitude REAL, country TEXT,
  reports INTEGER NOT NULL DEFAULT 0,
  sources INTEGER NOT NULL DEFAULT 0, -- reports that are no copies
  killed_low NUMERIC, killed_high NUMERIC, killed_open INTEGER,
  injured_low NUMERIC, injured_high NUMERIC, injured_open INTEGER,
  contradictions TEXT NOT NULL DEFAULT '', -- kinds: number denial identity
  bare INTEGER NOT NULL DEFAULT 0,   -- 1: reports in which no event and no toll was read, not listed
  stale INTEGER NOT NULL DEFAULT 1,  -- 1: to be put together again
  hazard TEXT                        -- the mishap that is told, which has no type: rail flood ...
);
CREATE INDEX incidents_stale ON incidents (number) WHERE stale;
CREATE INDEX incidents_day ON incidents ( -- in the order of lists, with all that is asked of many at once
  bare, coalesce(last, told) DESC, number DESC, first, last, told, type, where_name, killed_high, latitude, longitude
);
CREATE INDEX incidents_where ON incidents (bare, where_name);
CREATE INDEX incidents_killed ON incidents (killed_high);

-- Who is quoted, over all reports, and what reviewers have left to look at. Made by onrecord from the tables above.

CREATE TABLE quoted (                -- a row a statement, in the order of names and days; namesakes are not told apart
  voice TEXT NOT NULL,               -- the speaker's name (as in the view said) in small letters, without its article
  day TEXT NOT NULL,                 -- of publication, empty where it is not known
  statement INTEGER NOT NULL,        -- attributions.number
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  kind TEXT,                         -- of the party, NULL where the words of the report alone tell who it is
  PRIMARY KEY (voice, day, statement)
) WITHOUT ROWID;
CREATE INDEX quoted_document ON quoted (document);

CREATE TABLE voices (                -- how much each of them is quoted saying
  voice TEXT PRIMARY KEY,
  kind TEXT,                         -- of a party of this name: the first of the alphabet
  statements INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX voices_most ON voices (statements DESC, voice, kind)
WHERE kind IN ('person', 'organisation', 'group', 'state');

CREATE TABLE reviews (               -- a row an item
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  kind TEXT NOT NULL,                -- the table: tolls
  item NOT NULL,                     -- the id there: t1; of a rejected one # and the entry of the journal
  field TEXT,                        -- the one of its fields that the reader is least sure of
  sure REAL,                         -- how sure; NULL where none of its fields is rated
  state TEXT,                        -- accepted, corrected, rejected; NULL where nobody has looked at it
  PRIMARY KEY (document, kind, item)
) WITHOUT ROWID;
CREATE INDEX reviews_open ON reviews (kind, coalesce(sure, 2), document, item) WHERE state IS NULL;

CREATE TABLE progress (              -- how many items there are, and how many somebody has looked at
  kind TEXT PRIMARY KEY,
  total INTEGER NOT NULL,
  done INTEGER NOT NULL
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
