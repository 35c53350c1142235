-- People, conversations and messages are keys (see keys.py), days are as 2026-01-31, and moments
-- are seconds since 1970. A semicolon ends a statement and nothing else.

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a conversation was about.
CREATE TABLE memories (
    conversation TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    text TEXT NOT NULL,
    until REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX memories_by_person ON memories (person);

-- Who was there. An empty language leaves it to each message.
CREATE TABLE people (
    person TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    known INTEGER NOT NULL,
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How many questions there were, whoever asked them.
CREATE TABLE counts (
    day TEXT NOT NULL,
    status TEXT NOT NULL,
    language TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (day, status, language)
) STRICT, WITHOUT ROWID;

-- Thumbs.
CREATE TABLE ratings (
    person TEXT NOT NULL,
    answer TEXT NOT NULL,
    thumb TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (person, answer)
) STRICT, WITHOUT ROWID;

-- Questions without an answer, whoever asked them.
CREATE TABLE questions (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How often who asked them. A question that nobody is left to have asked goes away.
CREATE TABLE askings (
    question TEXT NOT NULL REFERENCES questions (id),
    person TEXT NOT NULL,
    day TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (question, person, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX askings_by_person ON askings (person);

-- Which messages answer one message; numbers with commas between them.
CREATE TABLE replies (
    message TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    answers TEXT NOT NULL,
    until REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX replies_by_person ON replies (person);
