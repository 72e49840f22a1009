"""Two hundred people on the reference county: python3 county.py SECONDS HENG REFERENCE WORK [PYTHON PEERS]

`reference-county` (REFERENCE) makes the county through the program's own store and signs everybody in. Each of PEOPLE (200) people asks for a page every
THINK (2) seconds on the mean, by chance from a seed: 工作台, the list of projects, a project, payments; who fills in forms opens his own and saves a change, with
the posts of a browser: token, word of the page, version, each cell with what it was. PYTHON with Django and gunicorn serves PEERS/county_django.py to the same
people in the same run. Before, every first page is timed on a server that has just started, and after a write. Figures to reach: no error, p95 of at most 200 ms."""
import asyncio, html, os, pathlib, random, re, signal, subprocess, sys, time, urllib.error, urllib.parse, urllib.request

seconds, heng, reference, work = int(sys.argv[1]), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])
python, peers = (sys.argv[5], pathlib.Path(sys.argv[6])) if len(sys.argv) > 6 else (None, None)
people, think, years = int(os.environ.get("PEOPLE", "200")), float(os.environ.get("THINK", "2")), os.environ.get("YEARS", "3")
payments, projects = os.environ.get("PAYMENTS", "20"), 400
database = work / f"county-{years}-{payments}.db"


class Site:
    def __init__(self, port, cookie):
        self.port, self.cookie = port, cookie


FIELD = re.compile(r'<input ([^>]*)>|<textarea ([^>]*)>([^<]*)</textarea>|<select ([^>]*)>(.*?)</select>', re.S)
NAME, VALUE = re.compile(r'\bname="([^"]*)"'), re.compile(r'\bvalue="([^"]*)"')
OPTION = re.compile(r'<option(?: value="([^"]*)")?([^>]*)>([^<]*)')


def fields_of(page):
    """The fields of the page's form as a browser would send them."""
    begun = page.index('<form class="entry-form-page"')
    fields = {}
    for match in FIELD.finditer(page, begun, page.index("</form>", begun)):
        attributes = match.group(1) or match.group(2) or match.group(4)
        name = NAME.search(attributes)
        if not name:
            continue
        if match.group(1) is not None:
            if ('type="checkbox"' in attributes or 'type="radio"' in attributes) and "checked" not in attributes or 'type="submit"' in attributes:
                continue
            value = VALUE.search(attributes)
            fields[name.group(1)] = html.unescape(value.group(1)) if value else ""
        elif match.group(2) is not None:
            text = html.unescape(match.group(3))
            fields[name.group(1)] = text[1:] if text.startswith("\n") else text
        else:
            options = OPTION.findall(match.group(5))
            chosen = next((option for option in options if "selected" in option[1]), options[0] if options else ("", "", ""))
            fields[name.group(1)] = html.unescape(chosen[0] or chosen[2])
    return fields


def multipart(fields):
    parts = [f'--XX\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
    return ("".join(parts) + "--XX--\r\n").encode(), "multipart/form-data; boundary=XX"


class Person:
    def __init__(self, site, token, seed):
        self.site, self.token, self.chance, self.reader, self.cookies = site, token, random.Random(seed), None, {}

    async def ask(self, method, path, body=b"", kind=None):
        """Status, place and text of an answer; the connection is kept."""
        cookies = "; ".join([f"{self.site.cookie}={self.token}"] + [f"{k}={v}" for k, v in self.cookies.items()])
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.site.port}\r\nUser-Agent: measure\r\nCookie: {cookies}\r\n"
        if method == "POST":
            head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\nOrigin: http://127.0.0.1:{self.site.port}\r\nReferer: http://127.0.0.1:{self.site.port}/\r\n"
        for attempt in range(2):
            if self.reader is None:
                self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.site.port, limit=1 << 22)
            try:
                self.writer.write(head.encode() + b"\r\n" + body)
                top = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                break
            except (asyncio.IncompleteReadError, ConnectionError):
                # A connection that the server closed meanwhile; a second time it is an error.
                self.reader = None
                if attempt:
                    raise
        status = int(top[9:12])
        headers = dict(re.findall(r"^([^:\r\n]+): ?(.*?)\r$", top, re.M))
        headers = {name.lower(): value for name, value in headers.items()}
        for name, value in re.findall(r"^set-cookie: ([^=]+)=([^;\r]*)", top, re.M | re.I):
            if name != self.site.cookie:
                self.cookies[name] = value
        if headers.get("transfer-encoding", "").lower() == "chunked":
            text = b""
            while size := int(await self.reader.readline(), 16):
                text += await self.reader.readexactly(size)
                await self.reader.readline()
            await self.reader.readline()
        else:
            text = await self.reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection", "").lower() == "close":
            self.writer.close()
            self.reader = None
        return status, headers.get("location", ""), text.decode()


