"""Invented private texts and harmless ones that look like them, through the gate and the outputs of the built program."""

import html
import json
import pathlib
import random
import re
import subprocess

import openpyxl

TITLE = "private texts held back by the gate and covered in outputs, harmless ones let through"
EACH = 2_000
BATCH = 250
DEPARTMENT = ["--county", "141123", "--year", "2022", "--department", "兴县乡村振兴局"]


def run(context):
    dice = random.Random(f"{context.seed}/gate")
    count = 60 if context.short else EACH
    texts = {kind: invented(context, dice.getrandbits(40), kind, count) for kind in ("planted", "clean")}
    outputs(context, texts)
    gate(context, texts, 60 if context.short else BATCH)


def invented(context, seed, kind, count):
    program = pathlib.Path(context.program).parent / "private-texts"
    done = subprocess.run([str(program), str(seed), kind, str(count)], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def heng(context, *arguments):
    return subprocess.run([context.program, *arguments], cwd=context.folder, capture_output=True, text=True)


# Outputs: each text is a paper of its own, its labels the row's head; the page of the audit shows the paper.


def outputs(context, texts):
    folder = context.folder / "papers"
    folder.mkdir()
    for kind, papers in texts.items():
        for number, paper in enumerate(papers):
            cells = "".join(f"<td>{html.escape(words)}</td>" for words in [*paper["labels"], paper["text"]])
            body = f"<table><tr>{cells}</tr><tr>{cells}</tr></table>" if paper["labels"] else f"<p>{html.escape(paper['text'])}</p>"
            (folder / f"{kind}-{number:05}.html").write_text(f"<!DOCTYPE html><html><body>{body}</body></html>")
    done = heng(context, "audit", str(folder), "--format", "html", "--out", "audit.html")
    context.check("audit of the texts", "" if done.returncode in (0, 1) else f"code {done.returncode}: {done.stderr[-300:]}")
    shown = plain((context.folder / "audit.html").read_text())
    read = [paper for paper in texts["planted"] if paper["kind"] != "health" and plain(paper["written"]) in shown]
    judge(context, "outputs", "planted values readable", len(read), len(texts["planted"]), read)
    covered = [paper for paper in texts["clean"] if plain(paper["text"]) not in shown]
    judge(context, "outputs", "harmless texts covered", len(covered), len(texts["clean"]), covered)


def plain(text):
    return re.sub(r"[\s\u200b\u00ad\ufeff]+", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


def judge(context, where, what, wrong, all_of_them, papers):
    context.line(f"  {where}: {wrong} of {all_of_them} {what} ({100 * wrong / all_of_them:.2f} %)")
    some = "; ".join(f"{paper['recipe']}: {paper['text']}" for paper in papers[:5])
    context.check(f"{where}: {what}", "" if wrong * 50 <= all_of_them else f"{wrong} of {all_of_them}: {some}")


# The gate: the texts stand among the duties of a department, a paragraph each, in all four formats.


def gate(context, texts, batch):
    for command in (["migrate"], ["sample"]):
        done = heng(context, "database", *command, "--database", "gate.db")
        if done.returncode:
            raise RuntimeError(done.stderr)
    heng(context, "accounts", "template", *DEPARTMENT, "--out", "before.xlsx", "--database", "gate.db")
    for kind, papers in texts.items():
        if context.short and kind == "clean":
            continue  # the gate takes its time in a debug build; the outputs have judged them
        held = sum(held_back(context, papers[start : start + batch]) for start in range(0, len(papers), batch))
        wrong = len(papers) - held if kind == "planted" else held
        judge(context, "gate", "planted texts overlooked" if kind == "planted" else "harmless texts held back", wrong, len(papers), [])


def held_back(context, papers):
    """How many of the texts the gate names in the page of the set."""
    book = openpyxl.load_workbook(context.folder / "before.xlsx")
    sheet = book["职责机构"]
    sheet.delete_rows(4, sheet.max_row)
    for paper in papers:
        words = "：".join([*paper["labels"], paper["text"]])
        sheet.append(["职责", re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", words.replace("\t", " "))])
    book.save(context.folder / "with.xlsx")
    done = heng(context, "accounts", "import", "with.xlsx", "--by", "示例会计", "--reason", "试验", "--database", "gate.db")
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    checked = heng(context, "disclosure", "check", "--all", *DEPARTMENT, "--database", "gate.db")
    if checked.returncode not in (0, 1):
        raise RuntimeError(checked.stderr)
    places = set(re.findall(r"^　　(\S+\.html .*?)：\S+ .*（凭号", checked.stdout, re.MULTILINE))
    context.check("gate: no more places are named than texts stand there", "" if len(places) <= len(papers) else f"{len(places)} of {len(papers)}")
    return len(places)
