"""Every kind of paper that is made to hurt, through the commands: each ends within 20 s and 1 GB with the contract's codes."""

import json

import measure
import papers

TITLE = "time, memory and exit codes for papers made to hurt"
SECONDS, MEMORY = 20, 1024
# What the suite runs: one of each cause that once broke a limit.
SHORT = {
    "xlsx-shared-huge.xlsx", "xlsx-shared-long.xlsx", "xlsx-format-places.xlsx", "xlsx-format-literal.xlsx", "xlsx-sheets-many.xlsx",
    "docx-footnote-repeated.docx", "html-nested-column.html", "text-forms-titles.txt", "pdf-strokes-random.pdf", "form-target-2000.html",
}


def run(context):
    table = {}
    for kind, name, data in papers.all_papers(context.seed, scale=0.1 if context.short else 1):
        if context.short and name not in SHORT:
            continue
        path = context.folder / name
        path.write_bytes(data)
        weigh(context, table, kind, name, [context.program, "audit", str(path), "--format", "json"], len(data))
        if name.endswith(".xlsx") and (not context.short or "shared" in name):
            weigh(context, table, "score", "score " + name, [context.program, "score", str(path)], len(data))
        path.unlink()
    for name, text in scores():
        path = context.folder / name
        path.write_text(text)
        weigh(context, table, "score", "score " + name, [context.program, "score", str(path)], len(text))
        path.unlink()
    for kind, rows in table.items():
        slowest, largest = max(rows, key=lambda r: r[1]), max(rows, key=lambda r: r[2])
        context.line(f"  {kind}: {len(rows)} files; slowest {slowest[1]:.1f} s ({slowest[0]}), largest {largest[2]:.0f} MB ({largest[0]})")


def weigh(context, table, kind, name, command, size):
    outcome = measure.run(command, SECONDS * context.slow + 10)
    table.setdefault(kind, []).append((name, outcome.seconds, outcome.memory))
    fault = outcome.fault(SECONDS * context.slow, MEMORY)
    if not fault and outcome.code == 2 and outcome.output.strip():
        fault = "printed half an answer"
    context.check(f"{name} ({size} bytes, code {outcome.code}, {outcome.seconds:.1f} s, {outcome.memory:.0f} MB)", fault)


def scores():
    """Files for `heng score` that are no self-evaluation, or one without end."""
    one = {
        "year": 2022, "project": "示例项目", "unit": "万元", "budget": {"initial": "1", "revised": "1", "outturn": "1", "weight": "10"},
        "indicators": [{"level1": "产出指标", "level2": "数量指标", "name": "示例", "target": "1人", "actual": "1人", "weight": "1"}],
    }
    yield "array.json", json.dumps([one] * 20_000)
    yield "rows.json", json.dumps(one | {"indicators": one["indicators"] * 20_000})
    yield "deep.json", "[" * 200_000
    yield "digits.json", json.dumps(one | {"total": "9" * 500_000})
    yield "words.json", json.dumps(one | {"project": "项" * 1_000_000})