async def work_day(person, acts, results, end, offset):
    await asyncio.sleep(offset)
    while time.monotonic() < end:
        name, act = acts[person.chance.choices(range(len(acts)), [weight for _, _, weight in acts])[0]][:2]
        try:
            await act(person, results)
        except (OSError, asyncio.IncompleteReadError, AssertionError, ValueError, KeyError) as error:
            results.append((name, 0.0, f"{type(error).__name__} {error}"[:300]))
            person.reader = None
        await asyncio.sleep(person.chance.expovariate(1 / think))


async def timed(person, results, name, method, path, body=b"", kind=None, wants=(200, 303)):
    begun = time.monotonic()
    status, place, text = await person.ask(method, path, body, kind)
    results.append((name, time.monotonic() - begun, "" if status in wants else f"{status} {method} {path} {text[-300:]}"))
    return status, place, text


def reading(name, paths):
    async def act(person, results):
        await timed(person, results, name, "GET", person.chance.choice(paths))
    return act


def filling(path, is_ours):
    """Opens the form, changes its objective or first cell, saves, and lands on the page again, as a browser does."""
    async def act(person, results):
        _, _, page = await timed(person, results, "form", "GET", path)
        fields = fields_of(page)
        if is_ours:
            cells = [name for name in fields if name.startswith("f.")]
            cell = next((name for name in cells if len(fields[name]) > 20), cells[-1])
            fields[cell] = re.sub(r"（改\d+）$", "", fields[cell]) + f"（改{person.chance.randrange(10**6)}）"
            body, kind = multipart(fields | {"do": "save"})
        else:
            fields["objective"] = re.sub(r"（改\d+）$", "", fields["objective"]) + f"（改{person.chance.randrange(10**6)}）"
            body, kind = urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded"
        status, place, _ = await timed(person, results, "save", "POST", path, body, kind, wants=(302, 303))
        if status in (302, 303):
            await timed(person, results, "form", "GET", place)
    return act


def our_acts(role, department, number, places):
    """By role: everybody reads, who fills in forms does so."""
    own = places.get(department) or sum(places.values(), [])
    acts = [("home", reading("home", ["/"]), 3), ("projects", reading("projects", ["/projects", f"/projects?year={time.gmtime().tm_year}"]), 2),
            ("project", reading("project", [f"/projects/{place}" for place in own]), 3), ("payments", reading("payments", ["/payments?sort=-amount", "/payments"]), 1)]
    forms = editable.get(department, [])
    if role in ("unitFinanceOfficer", "sectorBureau") and forms:
        acts.append(("form", filling(own_form(department, number, forms), True), 3))
    return acts


def own_form(department, number, forms):
    """Each person's own, as long as the department has one for each: two people at one cell are asked which of them is right."""
    same = [other for other, row in enumerate(persons) if row[2] == persons[number][2] and row[1] in ("unitFinanceOfficer", "sectorBureau")]
    return forms[same.index(number) % len(forms)]


