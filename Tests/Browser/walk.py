"""Begins a county from an empty database in a browser without scripts, and looks at every page on the way.

    .venv/bin/python3 Tests/Browser/walk.py .build/debug/heng OUTDIR --by pages
    .venv/bin/python3 Tests/Browser/walk.py .build/debug/heng OUTDIR --by workbook
    .venv/bin/python3 Tests/Browser/walk.py .build/debug/heng OUTDIR --by year

`pages` registers three departments, twelve people and thirty projects page by page, with the faults that people make; every page
is looked at in each of its states as `screens.py` does, at 1366 and 390 pixels and at 200 % zoom. `workbook` registers the same county
with one workbook and looks at 1366 pixels only. `year` takes the county from targets through payments, monitoring, rectification and
self-evaluation to accounts that are published and corrected, by the people whose each step is, and counts what tasks cost in clicks. Standard output gets one JSON report. Exit codes: 0 no problem, 1 problems found,
2 the way could not be walked to its end.
"""

import argparse
import datetime
import json
import pathlib
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time

import by_pages
import by_workbook
import by_year
import screens
from selenium.common.exceptions import WebDriverException
from visitor import Strayed, Visitor

WAYS = {"pages": by_pages.walk, "workbook": by_workbook.walk, "year": by_year.walk}


class Site:
    """`heng serve` on an empty database of its own, ended by its process id."""

    def __init__(self, program, folder, seconds):
        self.program, database = program, str(folder / "county.db")
        made = subprocess.run([program, "database", "migrate", "--database", database], capture_output=True, text=True, check=False)
        if made.returncode:
            raise screens.CannotLook(f"数据库没有建成：{made.stderr}")
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", "--database", database], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True)
        said = queue.Queue()
        threading.Thread(target=lambda: [said.put(line) for line in self.process.stderr], daemon=True).start()
        self.base, self.code, end = None, None, time.monotonic() + seconds
        while not (self.base and self.code):
            try:
                line = said.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty as error:
                self.stop()
                raise screens.CannotLook(f"{program} 在 {seconds} 秒内没有说出地址和启动码。") from error
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                self.base = found[0]
            if found := re.search(r"启动码是\s*(\S+)", line):
                self.code = found[1]

    def stop(self):
        self.process.terminate()
        self.process.wait()


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path, help="the built heng")
    parser.add_argument("outdir", metavar="OUTDIR", type=pathlib.Path, help="folder for the pictures; made when absent")
    parser.add_argument("--by", choices=WAYS, default="pages", help="how the county is registered")
    parser.add_argument("--manual", type=pathlib.Path, help="folder for the pictures of the manual")
    parser.add_argument("--desk", action="store_true", help="look at 1366 pixels only")
    screens.browser_options(parser)
    arguments = parser.parse_args()
    arguments.tabs = 400
    return arguments


def walk(arguments, folder):
    """The visitor with the reports of all pages, and what went otherwise than expected."""
    site = Site(str(arguments.program.resolve()), folder, arguments.wait)
    driver = None
    try:
        driver = screens.start_browser(arguments)
        visitor = Visitor(
            driver, site.base, arguments.outdir, arguments, screens.axe_script(), is_quick=arguments.by == "workbook")
        visitor.year, visitor.folder = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).year, folder
        try:
            WAYS[arguments.by](visitor, site.code)
        except Strayed as error:
            return visitor, str(error)
        except WebDriverException as error:
            return visitor, f"浏览器出错，最后看的是 {visitor.place}：{(error.msg or str(error)).splitlines()[0]}"
        return visitor, None
    finally:
        if driver:
            driver.quit()
        site.stop()


def main():
    arguments = options()
    begun = time.monotonic()
    try:
        arguments.outdir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="heng-walk-") as folder:
            visitor, strayed = walk(arguments, pathlib.Path(folder))
    except (screens.CannotLook, OSError) as error:
        print(f"walk.py：{error}", file=sys.stderr)
        return 2
    except WebDriverException as error:
        print(f"walk.py：浏览器出错：{(error.msg or str(error)).splitlines()[0]}", file=sys.stderr)
        return 2
    reports = visitor.reports
    found = sum(len(report["problems"]) for report in reports)
    pictures = sum(len(report["screens"]) for report in reports)
    json.dump(
        {"by": arguments.by, "javascript": False, "problems": found, "states": len(reports), "pictures": pictures,
         "seconds": round(time.monotonic() - begun), "tasks": visitor.tasks, "pages": reports}, sys.stdout, ensure_ascii=False, indent=2)
    print()
    for report in reports:
        for problem in report["problems"]:
            print(f"{report['state']} {report['page']} {problem}", file=sys.stderr)
    if strayed:
        print(f"walk.py：{strayed}", file=sys.stderr)
        return 2
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
