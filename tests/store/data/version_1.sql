PRAGMA application_id = 1349479524;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE askings (
    question TEXT NOT NULL REFERENCES questions (id),
    person TEXT NOT NULL,
    day TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (question, person, day)
) STRICT, WITHOUT ROWID;
INSERT INTO "askings" VALUES('c68e8e8b6bef1867','e1840dc2ae09b7ac2b1dd9c5c875a7b1070c8d012903c026a0c5d0e033a53d45','2026-01-31',1);
INSERT INTO "askings" VALUES('c68e8e8b6bef1867','f2deb36a73005baca618baf6ad23a6bb408c7558c482ad5af71ba9daffade619','2026-01-31',2);
CREATE TABLE counts (
    day TEXT NOT NULL,
    status TEXT NOT NULL,
    language TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (day, status, language)
) STRICT, WITHOUT ROWID;
INSERT INTO "counts" VALUES('2026-01-31','answer','nl',3);
INSERT INTO "counts" VALUES('2026-01-31','unknown','en',1);
CREATE TABLE memories (
    conversation TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    text TEXT NOT NULL,
    until REAL NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "memories" VALUES('eb4e7f2815d1a785ab2bab90758e58c1dc00dfb01877c2beecff8d7eab22d564','f2deb36a73005baca618baf6ad23a6bb408c7558c482ad5af71ba9daffade619','{"entries":["pleio"]}',1769864100.0);
CREATE TABLE people (
    person TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    known INTEGER NOT NULL,
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "people" VALUES('f2deb36a73005baca618baf6ad23a6bb408c7558c482ad5af71ba9daffade619','en',1,'2026-01-31');
CREATE TABLE questions (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "questions" VALUES('c68e8e8b6bef1867','who is bob','en','done');
CREATE TABLE ratings (
    person TEXT NOT NULL,
    answer TEXT NOT NULL,
    thumb TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (person, answer)
) STRICT, WITHOUT ROWID;
INSERT INTO "ratings" VALUES('f2deb36a73005baca618baf6ad23a6bb408c7558c482ad5af71ba9daffade619','9ab6b6bd98440c9382f586036cb1f420b22bf32be5d90aa299c578e6ebb39c99','up','2026-01-31');
CREATE TABLE replies (
    message TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    answers TEXT NOT NULL,
    until REAL NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "replies" VALUES('972e20b29d8f3349279c9ba6622260fb53a37399ad9ccc4d7a9f976c9b163965','f2deb36a73005baca618baf6ad23a6bb408c7558c482ad5af71ba9daffade619','8,9',1770033300.0);
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "settings" VALUES('checked','2026-01-31');
INSERT INTO "settings" VALUES('secret','cc0ebdc8a3d53b49fb6a5d2d22e3bc0f23924fc0b6190d095fc804cf2f7d222d');
CREATE INDEX memories_by_person ON memories (person);
CREATE INDEX askings_by_person ON askings (person);
CREATE INDEX replies_by_person ON replies (person);
COMMIT;
