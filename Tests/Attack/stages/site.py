"""The site beside papers made to hurt: a small paper is answered within 5 s beside each of them, and beside several."""

import http.client
import random
import re
import subprocess
import threading
import time

import papers

TITLE = "small papers sent beside papers made to hurt"
SECONDS = 5
SHORT = {"xlsx-shared-huge.xlsx", "xlsx-format-literal.xlsx", "html-nested-column.html", "text-forms-titles.txt", "pdf-strokes-random.pdf"}


class Site:
    def __init__(self, context):
        self.folder = context.folder
        command = [context.program, "serve", "--port", "0", "--database", "attack.db", "--sample", "--single-user"]
        self.process = subprocess.Popen(command, cwd=context.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            if found:
                self.port = int(found[1])
                break
        else:
            raise RuntimeError("the site did not start")
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def ask(self, method, path, body=None, headers=None, timeout=120):
        """(status, address that it leads to, text)"""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            line.request(method, path, body=body, headers=headers or {})
            answer = line.getresponse()
            return answer.status, answer.getheader("Location") or "", answer.read().decode(errors="replace")
        finally:
            line.close()

    def send(self, *files):
        """Sends papers as a browser does."""
        parts = [b'--XX\r\nContent-Disposition: form-data; name="actor"\r\n\r\nexample\r\n']
        for name, data in files:
            parts.append(f'--XX\r\nContent-Disposition: form-data; name="papers"; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n")
        return self.ask("POST", "/audit", b"".join(parts) + b"--XX--\r\n", {"Content-Type": "multipart/form-data; boundary=XX"})

    def follow(self, answer, seconds):
        """Reloads the page of a sending until all is done, as its own refreshing does."""
        status, address, text = answer
        end = time.monotonic() + seconds
        while address.startswith("/audit-jobs/") or 'http-equiv="refresh"' in text:
            at = address or at
            if time.monotonic() > end:
                return 0, at, text
            status, address, text = self.ask("GET", at)
            if not address:
                address = at if 'http-equiv="refresh"' in text else ""
            time.sleep(0.1)
        return status, address, text

    def memory(self, name="VmHWM"):
        """MB; the most that it ever held."""
        with open(f"/proc/{self.process.pid}/status") as lines:
            return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))

    def resident(self):
        """MB that it holds now."""
        return self.memory("VmRSS")

    def close(self):
        self.process.terminate()
        self.process.wait(30)


def run(context):
    dice = random.Random(f"{context.seed}/site")
    site = Site(context)
    worst = 0
    try:
        number = 0
        for _, name, data in papers.all_papers(context.seed, sizes=(4_000,), scale=0.1 if context.short else 1):
            if context.short and name not in SHORT:
                continue
            number += 1
            worst = max(worst, beside(context, site, dice, number, [(name, data)]))
        bad = [(n, d) for _, n, d in papers.all_papers(context.seed, {"xlsx", "pdf"}, scale=0.1 if context.short else 1) if n in SHORT] * 2
        worst = max(worst, beside(context, site, dice, 0, bad, together=True))
        context.line(f"  {number} papers; slowest small answer {worst:.1f} s; the server itself held {site.memory():.0f} MB")
        context.check("the server's own memory", "" if site.memory() < 400 else f"{site.memory():.0f} MB")
        context.check("the site still shows its list", "" if site.ask("GET", "/audit")[0] == 200 else "it does not")
    finally:
        site.close()


def beside(context, site, dice, number, bad, together=False):
    """Seconds until a small paper was answered that was sent while the bad ones are weighed."""
    answers = []
    sendings = [bad] if together else [[entry] for entry in bad]
    threads = [threading.Thread(target=lambda papers=papers: answers.append(site.send(*papers))) for papers in sendings]
    for thread in threads:
        thread.start()
    time.sleep(0.4)
    start = time.monotonic()
    answer = site.follow(site.send((f"small-{number}.txt", f"{papers.words(dice, 20)}{number}.50万元。。\n".encode())), 60 * context.slow)
    took = time.monotonic() - start
    # Bad ones that were sent before have two seconds each.
    limit = max(SECONDS, 2 * len(bad)) * context.slow
    what = f"beside {bad[0][0]}" + (f" and {len(bad) - 1} more" if len(bad) > 1 else "")
    context.check(f"{what}: answered in {took:.1f} s", "" if answer[1].startswith("/audit/") and took <= limit else f"{answer[0]} {answer[1]}")
    for thread in threads:
        thread.join(60 * context.slow)
    for status, address, _ in answers:
        if address.startswith("/audit-jobs/"):
            site.ask("POST", address + "/cancel")
            text = site.follow(("", address, ""), 30 * context.slow)[2]
            context.check(f"{what}: cancelled", "" if "已取消" in text or "核查完毕" in text or "核查结果" in text or not text else "it goes on")
    return took
