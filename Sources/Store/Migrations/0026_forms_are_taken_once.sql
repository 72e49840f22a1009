-- Forms that were sent, by the random word that each page bears: a second sending of one does nothing. Kept for a month.
CREATE TABLE sent_form (
  key TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL
) STRICT;

CREATE INDEX sent_form_by_time ON sent_form (at);
