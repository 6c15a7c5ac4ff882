-- Who is quoted, what is left to be looked at, incidents by their points.
DROP INDEX incidents_day;
CREATE INDEX incidents_day ON incidents ( -- in the order of lists, with all that is asked of many at once
  bare, coalesce(last, told) DESC, number DESC, first, last, told, type, where_name, killed_high, latitude, longitude
);
CREATE INDEX incidents_where ON incidents (bare, where_name);

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

INSERT INTO quoted
SELECT voice(coalesce(speaker_name, attributions.source)), coalesce(documents.day, ''), attributions.number, documents.number, parties.kind
FROM attributions JOIN documents ON documents.number = attributions.document
LEFT JOIN parties ON parties.document = attributions.document AND parties.id = attributions.speaker
WHERE voice(coalesce(speaker_name, attributions.source)) != '';

INSERT INTO voices
SELECT voice, min(kind), count(*) FROM quoted GROUP BY voice;

INSERT INTO reviews
SELECT document, kind, item, CASE WHEN min(confidence) IS NOT NULL THEN field END, min(confidence), NULL
FROM spans WHERE kind != 'unread' GROUP BY document, kind, item;

INSERT INTO progress SELECT kind, count(*), 0 FROM reviews GROUP BY kind;

-- What mishap an incident tells of: its row is made anew.
ALTER TABLE incidents ADD COLUMN hazard TEXT;
UPDATE incidents SET stale = 1;

-- Which event of its report an event tells more of.
ALTER TABLE events ADD COLUMN part_of TEXT;
