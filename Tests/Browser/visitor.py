"""A person at a browser without scripts: types, sends, signs in, and looks at every page that comes."""

import base64
import hashlib
import hmac
import re
import struct
import time
import urllib.parse
import urllib.request

import pictures
import screens
from selenium.common.exceptions import NoSuchElementException, WebDriverException
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

LOOKED_AT = ("desktop", "telephone", "zoom200")
MOST_STOPS = 60
# Whatever can be worked; of a group of radio buttons the keyboard stops at one.
WORKED = "a[href], button, input:not([type=hidden]):not([type=radio]), select, textarea, summary"
STATUS = "return performance.getEntriesByType('navigation')[0].responseStatus"
TIDY = """
document.querySelectorAll('.bar details').forEach(d => d.open = false);
document.querySelectorAll('.scroll').forEach(box => box.scrollLeft = 0);
document.activeElement.blur();
window.scrollTo(0, 0);
"""
AGE = "return [performance.timeOrigin, document.readyState === 'complete']"
# A form or a table counts once, although Tab goes from field to field in it.
STOPS = """
const all = document.querySelectorAll(arguments[0]);
return new Set(arguments[1].map(i => all[i].closest('form, table') || all[i])).size;
"""
PRIMARIES = """
return [...document.querySelectorAll('.primary')].filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.textContent.trim());
"""


class Strayed(Exception):
    """The site did something else than the walk expects; the message says where and what."""


