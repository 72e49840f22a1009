"""The chains of a database as docs/CHAIN.md describes them, without the program's own code: to forge them, and to fill very long ones."""

import hashlib

ORIGIN = "0" * 64
STEP = ["record_kind", "record_id", "from_state", "action", "to_state", "actor", "role", "at", "reason"]
# kind: table, the columns that name a row, the columns of its content
KINDS = {
    "weighedPaper": ("weighed_paper", ["sha256"], ["sha256", "file_name", "received_at", "received_by"]),
    "auditEntry": ("audit_entry", ["id"], ["id", "at", "actor", "role", "action", "record_kind", "record_id", "before", "after", "reason", "ordering"]),
    "payment": ("payment", ["id", "entry"], [
        "county", "id", "entry", "is_reversal", "year", "department", "ordering", "project", "allotment", "date", "is_date_assumed", "voucher", "line",
        "function_code", "economic_code", "nature", "fund", "amount", "payees", "payees_unit", "purpose", "reach", "recorded_at", "reason",
        "cited_paper", "cited_lines"]),
    "transitionRecord": ("transition_record", ["project", "ordering"], ["project", "county", "ordering"] + STEP),
    "finalAccountsStep": ("final_accounts_step", ["accounts", "ordering"], ["accounts", "ordering"] + STEP),
    "publishedSet": ("disclosure_set", ["sha256"], ["sha256", "accounts", "version", "manifest", "published_at", "published_by", "role", "correction", "findings"]),
}


def content(kind, row):
    """Digest of a row: a mapping of columns to values."""
    text = kind + "\n"
    for column in KINDS[kind][2]:
        value = row[column]
        if isinstance(value, int):
            text += f"{column} i {value}\n"
        elif value is not None:
            text += f"{column} t {len(value.encode())} {value}\n"
    return hashlib.sha256(text.encode()).hexdigest()


def link(county, number, kind, key, part, of_row, previous):
    fields = ["heng-chain-1", county, str(number), "sha256", kind, str(part), of_row, previous, key]
    return hashlib.sha256("".join(field + "\n" for field in fields).encode()).hexdigest()


def row_of(database, county, kind, key, part):
    table, names, columns = KINDS[kind]
    where = " AND ".join(f"{name} = ?" for name in names) + (" AND county = ?" if kind == "payment" else "")
    values = [key, part][: len(names)] + ([county] if kind == "payment" else [])
    found = database.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {where}", values).fetchone()
    return found and dict(zip(columns, found))


def forge(database, county):
    """Computes a county's chain anew from the rows as they are now; links whose rows are gone go too."""
    links = database.execute("SELECT number, kind, key, part FROM chain_link WHERE county = ? ORDER BY number", [county]).fetchall()
    previous, last = ORIGIN, 0
    for number, kind, key, part in links:
        row = row_of(database, county, kind, key, part)
        if row is None:
            database.execute("DELETE FROM chain_link WHERE county = ? AND number = ?", [county, number])
            continue
        last += 1
        of_row = content(kind, row)
        digest = link(county, last, kind, key, part, of_row, previous)
        database.execute(
            "UPDATE chain_link SET number = ?, content = ?, previous = ?, digest = ? WHERE county = ? AND number = ?",
            [last, of_row, previous, digest, county, number])
        previous = digest
    database.execute("UPDATE chain_head SET number = ?, digest = ? WHERE county = ?", [last, previous, county])


def lengthen(database, county, count):
    """Adds honest audit entries with their links behind a county's chain."""
    number, previous = database.execute("SELECT number, digest FROM chain_head WHERE county = ?", [county]).fetchone()
    after = '{"id":"long","county":"%s","amount":100,"purpose":"补助资金，按月发放到户","cited_paper":"S000","cited_lines":"%%d"}' % county
    columns = KINDS["auditEntry"][2]
    entries, links = [], []
    for place in range(count):
        row = dict(zip(columns, [f"long-{place:09}", "2026-03-01T08:30:00.000Z", "示例会计", "unitFinanceOfficer", "支付", "payment", f"long{place // 4}",
                                 None, after % place, "按要求办理", place % 4]))
        number += 1
        of_row = content("auditEntry", row)
        digest = link(county, number, "auditEntry", row["id"], 0, of_row, previous)
        entries.append(list(row.values()))
        links.append([county, number, "auditEntry", row["id"], 0, "sha256", of_row, previous, digest])
        previous = digest
        if len(links) == 20_000 or place == count - 1:
            database.executemany(f"INSERT INTO audit_entry ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", entries)
            database.executemany("INSERT INTO chain_link (county, number, kind, key, part, algorithm, content, previous, digest) VALUES (?,?,?,?,?,?,?,?,?)", links)
            entries, links = [], []
    database.execute("UPDATE chain_head SET number = ?, digest = ? WHERE county = ?", [number, previous, county])
