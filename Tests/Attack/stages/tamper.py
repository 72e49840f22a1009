"""A database changed behind the program's back: `heng database verify` names what was changed, and where."""

import datetime
import json
import shutil
import sqlite3
import zipfile

import chain
import measure
from stages import site

TITLE = "every kind of tampering with the file of a database, named by database verify"
COUNTY = "141123"
ENTRIES = 1_000_000
SECONDS = 30


class Ground:
    """An honest database with one of everything, copied for each attack."""

    def __init__(self, context):
        self.context, self.folder = context, context.folder
        self.honest = self.folder / "attack.db"
        served = site.Site(context)
        try:
            answer = served.follow(served.send(("paper.txt", "全年支出12.50万元。\n".encode())), 60 * context.slow)
            context.check("a paper is received", "" if answer[1].startswith("/audit/") else f"{answer}")
        finally:
            served.close()
        today = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).date().isoformat()
        for words, person, role in [
            (["step", "核查"], "乙某", "单位财务"), (["step", "送审"], "乙某", "单位财务"), (["approve", "--on", today], "甲某", "财政局"),
            (["publish", "--out", "v1.zip"], "甲某", "财政局"),
        ]:
            self.heng("disclosure", *words, "--county", COUNTY, "--year", "2022", "--database", "attack.db", "--by", person, "--as", role, "--reason", "试办", code=0)
        self.anchor = self.folder / "anchors.jsonl"
        self.heng("database", "anchor", "--database", "attack.db", "--out", str(self.anchor), code=0)
        with sqlite3.connect(self.honest) as database:
            pick = lambda sql: database.execute(sql).fetchone()
            self.payment, self.entry = pick(
                f"SELECT payment.id, audit_entry.id FROM payment JOIN audit_entry ON record_kind = 'payment' AND record_id = payment.id "
                f"WHERE county = '{COUNTY}' ORDER BY payment.id LIMIT 1")
            self.set, self.accounts = pick("SELECT sha256, accounts FROM disclosure_set")
            self.paper, = pick("SELECT sha256 FROM weighed_paper")
            self.project, self.steps = pick("SELECT project, count(*) FROM transition_record GROUP BY project ORDER BY 2 DESC LIMIT 1") or ("", 0)
            self.last, = pick(f"SELECT number FROM chain_head WHERE county = '{COUNTY}'")

    def heng(self, *arguments, code=None):
        outcome = measure.run([self.context.program, *arguments], 600 * self.context.slow, folder=self.folder)
        if code is not None and outcome.code != code:
            self.context.check(" ".join(arguments), f"ended with {outcome.code}: {outcome.said}")
        return outcome

    def verify(self, path, *more):
        outcome = self.heng("database", "verify", "--database", str(path), *more)
        return outcome.code, outcome.output.decode()

    def attack(self, name, body, says, anchor=False, keep_triggers=False):
        """Changes a copy and looks whether one line of the check says every one of the words."""
        path = self.folder / "attacked.db"
        shutil.copyfile(self.honest, path)
        database = sqlite3.connect(path, isolation_level=None)
        triggers = [] if keep_triggers else database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for trigger, _ in triggers:
            database.execute(f"DROP TRIGGER {trigger}")
        body(database) if callable(body) else database.executescript(body)
        for _, text in triggers:
            database.execute(text)
        database.close()
        code, text = self.verify(path, *(["--anchor", str(self.anchor)] if anchor else []))
        lines = text.replace("。", "；").split("；")
        named = any(all(word in line for word in says) for line in lines)
        self.context.check(name, "" if code == 1 and named else f"code {code}, wanted {says} in: {text}")
        return path, text


