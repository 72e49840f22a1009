#!/usr/bin/env python3
"""Makes a database as an earlier program left it: the schema of the first migrations, with the stored dump of that time.

    packaging/older-database.py FILE
"""
import pathlib
import re
import sqlite3
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAST = 16
RECORD = """
CREATE TABLE schema_migration (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  checksum TEXT NOT NULL CHECK (length(checksum) = 16),
  applied_at TEXT NOT NULL CHECK (applied_at <> '')
) STRICT;
"""


def checksum(text: str) -> str:
    value = 0xCBF29CE484222325
    for byte in text.replace("\r", "").rstrip("\n ").encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}"


def for_sqlite(text: str) -> str:
    kept, audience = [], "both"
    for line in text.split("\n"):
        if line.startswith("--@"):
            audience = line[3:].rstrip()
        elif audience in ("both", "sqlite"):
            kept.append(line)
    return "\n".join(kept)


def main(path: str) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.executescript(RECORD)
    for file in sorted((ROOT / "Sources/Store/Migrations").glob("*.sql")):
        number, name = re.fullmatch(r"(\d{4})_(.*)", file.stem).groups()
        if int(number) > LAST:
            break
        text = file.read_text(encoding="utf-8")
        database.executescript("BEGIN;" + for_sqlite(text) + "\nCOMMIT;")
        database.execute(
            "INSERT INTO schema_migration VALUES (?, ?, ?, '2026-01-01T00:00:00.000Z')", (int(number), name, checksum(text)))
    database.executescript("BEGIN;" + (ROOT / f"Tests/Store/Ledger/Dumps/{LAST:04}.sql").read_text(encoding="utf-8") + "\nCOMMIT;")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


main(sys.argv[1])
