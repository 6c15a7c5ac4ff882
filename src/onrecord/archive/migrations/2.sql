-- Incidents: which reports tell the same.
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
  stale INTEGER NOT NULL DEFAULT 1   -- 1: to be put together again
);
CREATE INDEX incidents_stale ON incidents (number) WHERE stale;
CREATE INDEX incidents_day ON incidents (bare, coalesce(last, told) DESC, number DESC);
CREATE INDEX incidents_killed ON incidents (killed_high);
