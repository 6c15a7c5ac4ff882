-- What webhooks have still to be told.
CREATE TABLE posts (                 -- reports that a webhook of `onrecord watch` has still to be told of
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  hook TEXT NOT NULL,                -- the sha256 of its address, which may hold a password
  tries INTEGER NOT NULL DEFAULT 0,  -- that failed
  PRIMARY KEY (document, hook)
) WITHOUT ROWID;