def run(context):
    ground = Ground(context)
    code, text = ground.verify(ground.honest, "--anchor", str(ground.anchor))
    context.check("the honest database passes, with its anchors", "" if code == 0 and "链与锚点：通过" in text else text)
    entry, payment = ground.entry, ground.payment
    at = f"id = '{entry}'"
    for name, body, says in [
        ("audit entry changed", f"UPDATE audit_entry SET actor = '他人' WHERE {at}", [COUNTY, f"操作日志 {entry}", "被改动或被替换"]),
        ("audit entry deleted", f"DELETE FROM audit_entry WHERE {at}", [COUNTY, f"操作日志 {entry}", "被删除"]),
        ("audit entry inserted",
         "INSERT INTO audit_entry (id, at, actor, role, action, record_kind, record_id, reason, ordering) "
         "VALUES ('strange', '2026-03-01T08:30:00.000Z', '他人', 'unitFinanceOfficer', '保存', 'project', 'p', '补记', 99)", ["操作日志 strange", "绕过程序插入"]),
        ("audit entries reordered",
         f"UPDATE audit_entry SET ordering = CASE ordering WHEN 0 THEN 1 WHEN 1 THEN 0 ELSE ordering END WHERE record_id = '{ground.accounts}' "
         "AND record_kind = 'finalAccounts'", ["操作日志", ground.accounts, "顺序被改动"]),
        ("links reordered",
         "".join(f"UPDATE chain_link SET number = {b} WHERE county = '{COUNTY}' AND number = {a};" for a, b in [(5, 10**9), (6, 5), (10**9, 6)]),
         [COUNTY, "第5环", "原是第6环"]),
        ("payment changed", f"UPDATE payment SET amount = amount + 1 WHERE id = '{payment}'", [f"支付 {payment} 第1笔", "被改动或被替换"]),
        ("published bytes changed", "UPDATE disclosure_set SET bytes = X'504B030400'", [f"公开文本 {ground.set}", "字节与校验码不相符"]),
        ("paper changed", "UPDATE weighed_paper SET bytes = X'00'", [f"送审文书 {ground.paper}", "字节与校验码不相符"]),
        ("step changed", "UPDATE final_accounts_step SET actor = '他人' WHERE ordering = 1", [f"决算步骤 {ground.accounts} 第2步", "被改动或被替换"]),
        ("link deleted", f"DELETE FROM chain_link WHERE county = '{COUNTY}' AND number = 7", [COUNTY, "第7环", "被删除"]),
        ("end cut, head left", f"DELETE FROM audit_entry WHERE id = (SELECT key FROM chain_link WHERE county = '{COUNTY}' AND number = {ground.last});"
         f"DELETE FROM chain_link WHERE county = '{COUNTY}' AND number = {ground.last}", [COUNTY, f"第{ground.last}环", "链尾被截断"]),
    ]:
        ground.attack(name, body, says)
    for name, body, says in [
        ("audit entry replaced by a plain shell",
         "INSERT OR REPLACE INTO audit_entry SELECT id, at, '他人', role, action, record_kind, record_id, before, after, reason, ordering "
         f"FROM audit_entry WHERE {at}", [f"操作日志 {entry}", "被改动或被替换"]),
        ("trigger dropped", "DROP TRIGGER payment_is_not_updated", ["缺少触发器 payment_is_not_updated"]),
        ("trigger emptied", "DROP TRIGGER payment_is_not_updated; CREATE TRIGGER payment_is_not_updated BEFORE UPDATE ON payment BEGIN SELECT 1; END",
         ["触发器 payment_is_not_updated", "的定义被改动"]),
        ("schema changed", "ALTER TABLE project ADD COLUMN remark TEXT", ["表 project的定义被改动"]),
        ("index dropped", "DROP INDEX payment_of_department", ["缺少索引 payment_of_department"]),
        ("trigger taken out of the schema", "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'audit_entry_is_not_deleted'",
         ["缺少触发器 audit_entry_is_not_deleted"]),
    ]:
        ground.attack(name, body, says, keep_triggers=True)
    forged(context, ground)
    anchors(context, ground)
    long_chain(context, ground)


