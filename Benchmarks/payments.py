"""Job J6, fifty of a million payments: python3 payments.py SECONDS HENG WORK PYTHON [PEERS]

A database of a million payments in a hundred counties is filled by SQL, as the migrations have it. `heng serve` answers `/payments` with county, recipients,
order and page; Flask and FastAPI (PEERS: a folder with j6_web.py) answer a list of a million rows with the same conditions from SQLite. Servers run in turn
under wrk with 64 connections. Figures to reach: twice Flask's requests a second, a third of FastAPI's p99, no error; p95 of at most 200 ms."""
import json, os, pathlib, random, re, signal, sqlite3, subprocess, sys, time, urllib.request, concurrent.futures

seconds, heng, work, python = int(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]), sys.argv[4]
peers = pathlib.Path(sys.argv[5]) if len(sys.argv) > 5 else None
rounds = int(os.environ.get("ROUNDS", "2"))
database = work / "payments.db"
PURPOSES = ["种植补贴", "养殖补贴", "护林员工资", "道路养护", "饮水管护", "交通补贴", "务工补助", "贷款贴息"]
UNITS = ["人", "户", "人次"]


def fill():
    """Rows as the store writes them, without trail and chains, which no list reads."""
    subprocess.run([heng, "database", "migrate", "--database", f"sqlite:{database}"], check=True, capture_output=True)
    chance = random.Random(20240601)
    c = sqlite3.connect(database)
    c.execute("PRAGMA synchronous = OFF")
    counties = [f"64{city:02d}{number:02d}" for city in range(1, 6) for number in range(1, 21)]
    for place, county in enumerate(counties):
        c.execute("INSERT INTO county (division, name, prefecture, province, profile, bureau) VALUES (?,?,?,?,?,?)",
                  (county, f"第{place + 1}县", "示例市", "示例自治区", "national", "示例局"))
        c.execute("INSERT INTO county_year (county, year) VALUES (?, 2024)", (county,))
        for number in range(4):
            department = f"{county}.示例局{number}"
            c.execute("INSERT INTO department (id, county) VALUES (?,?)", (department, county))
            c.execute("INSERT INTO department_name (department, county, since, name) VALUES (?,?,'',?)", (department, county, f"示例局{number}"))
        for number in range(40):
            fill_project(c, county, number)
    c.commit()
    c.execute("BEGIN")
    statement = ("INSERT INTO payment (county, id, entry, is_reversal, year, department, ordering, project, date, is_date_assumed, voucher, line, function_code,"
                 " economic_code, nature, fund, amount, payees, payees_unit, purpose, reach, reason, cited_paper, cited_lines)"
                 " VALUES (?,?,1,0,2024,?,?,?,?,0,?,'','2130505','30310','project','generalBudget',?,?,?,?,'everywhere','','账','1')")
    for start in range(0, 1_000_000, 50_000):
        c.executemany(statement, (row(n, counties, chance) for n in range(start, start + 50_000)))
    c.commit()
    c.execute("ANALYZE")
    c.commit()
    c.close()
    return counties


def row(n, counties, chance):
    county, project = counties[n % 100], n // 100 % 40
    day = time.strftime("%Y-%m-%d", time.gmtime(1_704_067_200 + 86_400 * chance.randrange(365)))
    return (county, f"p{n:07d}", f"{county}.示例局{project % 4}", n // 400, f"{county}.x{project:02d}", day, f"记-{n // 100}",
            chance.randrange(100, 100_000_000), str(chance.randrange(1, 900)), UNITS[chance.randrange(3)], PURPOSES[chance.randrange(8)])


def fill_project(c, county, number):
    names = [r[1] for r in c.execute("PRAGMA table_info(project)")]
    values = {"id": f"{county}.x{number:02d}", "county": county, "year": 2024, "name": f"示例项目{number}", "ordering": number, "state": "draft", "tier": 2,
              "department_id": f"{county}.示例局{number % 4}", "supervising_department": f"示例局{number % 4}", "implementing_unit": "示例站",
              "cited_paper": "账", "cited_lines": "1"}
    for _, name, kind, required, default, _ in c.execute("PRAGMA table_info(project)").fetchall():
        if required and default is None and name not in values:
            values[name] = 0 if kind == "INTEGER" else ""
    used = [name for name in names if name in values]
    c.execute(f"INSERT INTO project ({', '.join(used)}) VALUES ({', '.join('?' * len(used))})", [values[name] for name in used])


def get(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read().decode()


def start(command, port, path, env=None, cwd=None):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env, cwd=cwd, start_new_session=True)
    for _ in range(600):
        try:
            get(f"http://127.0.0.1:{port}{path}")
            return process
        except OSError:
            if process.poll() is not None:
                sys.exit(f"{command[0]} ended: {process.stderr.read()[-800:]}")
            time.sleep(0.1)
    sys.exit(f"{command[0]} does not answer")


