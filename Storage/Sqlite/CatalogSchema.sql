-- Catalogues by version, and the log of live interactions. Times are .NET ticks in UTC.

CREATE TABLE Catalogs (
    Catalog TEXT NOT NULL PRIMARY KEY,
    LastVersion INTEGER NOT NULL,  -- counts on, also over versions that were removed
    Published INTEGER NULL         -- the served version
);

CREATE TABLE CatalogVersions (
    Catalog TEXT NOT NULL,
    Version INTEGER NOT NULL,
    Content TEXT NOT NULL,         -- the description as JSON
    Complete INTEGER NOT NULL,     -- 0 while it is written
    TouchedAt INTEGER NOT NULL,    -- last sign of life of its writer
    PRIMARY KEY (Catalog, Version)
);

CREATE TABLE CatalogItems (
    Catalog TEXT NOT NULL,
    Version INTEGER NOT NULL,
    Shard INTEGER NOT NULL,
    Id TEXT NOT NULL,
    Content TEXT NOT NULL,         -- the item as JSON
    PRIMARY KEY (Catalog, Version, Shard, Id)
) WITHOUT ROWID;

CREATE TABLE CatalogInteractions (
    Catalog TEXT NOT NULL,
    Version INTEGER NOT NULL,
    Position INTEGER NOT NULL,
    Count INTEGER NOT NULL,
    Content BLOB NOT NULL,         -- a batch, compressed
    PRIMARY KEY (Catalog, Version, Position)
);

CREATE TABLE CatalogModels (
    Catalog TEXT NOT NULL,
    Version INTEGER NOT NULL,
    Name TEXT NOT NULL,
    Chunk INTEGER NOT NULL,
    Content BLOB NOT NULL,
    PRIMARY KEY (Catalog, Version, Name, Chunk)
);

CREATE TABLE InteractionLog (
    Position INTEGER PRIMARY KEY AUTOINCREMENT,
    Catalog TEXT NOT NULL,
    AppendedAt INTEGER NOT NULL,
    Content BLOB NOT NULL          -- a batch, compressed
);

CREATE INDEX InteractionLogByTime ON InteractionLog (Catalog, AppendedAt);
