"""Job J1 by the tools a county's analyst would use: python3 score_tables.py duckdb|polars|polars-shaped FOLDER REPEATS

The columns are in memory before the clock starts. Prints `WALL CPU` seconds of each repeat, then the check values on standard error.
A table is found by its number, as in any data set; `polars-shaped` instead relies on ten rows a table in order, which is the
fastest form of polars that we know."""
import sys, time
from pathlib import Path

import numpy as np

TOOL, FOLDER, REPEATS = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
TYPES = {"weight": "<i2", "direction": "u1", "target": "<i4", "actual": "<i4", "budget": "<i8", "spent": "<i8"}
column = {name: np.fromfile(FOLDER / f"{name}.bin", dtype=kind) for name, kind in TYPES.items()}
TABLES = len(column["budget"])
indicators = {"table_no": np.repeat(np.arange(TABLES, dtype=np.int32), 10)} | {k: column[k] for k in list(TYPES)[:4]}
tables = {"table_no": np.arange(TABLES, dtype=np.int32), "budget": column["budget"], "spent": column["spent"]}


def measure(work):
    for _ in range(REPEATS):
        wall, cpu = time.perf_counter(), time.process_time()
        result = work()
        print(f"{time.perf_counter() - wall:.5f} {time.process_time() - cpu:.5f}", flush=True)
    return result


def check(totals, grades):
    counts = np.bincount(np.asarray(grades), minlength=4).tolist()
    values = [int(np.asarray(totals).astype(np.int64).sum()), *counts]
    print("check", *values, file=sys.stderr)
    if TABLES == 1_000_000 and values != [8720156910, 380026, 474183, 144382, 1409]:
        sys.exit("check values differ")


def with_duckdb():
    import duckdb, pyarrow

    base = duckdb.connect()
    base.execute("SET threads = 2")
    given_indicators, given_tables = pyarrow.table(indicators), pyarrow.table(tables)
    base.execute("CREATE TABLE indicators AS FROM given_indicators")
    base.execute("CREATE TABLE tables AS FROM given_tables")
    query = """
      CREATE OR REPLACE TABLE scores AS
      WITH points AS (
        SELECT table_no, sum(floor(weight::DOUBLE * CASE direction
            WHEN 0 THEN least(actual, target)
            WHEN 1 THEN greatest(0, least(target, 2 * target - actual))
            WHEN 2 THEN greatest(0, target - abs(actual - target))
            ELSE CASE actual WHEN 0 THEN 100 WHEN 1 THEN 80 WHEN 2 THEN 60 ELSE 0 END
          END / CASE direction WHEN 3 THEN 100 ELSE target END + 0.5)) AS reached
        FROM indicators GROUP BY table_no)
      SELECT table_no, (reached + floor(1000::DOUBLE * least(spent, budget) / budget + 0.5))::INTEGER AS total,
        (CASE WHEN total >= 9000 THEN 0 WHEN total >= 8000 THEN 1 WHEN total >= 6000 THEN 2 ELSE 3 END)::UTINYINT AS grade
      FROM points JOIN tables USING (table_no)"""
    measure(lambda: base.execute(query))
    result = base.execute("SELECT total, grade FROM scores").fetchnumpy()
    check(result["total"], result["grade"])


def with_polars(shaped):
    import polars as pl

    rows, heads = pl.DataFrame(indicators).lazy(), pl.DataFrame(tables).lazy()
    weight, target, actual = (pl.col(name).cast(pl.Float64) for name in ("weight", "target", "actual"))
    way, tier = pl.col("direction"), pl.col("actual")
    tier_share = pl.when(tier == 0).then(100.0).when(tier == 1).then(80.0).when(tier == 2).then(60.0).otherwise(0.0)
    part = (
        pl.when(way == 0).then(pl.min_horizontal(actual, target))
        .when(way == 1).then(pl.max_horizontal(pl.lit(0.0), pl.min_horizontal(target, 2 * target - actual)))
        .when(way == 2).then(pl.max_horizontal(pl.lit(0.0), target - (actual - target).abs()))
        .otherwise(tier_share)
    )
    points = (weight * part / pl.when(way == 3).then(100.0).otherwise(target) + 0.5).floor()
    execution = (1000.0 * pl.min_horizontal("spent", "budget") / pl.col("budget") + 0.5).floor()
    if shaped:
        sums = rows.select(points.reshape((-1, 10)).arr.sum().alias("reached"))
        joined = pl.concat([sums, heads.with_columns(execution.alias("execution"))], how="horizontal")
    else:
        sums = rows.group_by("table_no").agg(points.sum().alias("reached"))
        joined = sums.join(heads.with_columns(execution.alias("execution")), on="table_no")
    total = (pl.col("reached") + pl.col("execution")).cast(pl.Int32).alias("total")
    x = pl.col("total")
    grade = pl.when(x >= 9000).then(0).when(x >= 8000).then(1).when(x >= 6000).then(2).otherwise(3).cast(pl.UInt8).alias("grade")
    result = measure(lambda: joined.select("table_no", total).with_columns(grade).collect())
    check(result["total"], result["grade"])


{"duckdb": with_duckdb, "polars": lambda: with_polars(False), "polars-shaped": lambda: with_polars(True)}[TOOL]()
