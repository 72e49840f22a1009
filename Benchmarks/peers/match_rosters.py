"""Compares list.csv with register.csv: python3 match_rosters.py polars|sqlite FOLDER OUT. The first that applies: 1 wrong check digit, 2 the number stood in an
earlier row, 3 not in the register, 4 another name there. Rows of a code are written, counts by code go to standard error."""
import csv, pathlib, sqlite3, sys

tool, folder, out = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
WEIGHTS, CHECKS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], "10X98765432"

if tool == "polars":
    import polars as pl

    read = lambda name: pl.scan_csv(folder / name, schema_overrides={"id": pl.String})
    digits = sum((pl.col("id").str.slice(k, 1).cast(pl.Int32, strict=False) * w for k, w in enumerate(WEIGHTS)), pl.lit(0)) % 11
    due = digits.replace_strict(dict(enumerate(CHECKS)), return_dtype=pl.String, default=None)
    rows = (
        read("list.csv").with_columns(pl.col("id").str.to_uppercase())
        .with_columns((due != pl.col("id").str.slice(17, 1)).fill_null(True).alias("bad"), (~pl.col("id").is_first_distinct()).alias("again"))
        .join(read("register.csv").select("id", pl.col("name").alias("other")), on="id", how="left", maintain_order="left"))
    code = pl.when("bad").then(1).when("again").then(2).when(pl.col("other").is_null()).then(3).when(pl.col("name") != pl.col("other")).then(4).otherwise(0)
    found = rows.select("row", code.alias("code")).collect()
    print(*found["code"].value_counts().sort("code")["count"].to_list(), file=sys.stderr)
    found.filter(pl.col("code") > 0).write_csv(out)
else:
    db = sqlite3.connect(":memory:")
    db.execute('CREATE TABLE list ("row" INTEGER, id TEXT, name TEXT)')
    db.execute("CREATE TABLE register (id TEXT, name TEXT, county INTEGER)")
    for name, table in (("list.csv", "list"), ("register.csv", "register")):
        with open(folder / name) as file:
            lines = csv.reader(file)
            next(lines)
            db.executemany(f"INSERT INTO {table} VALUES (?,?,?)", lines)
    db.execute("CREATE INDEX at ON register (id, name)")
    total = "(" + "+".join(f"substr(u,{k + 1},1)*{w}" for k, w in enumerate(WEIGHTS)) + ") % 11"
    found = db.execute(f"""SELECT a."row", CASE WHEN substr('{CHECKS}', {total} + 1, 1) <> substr(u, 18, 1) THEN 1 WHEN nth > 1 THEN 2 WHEN b.id IS NULL THEN 3
        WHEN a.name <> b.name THEN 4 ELSE 0 END AS code
        FROM (SELECT "row", u, name, row_number() OVER (PARTITION BY u ORDER BY "row") AS nth FROM (SELECT *, upper(id) AS u FROM list)) a
        LEFT JOIN register b ON b.id = a.u ORDER BY 1""").fetchall()
    print(*[sum(code == k for _, code in found) for k in range(5)], file=sys.stderr)
    with open(out, "w") as file:
        csv.writer(file).writerows((row, code) for row, code in found if code)
