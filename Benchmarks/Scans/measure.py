#!/usr/bin/env python3
"""How scans are read (扫描件识别): the ten tables of the year end and two forms that we print, drawn at 200 and 300 dots an inch, turned by
up to one degree, noisy, and weighed by the built program. What it reads is held against what it reads of the PDF itself.

    make accuracy-scans        .venv-ocr/bin/python3 Benchmarks/Scans/measure.py --program .build/release/heng [--seed N] [--pages N]
"""

import argparse
import collections
import html.parser
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import numpy
from PIL import Image, ImageFilter

FIGURE = re.compile(r"(?<![\d.,])-?\d[\d,]*(?:\.\d+)?%?(?![\d])")
COUNTY, YEAR, PROJECT = "141123", "2022", "sx.xingxian.2022.S1"


class Words(html.parser.HTMLParser):
    """The words of the paper as the page of an audit shows them."""

    def __init__(self):
        super().__init__()
        self.inside, self.texts, self.depth = False, [], 0

    def handle_starttag(self, tag, attributes):
        kind = dict(attributes).get("class") or ""
        if "audit-original" in kind:
            self.inside = True
        if "audit-number" in kind or "audit-page" in kind:
            self.depth += 1
        elif self.depth:
            self.depth += 1
        if tag in ("td", "p", "tr"):
            self.texts.append("\n")

    def handle_endtag(self, tag):
        if self.depth:
            self.depth -= 1

    def handle_data(self, data):
        if self.inside and not self.depth:
            self.texts.append(data)


def run(*command, codes=(0,)):
    done = subprocess.run([str(word) for word in command], capture_output=True)
    if done.returncode not in codes:
        sys.exit(f"{command[0]}: {done.returncode}\n{done.stderr.decode()[:2000]}")
    return done.stdout.decode()


def sample(program, folder):
    """A database with the sample counties: serving with --sample fills it."""
    base = folder / "s.db"
    run(program, "database", "migrate", "--database", base)
    server = subprocess.Popen(
        [program, "serve", "--database", base, "--sample", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in server.stdout:
        if "http://" in line:
            break
    server.terminate()
    server.wait()
    return base


def pages(program, folder):
    """Each page as a PDF of its own, by name."""
    base = sample(program, folder)
    run(program, "disclosure", "print", "--county", COUNTY, "--year", YEAR, "--database", base, "--out", folder / "volume.pdf")
    found = {}
    count = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", folder / "volume.pdf")).group(1))
    for number in range(1, count + 1):
        words = run("pdftotext", "-f", number, "-l", number, folder / "volume.pdf", "-")
        table = re.search(r"公开(\d\d)表", words)
        if table and len(words) > 60 and "目录" not in words[:200]:
            found.setdefault(f"公开{table.group(1)}", []).append((folder / "volume.pdf", number))
    for kind in ("selfEvaluation.project", "target.project"):
        run(program, "form", kind, "--project", PROJECT, "--database", base, "--out", folder / f"{kind}.pdf")
        count = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", folder / f"{kind}.pdf")).group(1))
        found[kind] = [(folder / f"{kind}.pdf", number) for number in range(1, count + 1)]
    made = {}
    for name, places in sorted(found.items()):
        for part, (file, number) in enumerate(places, 1):
            made[f"{name}-{part}"] = folder / f"{name}-{part}.pdf"
            run("qpdf", file, "--pages", ".", number, "--", made[f"{name}-{part}"], codes=(0, 3))
    return made


def scan(pdf, dots, dice, folder):
    """The page as a copier would send it."""
    run("pdftocairo", "-png", "-gray", "-singlefile", "-r", dots, pdf, folder / "page")
    image = Image.open(folder / "page.png").convert("L")
    turn = float(dice.uniform(-1, 1))
    image = image.rotate(turn, resample=Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6 * dots / 300))
    pixels = numpy.asarray(image, float) + dice.normal(0, 12, (image.height, image.width))
    speckles = dice.random((image.height, image.width)) < 0.0005
    pixels[speckles] = 0
    image = Image.fromarray(pixels.clip(0, 255).astype("uint8"))
    image.save(folder / "scan.jpg", quality=75)
    Image.open(folder / "scan.jpg").save(folder / "scan.pdf", resolution=dots)
    return folder / "scan.pdf", turn


def weigh(program, pdf):
    """Figures of the paper, how many findings of each severity, what was doubted; none where it could not be read."""
    made = run(program, "audit", pdf, "--format", "html", codes=(0, 1, 2))
    page = Words()
    page.feed(made)
    if not page.inside:
        return collections.Counter(), None, ""
    severities = collections.Counter(re.findall(r'<li class="is-(\w+)" id=', made))
    return collections.Counter(FIGURE.findall("".join(page.texts))), severities, " ".join(re.findall(r"未能确认：([^<]*)", made))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--dots", type=int, nargs="*", default=[200, 300])
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    dice = numpy.random.default_rng(options.seed)
    totals = {}
    with tempfile.TemporaryDirectory(prefix="heng-scans-") as name:
        folder = pathlib.Path(name)
        chosen = list(pages(program, folder).items())[: options.pages]
        for dots in options.dots:
            total = totals.setdefault(dots, collections.Counter())
            for title, pdf in chosen:
                truth, known, _ = weigh(program, pdf)
                copy, turn = scan(pdf, dots, dice, folder)
                start = time.monotonic()
                read, severities, cautions = weigh(program, copy)
                seconds = time.monotonic() - start
                if severities is None:
                    print(f"{dots} {title}: not read", flush=True)
                    total.update(figures=sum(truth.values()), lost=sum(truth.values()))
                    continue
                right = sum((truth & read).values())
                wrong = list((read - truth).elements())
                doubted = sum(1 for figure in wrong if figure in cautions)
                errors = severities["error"] + severities["warning"]
                questions = sum(severities.values()) - sum(known.values())
                count = sum(truth.values())
                total.update(figures=count, right=right, wrong=len(wrong), doubted=doubted, errors=errors,
                    questions=max(questions, 0), pages=1)
                print(f"{dots} {title}: turned {turn:+.2f}°, {right} of {count} figures right, {len(wrong)} others read ({doubted} of them doubted), "
                      f"{errors} errors or warnings, {questions:+d} questions, {seconds:.1f} s; wrong {wrong[:6]}, lost {list((truth - read).elements())[:6]}", flush=True)
    for dots, total in totals.items():
        share = total["right"] / max(total["figures"], 1)
        print(f"{dots} dpi: {total['pages']} pages, {total['right']} of {total['figures']} figures right ({share:.2%}), {total['wrong']} others read, "
              f"{total['doubted']} of them doubted, {total['errors']} errors or warnings, {total['questions']} questions more than on the PDF")


if __name__ == "__main__":
    main()
