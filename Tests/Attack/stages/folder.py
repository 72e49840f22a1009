"""Very many files at once: memory does not grow with them, and nothing is printed by halves."""

import json
import random

import measure
import papers

TITLE = "a folder of very many papers, and very many self-evaluations"
MEMORY = 400


def run(context):
    dice = random.Random(f"{context.seed}/folder")
    count = 1_500 if context.short else 100_000
    folder = context.folder / "papers"
    for number in range(count):
        if number % 1_000 == 0:
            part = folder / f"{number // 1_000:03}"
            part.mkdir(parents=True)
        text = papers.as_text(papers.target_form(dice, 3)) if number % 50 == 0 else f"{papers.words(dice, 30)}{number}.50万元。。\n".encode()
        (part / f"{number:06}.txt").write_bytes(text)
    context.line(f"  {count} files")
    out = context.folder / "out.json"
    limit = 600 * context.slow
    outcome = measure.run([context.program, "audit", str(folder), "--format", "json", "--out", str(out)], limit)
    size = out.stat().st_size if out.exists() else 0
    context.line(f"  audit: {outcome.seconds:.0f} s, {outcome.memory:.0f} MB, {size >> 20} MB of JSON")
    context.check("audit of a folder", outcome.fault(limit, MEMORY))
    with open(out, "rb") as lines:
        found = sum(1 for line in lines if line.startswith(b'{"cautions"') or line.startswith(b'{"coverage"'))
    context.check("audit prints every paper", "" if found == count else f"{found} of {count}")
    if size < 64 << 20:
        json.loads(out.read_bytes())
    (folder / "bad.xlsx").write_bytes(next(data for name, data in papers.xlsx(dice) if name == "shared-huge"))
    some = folder / "000"
    bad = measure.run([context.program, "audit", str(some), str(folder / "bad.xlsx"), "--format", "text"], limit)
    context.check("a bad paper among good ones is named and does not stop them", "" if bad.code == 2 and "bad.xlsx" in bad.said and bad.output else f"code {bad.code}")
    evaluation = {
        "year": 2022, "project": "示例项目", "unit": "万元", "budget": {"initial": "1", "revised": "1", "outturn": "1", "weight": "10"},
        "indicators": [{"level1": "产出指标", "level2": "数量指标", "name": f"示例{i}", "target": "9人", "actual": "8人", "weight": "3"} for i in range(30)],
    }
    names = []
    for number in range(60 if context.short else 3_000):
        names.append(f"{number}.json")
        (context.folder / names[-1]).write_text(json.dumps(evaluation | {"project": f"示例项目{number}"}))
    scored = measure.run([context.program, "score", *names, "--format", "json"], limit, folder=context.folder, keep=-1)
    context.line(f"  score: {scored.seconds:.1f} s, {scored.memory:.0f} MB, {len(scored.output) >> 20} MB of JSON")
    context.check("score of many files", scored.fault(limit, MEMORY))
    context.check("score prints every file", "" if len(json.loads(scored.output)["results"]) == len(names) else "some are missing")
