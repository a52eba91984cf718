-- The store: the corpus, compiled.  A build product; delete it at any time.
-- Dates: stated and inferred are EDTF, earliest and latest ISO days, date_text is what people read.
-- Offsets: code points of block.text, half-open.  JSON columns end in _json.

-- The first of all: its one row stands on the second page of the file (see seal).
CREATE TABLE seal (id INTEGER PRIMARY KEY, value BLOB NOT NULL);

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE file (
  path TEXT PRIMARY KEY,  -- relative to the corpus
  sha256 TEXT NOT NULL,
  stamp TEXT NOT NULL     -- size, times and inode; empty where they cannot be trusted yet
);

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  source TEXT,  -- the file that its words are held against, as the document names it
  title TEXT, description TEXT, type TEXT NOT NULL, citation_json TEXT NOT NULL,
  stated TEXT, inferred TEXT, basis TEXT, earliest TEXT, latest TEXT, date_text TEXT,
  words INTEGER NOT NULL, note TEXT,
  blocks INTEGER NOT NULL, notes INTEGER NOT NULL,
  running INTEGER NOT NULL,  -- code points of paragraphs, list items and headings
  departure TEXT  -- the first thing in which it was not word for word its source, when it was compiled
);

CREATE INDEX document_departure ON document (id) WHERE departure IS NOT NULL;

-- Every entity that a document's annotations or citation name.
CREATE TABLE mention (doc TEXT NOT NULL, kind TEXT NOT NULL, entity TEXT NOT NULL,
  PRIMARY KEY (doc, kind, entity)) WITHOUT ROWID;

-- Blocks of the text, and notes (kind 'endnote', block 'nN') behind them.
CREATE TABLE block (
  number INTEGER PRIMARY KEY,
  doc TEXT NOT NULL, block TEXT NOT NULL, position INTEGER NOT NULL,
  kind TEXT NOT NULL, text TEXT NOT NULL, marks_json TEXT NOT NULL, note TEXT,
  next TEXT,  -- the block that running text goes on in
  sum INTEGER NOT NULL,  -- of the text and its place: see checksums
  UNIQUE (doc, block)
);
CREATE INDEX block_position ON block (doc, position);
CREATE INDEX block_aside ON block (doc, block) WHERE kind NOT IN ('paragraph', 'list-item', 'heading');

-- Where in a block a page begins: its number in the file, and the one printed on it.
CREATE TABLE page (doc TEXT NOT NULL, block TEXT NOT NULL, at INTEGER NOT NULL, page INTEGER NOT NULL, printed TEXT,
  PRIMARY KEY (doc, block, at));

-- Works that a document cites, or, without a document, those of references.yaml.
CREATE TABLE reference (doc TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, csl_json TEXT NOT NULL,
  PRIMARY KEY (doc, id));
CREATE TABLE note_reference (doc TEXT NOT NULL, n INTEGER NOT NULL, position INTEGER NOT NULL,
  reference TEXT NOT NULL, PRIMARY KEY (doc, n, position));

CREATE TABLE person (id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  unnamed INTEGER NOT NULL, organisation TEXT, note TEXT,
  csl_json TEXT);  -- the name in CSL's parts, where it is not kept whole
CREATE TABLE office (person TEXT NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL, organisation TEXT,
  stated TEXT, inferred TEXT, basis TEXT, earliest TEXT, latest TEXT, date_text TEXT, PRIMARY KEY (person, position));
CREATE TABLE member (collective TEXT NOT NULL, position INTEGER NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY (collective, position));

CREATE TABLE organisation (id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  acronym TEXT, part_of TEXT, note TEXT);

CREATE TABLE principle (id TEXT PRIMARY KEY, position INTEGER NOT NULL, label TEXT NOT NULL, definition TEXT NOT NULL);
CREATE TABLE principle_relation (principle TEXT NOT NULL, relation TEXT NOT NULL, other TEXT NOT NULL,
  PRIMARY KEY (principle, relation, other));  -- relation: broader, related
CREATE TABLE principle_group (id TEXT PRIMARY KEY, label TEXT NOT NULL);