def their_acts(role, department, number):
    year = int(years) - 1
    own = [n + 1 + 400 * y for y in range(int(years)) for n in range(400) if not department or n % 35 == int(department) - 1]
    acts = [("home", reading("home", ["/"]), 3), ("projects", reading("projects", ["/projects", f"/projects?year={time.gmtime().tm_year}"]), 2),
            ("project", reading("project", [f"/projects/{place}" for place in own]), 3), ("payments", reading("payments", ["/payments"]), 1)]
    if role in ("unitFinanceOfficer", "sectorBureau"):
        forms = [f"/projects/{n + 1 + 400 * year}/edit" for n in range(400) if n % 35 == int(department) - 1 and (n // 35 + n % 35) % 10 != 2]
        acts.append(("form", filling(own_form(department, number, forms), False), 3))
    return acts


async def load(site, acts_of, persons):
    results, everybody = [], [Person(site, token, number) for number, (_, _, _, token) in enumerate(persons)]
    started = time.monotonic()
    await asyncio.gather(*(work_day(person, acts_of(row[1], row[2], number), results, started + seconds, number * think / len(persons))
                           for number, (person, row) in enumerate(zip(everybody, persons))))
    return results, time.monotonic() - started


def told(name, results, took):
    times = sorted(second for _, second, error in results if not error)
    errors = [error for _, _, error in results if error]
    at = lambda part: times[min(int(len(times) * part), len(times) - 1)] * 1000 if times else 0.0
    print(f"{name:8s} {len(results)} requests, {len(results) / took:.0f}/s, errors {len(errors)}, ms p50 {at(.5):.0f} p95 {at(.95):.0f} p99 {at(.99):.0f} max {at(1):.0f}", flush=True)
    for kind in sorted({kind for kind, _, _ in results}):
        own = sorted(second for other, second, error in results if other == kind and not error)
        if own:
            print(f"         {kind:9s} {len(own):6d}  p50 {own[len(own) // 2] * 1000:6.0f}  p95 {own[int(len(own) * .95)] * 1000:6.0f}  max {own[-1] * 1000:6.0f}")
    for error in errors[:5]:
        print("         " + error.replace("\n", " "))
    return at(.95), len(errors)


def get(port, path, token=None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": f"heng-session={token}", "User-Agent": "measure"} if token else {})
    with urllib.request.urlopen(request, timeout=600) as answer:
        return answer.read().decode()


def start(command, port, path, env=None, cwd=None):
    log = open(work / "server.log", "ab")
    process = subprocess.Popen(command, stdout=log, stderr=log, env=env, cwd=cwd, start_new_session=True)
    for _ in range(1200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60).read()
            return process
        except urllib.error.HTTPError:
            return process
        except OSError:
            if process.poll() is not None:
                sys.exit(f"{command[0]} ended, see {work / 'server.log'}")
            time.sleep(0.05)
    sys.exit(f"{command[0]} does not answer")


def stop(process):
    peak = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return int(peak.group(1)) >> 10 if peak else 0


if not database.exists():
    begun = time.monotonic()
    subprocess.run([reference, "fill", str(database), "--years", years, "--payments", payments, "--people", str(people)], check=True)
    print(f"filled in {time.monotonic() - begun:.0f} s, {database.stat().st_size >> 20} MiB", file=sys.stderr)
persons = [line.split("\t") for line in subprocess.run([reference, "enter", str(database)], check=True, capture_output=True, text=True).stdout.splitlines()]
last = time.gmtime().tm_year
# As the generator has them: the department of project n is n mod 35, its state goes by n div 35 + n mod 35.
by_place = {}
for number, row in enumerate(persons):
    if row[2]:
        by_place.setdefault(number % 35, row[2])
places, editable = {}, {}
for n in range(projects):
    department = by_place.get(n % 35)
    if department:
        own = [f"149901.{year}.{n:03d}" for year in range(last - int(years) + 1, last + 1)]
        places.setdefault(department, []).extend(own)
        state = (n // 35 + n % 35) % 10
        if state < 2:
            editable.setdefault(department, []).append(f"/projects/{own[-1]}/forms/target.project/edit")
        elif state > 2 and n % 2 == 0:
            editable.setdefault(department, []).append(f"/projects/{own[-1]}/forms/monitoring.project/edit")

print(f"load of the machine {os.getloadavg()[0]:.1f}", flush=True)
server = start([heng, "serve", "--database", f"sqlite:{database}", "--port", "18391"], 18391, "/health")
boss = next(row[3] for row in persons if row[1] == "financeBureau")
for path in ("/", "/overview", f"/counties/149901/{last}", "/projects", "/payments", "/desk/review"):
    begun = time.monotonic()
    size = len(get(18391, path, boss))
    first = time.monotonic() - begun
    begun = time.monotonic()
    get(18391, path, boss)
    print(f"first {path:24s} {first * 1000:7.0f} ms, again {(time.monotonic() - begun) * 1000:5.0f} ms, {size >> 10} KiB", flush=True)


async def after_write():
    number, row = next((number, row) for number, row in enumerate(persons) if row[1] == "unitFinanceOfficer" and editable.get(row[2]))
    writer, reader, results = Person(Site(18391, "heng-session"), row[3], 1), Person(Site(18391, "heng-session"), boss, 2), []
    for path in ("/", "/overview", f"/counties/149901/{last}", "/projects", "/desk/review"):
        await filling(editable[row[2]][0], True)(writer, results)
        begun = time.monotonic()
        await reader.ask("GET", path)
        print(f"after a write {path:24s} {(time.monotonic() - begun) * 1000:7.0f} ms", flush=True)
    print("one alone: " + ", ".join(f"{kind} {second * 1000:.0f}" for kind, second, _ in results) + " ms")
    for _, _, error in results:
        if error:
            sys.exit(error)


asyncio.run(after_write())
results, took = asyncio.run(load(Site(18391, "heng-session"), lambda role, department, number: our_acts(role, department, number, places), persons))
ours = told("heng", results, took)
print(f"peak {stop(server)} MiB, load of the machine {os.getloadavg()[0]:.1f}", flush=True)
if python:
    listed = work / f"django-{years}.sqlite"
    sessions = work / f"django-{years}.tsv"
    env = dict(os.environ, DB=str(listed), PYTHONPATH=str(peers), PYTHONDONTWRITEBYTECODE="1")
    if not listed.exists():
        sessions.write_text(subprocess.run([python, str(peers / "county_django.py"), "load", years], env=env, check=True, capture_output=True, text=True).stdout)
    theirs = [line.split("\t") for line in sessions.read_text().splitlines()]
    server = start([python, "-m", "gunicorn", "-w", "3", "--threads", "2", "--keep-alive", "75", "--log-level", "warning", "-b", "127.0.0.1:18392", "county_django:application"],
                   18392, "/", env, str(work))
    results, took = asyncio.run(load(Site(18392, "sessionid"), their_acts, theirs))
    told("Django", results, took)
    print(f"peak of its first process {stop(server)} MiB, load of the machine {os.getloadavg()[0]:.1f}", flush=True)
for words, reached in ((f"no error: {ours[1]}", ours[1] == 0), (f"p95 {ours[0]:.0f} ms, at most 200", ours[0] <= 200)):
    print(f"{'PASS' if reached else 'FAIL'}     {words}")
sys.exit(0 if ours[1] == 0 and ours[0] <= 200 else 1)
