-- Forgetting a report: the journal is made anew, since SQLite cannot change what a column allows.
CREATE TABLE journal_before AS SELECT * FROM journal;
CREATE TABLE rulings_before AS SELECT * FROM rulings;
DELETE FROM rulings;
DROP TABLE journal;

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

INSERT INTO journal SELECT * FROM journal_before ORDER BY number;
INSERT INTO rulings SELECT * FROM rulings_before;
DROP TABLE journal_before;
DROP TABLE rulings_before;

-- Which reports were taken out for good.
CREATE TABLE forgotten (             -- reports that somebody had taken out for good
  id TEXT PRIMARY KEY,               -- documents.id
  sha256 TEXT NOT NULL,              -- of the text
  entry INTEGER NOT NULL REFERENCES journal (number)
) WITHOUT ROWID;
CREATE INDEX forgotten_sha256 ON forgotten (sha256);
