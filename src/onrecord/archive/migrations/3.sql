-- Acceptances and rejections: the journal is made anew, since SQLite cannot change what a column allows.
CREATE TABLE journal_before AS SELECT * FROM journal;
CREATE TABLE rulings_before AS SELECT * FROM rulings;
DELETE FROM rulings;
DROP TABLE journal;

CREATE TABLE journal (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,                  -- "person:Ada Orel"
  kind TEXT NOT NULL CHECK (kind IN ('correction', 'acceptance', 'rejection', 'merge', 'split', 'undo')),
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

INSERT INTO journal SELECT * FROM journal_before ORDER BY number;
INSERT INTO rulings SELECT * FROM rulings_before;
DROP TABLE journal_before;
DROP TABLE rulings_before;