def stop(process):
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def walk(base, counties):
    """The addresses of up to twenty pages of every list, by the links of the pages themselves."""
    def list_of(question):
        addresses, address = [], question
        for _ in range(20):
            addresses.append(address)
            found = re.search(r'<a rel="next" href="([^"]+)"', get(base + address))
            if not found:
                break
            address = found.group(1).replace("&amp;", "&")
        return addresses
    questions = [f"/payments?county={county}&recipients={urllib.parse.quote(unit)}&sort={sort}"
                 for county in counties for unit in UNITS for sort in ("-amount", "project", "date")]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        return [address for addresses in pool.map(list_of, questions) for address in addresses]


LUA = """
local pages = {}
for line in io.lines("%s") do pages[#pages + 1] = line end
function init() math.randomseed(20240601) end
function request() return wrk.format("GET", pages[math.random(#pages)]) end
function done(s, l, r)
  local bad = s.errors.connect + s.errors.read + s.errors.write + s.errors.status + s.errors.timeout
  io.write(string.format('{"rps": %%.1f, "p50": %%.2f, "p95": %%.2f, "p99": %%.2f, "errors": %%d}\\n', s.requests / s.duration * 1e6,
    l:percentile(50) / 1000, l:percentile(95) / 1000, l:percentile(99) / 1000, bad))
end
"""


def load(port, addresses):
    (work / "pages.txt").write_text("\n".join(addresses) + "\n")
    (work / "pages.lua").write_text(LUA % (work / "pages.txt"))
    wrk = ["wrk", "-t1", "-c64", "-s", str(work / "pages.lua"), f"http://127.0.0.1:{port}"]
    subprocess.run([*wrk, "-d2s"], capture_output=True)
    done = subprocess.run([*wrk, f"-d{seconds}s", "--latency"], capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


import urllib.parse
started = time.monotonic()
counties = fill() if not database.exists() else [f"64{city:02d}{number:02d}" for city in range(1, 6) for number in range(1, 21)]
print(f"filled in {time.monotonic() - started:.0f} s, {database.stat().st_size >> 20} MiB", file=sys.stderr)
mine = [heng, "serve", "--single-user", "--database", f"sqlite:{database}", "--port"]
server = start([*mine, "18191"], 18191, "/health")
addresses = walk("http://127.0.0.1:18191", counties)
print(f"{len(addresses)} pages, e.g. {addresses[1]}; {len(get('http://127.0.0.1:18191' + addresses[1]))} signs", file=sys.stderr)
stop(server)
servers = {"heng": lambda port: start([*mine, str(port)], port, "/health")}
if peers:
    listed = work / "peers.sqlite"
    if not listed.exists():
        rows = os.environ["ROWS_CSV"]
        subprocess.run([python, str(peers / "j6_web.py"), "load", rows, str(listed)], check=True)
    env, first = dict(os.environ, DB=str(listed), PYTHONPATH=str(peers), PYTHONDONTWRITEBYTECODE="1"), "/list?county=1&cat=0&sort=amount&page=1"
    theirs = [f"/list?county={county}&cat={cat}&sort={sort}&page={page}" for county in range(1, 101) for cat in range(3)
              for sort in ("amount", "name", "date") for page in range(1, 21)]
    servers["Flask"] = lambda port: start([python, "-m", "gunicorn", "-w", "2", "--log-level", "warning", "-b", f"127.0.0.1:{port}", "j6_web:flask_app"],
                                          port, first, env, str(work))
    servers["FastAPI"] = lambda port: start([python, "-m", "uvicorn", "--workers", "2", "--no-access-log", "--log-level", "warning", "--port", str(port),
                                             "j6_web:fastapi_app"], port, first, env, str(work))
results, port = {name: [] for name in servers}, 18200
for number in range(rounds):
    for name, begin in servers.items():
        port += 1
        server = begin(port)
        results[name].append(load(port, addresses if name == "heng" else theirs))
        memory = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{server.pid}/status").read_text())
        stop(server)
        print(f"{name:8s} {results[name][-1]} peak {int(memory.group(1)) >> 10} MiB", flush=True)


def median(name, key):
    values = sorted(result[key] for result in results[name])
    return values[len(values) // 2] if len(values) % 2 else (values[len(values) // 2 - 1] + values[len(values) // 2]) / 2


missed = False


def judge(words, reached):
    global missed
    missed |= not reached
    print(f"{'PASS' if reached else 'FAIL'}     {words}")


judge(f"no error: {sum(result['errors'] for result in results['heng'])}", all(result["errors"] == 0 for result in results["heng"]))
judge(f"p95 {median('heng', 'p95'):.1f} ms, at most 200", median("heng", "p95") <= 200)
if peers:
    ratio, tail = median("heng", "rps") / median("Flask", "rps"), median("heng", "p99") / median("FastAPI", "p99")
    judge(f"requests a second ÷ Flask's: {ratio:.2f}, at least 2", ratio >= 2)
    judge(f"p99 ÷ FastAPI's: {tail:.2f}, at most 1/3", tail <= 1 / 3)
else:
    print("NOT RUN  the peers are missing")
sys.exit(1 if missed else 0)