class Visitor:
    def __init__(self, driver, base, outdir, arguments, script, is_quick):
        self.driver, self.base, self.outdir, self.arguments, self.script, self.is_quick = driver, base, outdir, arguments, script, is_quick
        self.reports, self.tasks, self.task = [], [], None

    # MARK: What a task costs

    def begin_task(self, number, what):
        """From here every click and every field that is typed counts, and only clicks lead on."""
        self.task = {"number": number, "task": what, "clicks": 0, "fields": 0}

    def settle_task(self, clicks, fields=None):
        """The task is done; it may not have cost more than its budget (interface, section 8). Reasons are typed freely."""
        task, self.task = self.task, None
        self.tasks.append(task | {"budget": {"clicks": clicks, "fields": fields}})
        self.expect(task["clicks"] <= clicks and (fields is None or task["fields"] <= fields), f"第{task['number']}项超出点击预算：{task}")

    def count(self, clicks=0, fields=0):
        if self.task:
            self.task["clicks"] += clicks
            self.task["fields"] += fields

    # MARK: What a person does

    def go(self, path):
        if self.task:
            raise Strayed(f"第{self.task['number']}项不能靠输入网址完成：{path}")
        self.driver.get(urllib.parse.urljoin(self.base, path))

    @property
    def place(self):
        return urllib.parse.unquote(self.driver.current_url.removeprefix(self.base))

    @property
    def words(self):
        return self.driver.find_element("css selector", "body").text

    def expect(self, condition, words):
        if not condition:
            raise Strayed(f"{words}（在 {self.place}：{self.words[:400]}）")

    def expect_words(self, *wanted, absent=()):
        shown = self.words
        for word in wanted:
            self.expect(word in shown, f"页面上没有“{word}”")
        for word in absent:
            self.expect(word not in shown, f"页面上不该有“{word}”")

    def send(self, action, **fields):
        """Fills in the form with that address by its fields' names, as by hand or by pasting, and sends it by Enter on its button."""
        method = "get" if "q" in fields else "post"
        self.send_form(f'form[action$="{action}"][method={method}]', fields)

    def send_form(self, selector, fields, press="button"):
        try:
            form = self.driver.find_element("css selector", selector)
            for name, value in fields.items():
                self.fill(form, name, value)
            button = form.find_element("css selector", press)
        except NoSuchElementException as error:
            raise Strayed(f"{self.place} 上没有表单 {selector}：{error.msg}") from error
        self.count(clicks=1)
        self.leave(lambda: button.send_keys(Keys.ENTER))

    def fill(self, form, name, value):
        field = form.find_element("name", name)
        is_typed = field.tag_name == "textarea" or field.tag_name == "input" and field.get_attribute("type") in ("text", "search", "password")
        self.count(fields=1) if is_typed else self.count(clicks=1)
        if field.tag_name == "select":
            Select(field).select_by_visible_text(value)
        elif field.get_attribute("type") == "radio":
            form.find_element("css selector", f'[name="{name}"][value="{value}"]').send_keys(Keys.SPACE)
        elif field.get_attribute("type") == "checkbox":
            if field.is_selected() == (value is False):
                field.send_keys(Keys.SPACE)
        elif field.get_attribute("type") == "file":
            field.send_keys(str(value))
        else:
            field.clear()
            self.driver.execute_script("arguments[0].focus()", field)
            self.driver.execute_cdp_cmd("Input.insertText", {"text": str(value)})

    def follow(self, selector):
        try:
            link = self.driver.find_element("css selector", selector)
        except NoSuchElementException as error:
            raise Strayed(f"{self.place} 上没有 {selector}") from error
        self.count(clicks=1)
        self.leave(lambda: link.send_keys(Keys.ENTER))

    def open_folded(self, selector):
        """Opens a part that is folded away, by the keyboard; nothing is loaded."""
        self.count(clicks=1)
        self.driver.find_element("css selector", f"{selector} > summary").send_keys(Keys.ENTER)

    def leave(self, act):
        """Waits until the page that was open has gone and the next has come."""
        gone = self.driver.execute_script(AGE)[0]
        act()
        end = time.monotonic() + self.arguments.timeout
        while time.monotonic() < end:
            try:
                begun, is_whole = self.driver.execute_script(AGE)
                if begun != gone and is_whole:
                    return
            except WebDriverException:  # between two pages there is none to ask
                pass
            time.sleep(0.02)
        raise Strayed(f"{self.place} 在 {self.arguments.timeout} 秒内没有换页")

    def fetch(self, path, file):
        """What a link to a file gives to who is signed in here."""
        cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in self.driver.get_cookies())
        agent = self.driver.execute_script("return navigator.userAgent")
        asked = urllib.request.Request(urllib.parse.urljoin(self.base, path), headers={"Cookie": cookies, "User-Agent": agent})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        file.write_bytes(opener.open(asked, timeout=self.arguments.wait).read())

    def sign_in(self, account, password, code=""):
        self.driver.delete_all_cookies()
        self.go("/sign-in")
        self.send("/sign-in", account=account, password=password, **({"code": code} if code else {}))

    def sign_out(self):
        self.driver.execute_script(TIDY)
        self.driver.find_element("css selector", ".person summary").send_keys(Keys.ENTER)
        self.send("/sign-out")
        self.expect(self.place.startswith("/sign-in"), "退出后应回到登录页")

    def change_password(self, old, new):
        self.send("/account/password", **{"old": old, "new": new, "again": new})

    def passwords(self):
        """One-time passwords of a table that is shown once, by account."""
        rows = self.driver.find_elements("css selector", "tr:has(.once)")
        return {cells[-2]: cells[-1] for cells in ([cell.text for cell in row.find_elements("css selector", "th, td")] for row in rows)}

    # MARK: What a person sees

    def look(self, state, status=200):
        """Looks at the page that is open on each screen, walks it by Tab and lets axe judge it."""
        answered = self.driver.execute_script(STATUS)
        problems = [] if answered == status else [f"服务器回答 {answered}，应为 {status}"]
        primaries = self.driver.execute_script(PRIMARIES)
        if len(primaries) > 1:
            problems.append(f"主按钮多于一个：{'、'.join(primaries)}")
        report = {"state": state, "page": self.place, "title": self.driver.title, "screens": {}}
        for name in LOOKED_AT[:1] if self.is_quick or self.arguments.desk else LOOKED_AT:
            problems += [f"{name}：{words}" for words in self.look_on(name, report)]
        report["problems"] = problems
        self.reports.append(report)

    def look_on(self, name, report):
        screens.take_screen(self.driver, name)
        self.driver.execute_script(TIDY)
        if name == "desktop" and self.arguments.manual:
            pictures.take(self.driver, report["state"], self.arguments.manual)
        path = self.outdir / f"{len(self.reports) + 1:02}-{re.sub(r'[^a-z0-9]+', '-', report['state'])}.{name}.png"
        facts, problems = screens.look_at_open(self.driver, name, path)
        report["screens"][name] = {"png": path.name, **{key: facts[key] for key in ("width", "scrollWidth", "height", "links")}}
        if name == "desktop" and not self.is_quick:
            problems += self.walk(report)
        if name in screens.WATCHED_BY_AXE:
            problems += self.judge()
        return problems

    def walk(self, report):
        met, unseen, presses, is_done = screens.tab_through(self.driver, self.arguments)
        if not is_done:
            return [f"按 Tab {presses} 次仍未走完本页"]
        worked = self.driver.execute_script(screens.FIGURES, screens.FOCUSABLE, WORKED)
        stops = self.driver.execute_script(STOPS, screens.FOCUSABLE, sorted(met))
        report["keyboard"] = {"presses": presses, "stops": stops}
        problems = [f"键盘到不了：{thing['text']}" for thing in worked if thing["index"] not in met]
        problems += [f"键盘焦点看不见：{text}" for text in unseen]
        return problems + ([f"键盘要停{stops}处，上限{MOST_STOPS}处"] if stops > MOST_STOPS else [])

    def judge(self):
        """By axe, which needs scripts; the page has none of its own, so that nothing else changes."""
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        try:
            return screens.axe_at_open(self.driver, self.script)
        finally:
            self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})


def code_of(secret):
    """What a telephone shows now (RFC 6238)."""
    key = base64.b32decode(secret.replace(" ", "").upper())
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
