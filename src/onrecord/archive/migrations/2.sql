-- What each report tells of each incident (src/onrecord/archive/incidents.py).
CREATE TABLE happening (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  part INTEGER NOT NULL,             -- its number in its document
  first INTEGER, last INTEGER, told INTEGER, -- days since 1 January of year 1, as Python's date.toordinal counts
  incident TEXT,                     -- the id of its incident, once it has one
  dirty INTEGER NOT NULL DEFAULT 1,  -- 1: its incident is to be looked at again
  body TEXT NOT NULL,                -- the Happening: JSON
  UNIQUE (document, part)
);
CREATE INDEX happening_incident ON happening (incident);
CREATE INDEX happening_dirty ON happening (number) WHERE dirty;

CREATE TABLE happening_word (        -- the words a happening is found by
  word TEXT NOT NULL,
  day INTEGER NOT NULL,              -- the day it was told, 0 where that is not known
  happening INTEGER NOT NULL REFERENCES happening (number) ON DELETE CASCADE,
  PRIMARY KEY (word, day, happening)
) WITHOUT ROWID;
CREATE INDEX happening_word_happening ON happening_word (happening);
