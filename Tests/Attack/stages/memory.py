"""What the server holds before, during and after large uploads: it goes back to what it was, and does not grow from round to round."""

import random
import threading
import time

import papers
from stages.site import Site

TITLE = "the server's memory returns after large uploads"
# The site takes 64 MB at once. What stays is less than half of one such upload (caches of pages and records, the allocator's reserve),
# however many there were; and what the first round leaves behind is all: a second and a third add less than a quarter of that.
KEPT, GROWTH = 32, 8
SIZE = 60 << 20
IMPORT = "/counties/141123/2022/accounts"


def run(context):
    site = Site(context)
    try:
        for path in ("/", "/projects", "/audit", IMPORT, "/projects/sx.xingxian.2022.S1"):
            site.ask("GET", path)
        upload(site, 0, 1_000)
        before = settled(site)
        after = []
        for turn in range(2 if context.short else 4):
            peak = Peak(site)
            together(lambda number, turn=turn: upload(site, 1 + turn * 10 + number, SIZE if number % 2 == 0 else SIZE // 6), 4)
            together(lambda number, turn=turn: workbook(site, context, turn * 10 + number), 2)
            most = peak.end()
            after.append(settled(site))
            context.line(f"  before {before:.0f} MB, at most {most:.0f} MB, afterwards {after[-1]:.0f} MB")
            context.check("the uploads were large", "" if most > before + 60 else "nothing was held")
            context.check(f"round {turn + 1}: memory returns", "" if after[-1] <= before + KEPT else f"{before:.0f} MB before, {after[-1]:.0f} MB afterwards")
        context.check("it does not grow", "" if max(after[1:]) <= after[0] + GROWTH else f"{[round(value) for value in after]}")
    finally:
        site.close()


def upload(site, number, size):
    """A text that is read and refused, or weighed; each is another."""
    line = f"示例单位第{number}次填报，项目资金100.50万元。\n".encode()
    data = line * (size // len(line))
    return site.follow(site.send((f"large-{number}.txt", data)), 120)


def workbook(site, context, number):
    """A workbook of noise for the import, which is read inside the server."""
    data = next(data for name, data in papers.xlsx(random.Random(number)) if name == "cells-noise")
    parts = b"".join(
        f'--XX\r\nContent-Disposition: form-data; name="{name}"\r\n\r\nexample\r\n'.encode() for name in ("actor", "reason", "department"))
    parts += b'--XX\r\nContent-Disposition: form-data; name="workbook"; filename="a.xlsx"\r\n\r\n' + data + b"\r\n--XX--\r\n"
    return site.ask("POST", IMPORT, parts, {"Content-Type": "multipart/form-data; boundary=XX"})


def together(work, count):
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)


def settled(site):
    """MB once the server is at rest: the least that it holds within some seconds."""
    least = site.resident()
    for _ in range(30):
        time.sleep(0.2)
        least = min(least, site.resident())
    return least


class Peak:
    def __init__(self, site):
        self.site, self.most, self.isOver = site, 0, False
        self.thread = threading.Thread(target=self.watch)
        self.thread.start()

    def watch(self):
        while not self.isOver:
            self.most = max(self.most, self.site.resident())
            time.sleep(0.02)

    def end(self):
        self.isOver = True
        self.thread.join()
        return self.most