-- Every name by which an entity may be asked for, its id among them.
CREATE TABLE alias (
  kind TEXT NOT NULL,    -- person, organisation, principle, event, document
  entity TEXT NOT NULL, position INTEGER NOT NULL,
  text TEXT NOT NULL, folded TEXT NOT NULL,
  origin TEXT NOT NULL,  -- id, name, acronym, text, outside
  PRIMARY KEY (kind, entity, position)
);
CREATE INDEX alias_folded ON alias (kind, folded);
-- The words of short names of people and organisations, and of offices: what many passages name.
CREATE TABLE name_word (word TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE statement (
  address TEXT PRIMARY KEY,
  doc TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL,
  speaker TEXT NOT NULL, organisation TEXT, mode TEXT NOT NULL,
  occasion TEXT, occasion_event TEXT,
  stated TEXT, inferred TEXT, basis TEXT, earliest TEXT, latest TEXT, date_text TEXT,
  note TEXT,
  act TEXT, cue_block TEXT, cue_start INTEGER, cue_end INTEGER,  -- its force, and where the cue stands
  whole INTEGER NOT NULL DEFAULT 0  -- whether it is all that its document says, and annotated by nobody
);
CREATE INDEX statement_doc ON statement (doc, position);
CREATE INDEX statement_speaker ON statement (speaker, doc);
CREATE TABLE statement_principle (statement TEXT NOT NULL, position INTEGER NOT NULL, principle TEXT NOT NULL,
  stance TEXT NOT NULL, group_id TEXT, group_order INTEGER, PRIMARY KEY (statement, position));
CREATE INDEX statement_principle_principle ON statement_principle (principle);
-- Who is said to hold a principle, where that is not the speaker: a person or an organisation.
CREATE TABLE holder (statement TEXT NOT NULL, position INTEGER NOT NULL, place INTEGER NOT NULL, holder TEXT NOT NULL,
  PRIMARY KEY (statement, position, place));  -- position: that of the link in statement_principle
CREATE INDEX holder_holder ON holder (holder);
-- That a statement takes a side on another's.
CREATE TABLE reply (statement TEXT NOT NULL, position INTEGER NOT NULL, other TEXT NOT NULL, how TEXT NOT NULL,
  PRIMARY KEY (statement, position));  -- how: disputes, doubts, supports
CREATE INDEX reply_other ON reply (other);
-- Where the texts name people and organisations: the longest name, in whole words.
CREATE TABLE naming (doc TEXT NOT NULL, block TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (doc, block, start, "end", kind, entity)) WITHOUT ROWID;
CREATE INDEX naming_entity ON naming (kind, entity);
CREATE TABLE statement_note (statement TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (statement, n));

CREATE TABLE event (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL,
  label TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, place TEXT, part_of TEXT,
  stated TEXT, inferred TEXT, basis TEXT, earliest TEXT, latest TEXT, date_text TEXT,
  note TEXT
);
-- The words that an event's evidence quotes, as selectors: where a document changes, they are looked for again.
CREATE TABLE evidence (event TEXT NOT NULL, position INTEGER NOT NULL, doc TEXT NOT NULL, block TEXT NOT NULL,
  exact TEXT NOT NULL, prefix TEXT, suffix TEXT, PRIMARY KEY (event, position));
CREATE INDEX evidence_doc ON evidence (doc);
CREATE TABLE event_entity (event TEXT NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL, entity TEXT NOT NULL,
  PRIMARY KEY (event, kind, position));  -- kind: person, organisation, principle

CREATE TABLE passage (
  kind TEXT NOT NULL,    -- statement, event
  owner TEXT NOT NULL, position INTEGER NOT NULL,
  doc TEXT NOT NULL, block TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (kind, owner, position)
);
CREATE INDEX passage_block ON passage (doc, block);

-- The folded words of all blocks: they from back to front, in how many blocks they stand, and the first of the
-- numbers of their postings.  A posting is of a segment, 32,768 numbers of blocks, and has its word's first number
-- and that of the segment: in `blocks` how far in the segment each block stands, ascending, as 16-bit integers; or,
-- where the word is frequent, in `bits` a bit a block, from the lowest of the first byte.
CREATE TABLE word (word TEXT PRIMARY KEY, mirrored TEXT NOT NULL, blocks INTEGER NOT NULL,
  posting INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX word_mirrored ON word (mirrored);
CREATE TABLE posting (number INTEGER PRIMARY KEY, blocks BLOB, bits BLOB);

-- A statement's own date, else its occasion's, else its document's.
CREATE VIEW dated_statement AS
SELECT s.address, s.doc, s.id, s.position, s.speaker, s.organisation, s.mode, s.occasion, s.occasion_event, s.note,
  s.act, s.cue_block, s.cue_start, s.cue_end,
  iif(own, 'statement', iif(eventful, 'event', 'document')) AS dated_by,
  iif(own, s.stated, iif(eventful, e.stated, d.stated)) AS stated,
  iif(own, s.inferred, iif(eventful, e.inferred, d.inferred)) AS inferred,
  iif(own, s.basis, iif(eventful, e.basis, d.basis)) AS basis,
  iif(own, s.earliest, iif(eventful, e.earliest, d.earliest)) AS earliest,
  iif(own, s.latest, iif(eventful, e.latest, d.latest)) AS latest,
  iif(own, s.date_text, iif(eventful, e.date_text, d.date_text)) AS date_text
FROM (SELECT *, coalesce(stated, inferred) IS NOT NULL AS own FROM statement) AS s
JOIN document AS d ON d.id = s.doc
LEFT JOIN (SELECT *, coalesce(stated, inferred) IS NOT NULL AS eventful FROM event) AS e ON e.id = s.occasion_event;