def forged(context, ground):
    """What passes from inside, and is found by an anchor."""
    def cut(database):
        database.execute(f"DELETE FROM audit_entry WHERE id = (SELECT key FROM chain_link WHERE county = '{COUNTY}' AND number = {ground.last})")
        chain.forge(database, COUNTY)

    def anew(database):
        database.execute(f"UPDATE audit_entry SET actor = '他人' WHERE id = '{ground.entry}'")
        chain.forge(database, COUNTY)

    manifest = ground.folder / "清单.json"
    with zipfile.ZipFile(ground.folder / "v1.zip") as archive:
        manifest.write_bytes(archive.read("清单.json"))
    for name, body, says in [
        ("end cut and the chain made whole", cut, [COUNTY, f"第{ground.last}环", "链尾被截断", f"锚点记有{ground.last}环"]),
        ("chain computed anew", anew, [COUNTY, "与锚点不符", "重算过"]),
    ]:
        path, _ = ground.attack(name, body, says, anchor=True)
        code, text = ground.verify(path)
        context.check(f"{name}: not seen without an anchor, as THREATS says", "" if code == 0 and "链与锚点：未检查" in text else text)
        if body is anew:
            code, text = ground.verify(path, "--anchor", str(manifest))
            context.check(f"{name}: found by the list of a published set", "" if code == 1 and "重算过" in text else text)
    code, text = ground.verify(ground.honest, "--anchor", str(manifest))
    context.check("the list of a published set is an anchor of the honest database", "" if code == 0 else text)


def anchors(context, ground):
    """The file of anchors: refused over the database, and only added to."""
    before = ground.anchor.read_bytes()
    (ground.folder / "link.db").symlink_to(ground.honest)
    (ground.folder / "hard.db").hardlink_to(ground.honest)
    (ground.folder / "words.txt").write_text("别的文件\n")
    whole = dump(ground.honest)
    for target in ["attack.db", "./attack.db", "link.db", "hard.db", "words.txt"]:
        outcome = ground.heng("database", "anchor", "--database", "attack.db", "--out", target)
        context.check(f"anchors are not written into {target}", "" if outcome.code == 2 and outcome.said.strip() else f"code {outcome.code}")
    context.check("the database is as it was", "" if dump(ground.honest) == whole else "it was written to")
    context.check("another file is as it was", "" if (ground.folder / "words.txt").read_text() == "别的文件\n" else "it was written to")
    ground.heng("database", "anchor", "--database", "attack.db", "--out", str(ground.anchor), code=0)
    after = ground.anchor.read_bytes()
    lines = [json.loads(line) for line in after.decode().splitlines()]
    whole = after.startswith(before) and len(after) > len(before) and all(set(line) == {"at", "county", "digest", "number"} for line in lines)
    context.check("anchors are added behind what is there", "" if whole else after.decode())


def dump(path):
    database = sqlite3.connect(path)
    try:
        return list(database.iterdump())
    finally:
        database.close()


def long_chain(context, ground):
    """A million entries in half a minute, in little memory, and a fault near the end of them."""
    count = 20_000 if context.short else ENTRIES
    path = ground.folder / "long.db"
    shutil.copyfile(ground.honest, path)
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("BEGIN")
    chain.lengthen(database, COUNTY, count)
    database.execute("COMMIT")
    database.close()
    outcome = ground.heng("database", "verify", "--database", str(path))
    context.line(f"  {count} entries: {outcome.seconds:.1f} s, {outcome.memory:.0f} MB, file of {path.stat().st_size >> 20} MB")
    limit = SECONDS * (context.slow if context.short else 1)
    context.check("a long chain is checked in time", outcome.fault(limit, 400) or ("" if outcome.code == 0 else outcome.output.decode()))
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("DROP TRIGGER audit_entry_is_not_updated")
    database.execute(f"UPDATE audit_entry SET reason = '另' WHERE id = 'long-{count - 5:09}'")
    database.close()
    code, text = ground.verify(path)
    context.check("a fault near its end is named", "" if code == 1 and f"操作日志 long-{count - 5:09}" in text else text)
    path.unlink()
