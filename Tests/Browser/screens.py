"""Looks at pages as people with different screens do, and walks them with the keyboard alone.

    .venv/bin/python3 Tests/Browser/screens.py http://127.0.0.1:8080 OUTDIR / /projects /projects/12
    .venv/bin/python3 Tests/Browser/screens.py http://127.0.0.1:8080 OUTDIR --pages pages.json

`pages.json` is a list of addresses below the base, in a file or served under that address. Each page is opened with
JavaScript disabled at 390, 768, 1366 and 1920 pixels and at 200 % zoom, and saved as a PNG. On each screen the contrast of
every text is measured, no text may leave its box, no number, code or date may be parted by a line end, no bar may cover what
has the focus; axe-core looks at the first and third with scripts on. Before an address may stand `404:` (the answer that it
must give), `long:` (its figures are too many to be walked by Tab) or `form:FILE:` (the form there is sent with that file, and
what comes back is looked at).
Standard output gets one JSON report. Exit codes: 0 no problem, 1 problems found, 2 the pages could not be looked at.
"""

import argparse
import base64
import json
import pathlib
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

# name: width and height in CSS pixels, device pixels for one of them, telephone or not.
# Zoom halves the width that a page has for its layout and doubles its pixels.
SCREENS = {
    "telephone": (390, 844, 2, True),
    "tablet": (768, 1024, 1, True),
    "desktop": (1366, 768, 1, False),
    "wide": (1920, 1080, 1, False),
    "zoom200": (640, 450, 2, False),
}
WATCHED_BY_AXE = ("telephone", "desktop")
TALLEST = 6000  # CSS pixels of a page that a picture shows
FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]"

# What a page must be whatever its screen. Runs in the browser's tools, which answer although the page's own scripts are off.
FACTS = """
const root = document.documentElement, visible = e => e.checkVisibility({visibilityProperty: true});
const named = a => (a.textContent + (a.getAttribute('aria-label') || '') +
  [...a.querySelectorAll('img[alt], svg title')].map(i => i.getAttribute('alt') || i.textContent).join('')).trim();
const outer = (e, name) => e.getAttribute(name) && !new URL(e.getAttribute(name), location.href).href.startsWith('data:')
  && new URL(e.getAttribute(name), location.href).host !== location.host;
const wide = [...document.body.querySelectorAll('*')].filter(e => visible(e) && e.getBoundingClientRect().right > root.clientWidth + 1);
return {
  title: document.title.trim(), lang: root.lang, h1: document.querySelectorAll('h1').length,
  width: root.clientWidth, scrollWidth: Math.max(root.scrollWidth, document.body.scrollWidth), height: root.scrollHeight,
  wide: wide.slice(0, 3).map(e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join('')),
  emptyLinks: [...document.querySelectorAll('a[href]')].filter(a => visible(a) && !named(a)).map(a => a.getAttribute('href')),
  foreign: [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script, img, iframe')]
    .filter(e => outer(e, 'src') || outer(e, 'href')).map(e => e.outerHTML.slice(0, 120)),
  links: document.querySelectorAll('a[href]').length };
"""

# Where the focus is: its place among all that can have it, and whether an eye can see it.
FOCUS = """
const e = document.activeElement;
if (!e || e === document.body || e === document.documentElement) return null;
const style = getComputedStyle(e), outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
return { index: [...document.querySelectorAll(arguments[0])].indexOf(e), tag: e.tagName.toLowerCase(),
  closed: e.tagName === 'SUMMARY' && !e.parentElement.open, seen: outlined || style.boxShadow !== 'none',
  text: (e.getAttribute('href') || e.textContent).trim().slice(0, 60) };
"""

FIGURES = """
const all = [...document.querySelectorAll(arguments[0])];
return [...document.querySelectorAll(arguments[1])].filter(e => e.checkVisibility({visibilityProperty: true}))
  .map(e => ({ index: all.indexOf(e), text: (e.textContent.trim() + ' ' + (e.getAttribute('href') || '')).trim().slice(0, 80) }));
"""


# Every text with its contrast, its box and its numbers. Folded parts are opened first: what they hide is read too.
TEXTS = r"""
document.querySelectorAll('details').forEach(d => d.open = true);
const parse = c => { const n = (c.match(/[\d.]+/g) || []).map(Number); return n.length < 3 ? [0, 0, 0, 0] : [n[0], n[1], n[2], n.length > 3 ? n[3] : 1]; };
const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat([1]);
const grounds = new Map();
const ground = e => {
  if (!e || e === document) return [255, 255, 255, 1];
  if (!grounds.has(e)) {
    const own = parse(getComputedStyle(e).backgroundColor);
    grounds.set(e, own[3] === 1 ? own : over(own, ground(e.parentElement)));
  }
  return grounds.get(e);
};
const light = c => [0, 1, 2].map(i => { const v = c[i] / 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; })
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + .05) / (y + .05); };
const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join('');
const shown = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
const faint = [], leaving = [], parted = [];
const weigh = (e, style, colour, words) => {
  const size = parseFloat(style.fontSize), bold = parseInt(style.fontWeight) >= 700;
  const least = size >= 24 || size >= 18.66 && bold ? 3 : 4.5, below = ground(e), found = ratio(over(parse(colour), below), below);
  if (found < least) faint.push(`${found.toFixed(2)} ${name(e)} “${words.trim().slice(0, 20)}”`);
};
const number = /(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|[A-Za-z0-9][A-Za-z0-9,.:\/_~-]*[A-Za-z0-9]%?)/g;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const e = node.parentElement;
  if (!node.textContent.trim() || !shown(e) || e.closest('script, style, title, option')) continue;
  const style = getComputedStyle(e), isDrawn = e.namespaceURI.endsWith('svg');
  weigh(e, style, isDrawn ? style.fill : style.color, node.textContent);
  if (isDrawn) {
    const drawing = e.ownerSVGElement.getBoundingClientRect(), own = e.getBoundingClientRect();
    if (own.right > drawing.right + 1.5 || own.left < drawing.left - 1.5) leaving.push(`图 “${node.textContent.trim().slice(0, 20)}”`);
  }
  if (isDrawn || e.closest('.offscreen, .skip')) continue;
  let box = e;
  while (box && /^(inline|contents)$/.test(getComputedStyle(box).display)) box = box.parentElement;
  const range = document.createRange();
  range.selectNodeContents(node);
  const frame = box.getBoundingClientRect();
  const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowX);
  for (const rect of range.getClientRects()) {
    if (rect.width > 1 && !scrolls && (rect.right > frame.right + 1.5 || rect.left < frame.left - 1.5)) {
      leaving.push(`${name(box)} “${node.textContent.trim().slice(0, 20)}”`);
      break;
    }
  }
  for (const match of node.textContent.matchAll(number)) {
    if (!/\d/.test(match[0]) || match[0].length > 40) continue;
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const tops = [...range.getClientRects()].filter(r => r.width > 0).map(r => r.top);
    if (tops.length > 1 && Math.max(...tops) - Math.min(...tops) > 4) parted.push(`${match[0]}（${name(e)}）`);
  }
}
for (const e of document.querySelectorAll('input, select, textarea')) {
  if (!shown(e) || e.type === 'hidden' || e.type === 'checkbox' || e.type === 'radio') continue;
  weigh(e, getComputedStyle(e), getComputedStyle(e).color, e.value || e.name);
  if (e.placeholder) weigh(e, getComputedStyle(e), getComputedStyle(e, '::placeholder').color, e.placeholder);
}
for (const e of document.body.querySelectorAll('*')) {
  const style = getComputedStyle(e);
  if (shown(e) && style.overflowY === 'hidden' && !e.closest('.offscreen, svg') && e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 0)
    leaving.push(`${name(e)} 被裁去下边`);
}
return { texts: grounds.size, faint: [...new Set(faint)], leaving: [...new Set(leaving)], parted: [...new Set(parted)] };
"""

# What the keyboard reaches must stand clear of bars that stay in their place.
COVERED = """
const covered = [];
document.querySelectorAll('.bar details').forEach(d => d.open = false);
for (const e of document.querySelectorAll(arguments[0])) {
  if (!e.checkVisibility({visibilityProperty: true}) || e.type === 'hidden' || e.tabIndex < 0) continue;
  e.focus();
  const rect = e.getClientRects()[0];
  // Of a box that is taller than half the screen some part is always seen.
  if (document.activeElement !== e || !rect || rect.height > innerHeight / 2) continue;
  const x = rect.left + Math.min(rect.width / 2, 20), over = [rect.top + 2, rect.bottom - 2].map(y => document.elementFromPoint(x, y))
    .find(found => found && found !== e && !e.contains(found) && !found.contains(e) && found.closest('.bar'));
  if (over) covered.push((e.textContent.trim() || e.name || e.tagName).slice(0, 30));
}
window.scrollTo(0, 0);
return covered;
"""

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } },
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] } })
  .then(result => done(result.violations.map(v => {
          // The levels of a printed paper are its own: a report bound into a volume keeps them.
          const nodes = v.nodes.filter(n => v.id !== 'heading-order' || !document.querySelector(n.target[0]).closest('.paper'));
          return nodes.length ? `${v.id} ${v.help}：` + nodes.slice(0, 3).map(n => n.target.join(' ')).join('、') : '';
        }).filter(words => words)),
        error => done(['axe 没有运行：' + error]));
"""


class CannotLook(Exception):
    """The pages could not be looked at; the message says why and what to do."""


def fetch(url, seconds):
    """Status, content type and bytes; the server gets `seconds` to come up."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + seconds
    while True:
        try:
            with opener.open(url, timeout=max(0.5, seconds)) as answer:
                return answer.status, answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get_content_type(), b""
        except OSError as error:
            if time.monotonic() > end:
                raise CannotLook(f"{url} 在 {seconds} 秒内没有应答（{error}）。请先启动 heng serve。") from error
            time.sleep(0.1)


def page_list(base, arguments):
    pages = list(arguments.page)
    if arguments.pages:
        path = pathlib.Path(arguments.pages)
        try:
            if path.is_file():
                text = path.read_text(encoding="utf-8")
            else:
                status, _, body = fetch(urllib.parse.urljoin(base, arguments.pages), arguments.wait)
                if status != 200:
                    raise CannotLook(f"找不到页面清单 {arguments.pages}：既不是文件，服务器也回答 {status}。")
                text = body.decode("utf-8")
            listed = json.loads(text)
        except ValueError as error:
            raise CannotLook(f"页面清单 {arguments.pages} 不是 JSON：{error}。") from error
        if not isinstance(listed, list) or not all(isinstance(page, str) for page in listed):
            raise CannotLook(f"页面清单 {arguments.pages} 应是地址的列表，如 [\"/\", \"/projects\"]。")
        pages += listed
    pages = list(dict.fromkeys(pages))
    if not pages:
        raise CannotLook("没有要看的页面。请给出地址，或用 --pages 指定清单。")
    addresses = [Address(page) for page in pages]
    if outside := [address.spec for address in addresses if not address.path.startswith("/") or address.path.startswith("//")]:
        raise CannotLook(f"页面地址须以单个 / 开头：{' '.join(outside)}。")
    return addresses


class Address:
    """One page to be looked at, taken from `404:/nothing`, `long:/volume`, `form:FILE:/page` or `/page`."""

    def __init__(self, spec):
        self.spec, self.status, self.is_long, self.file, self.path = spec, 200, False, None, spec
        while match := re.match(r"(\d{3}|long|form):", self.path):
            self.path = self.path[match.end():]
            if match[1] == "long":
                self.is_long = True
            elif match[1] == "form":
                self.file, _, self.path = self.path.rpartition(":")
            else:
                self.status = int(match[1])

    def open(self, driver, base):
        driver.get(urllib.parse.urljoin(base, self.path))
        if self.file is None:
            return
        form = driver.find_element("css selector", "form[enctype]")
        form.find_element("css selector", "input[type=file]").send_keys(self.file)
        for field in form.find_elements("css selector", "input[required]:not([type=file])"):
            field.clear()
            field.send_keys("示例经办")
        form.find_element("css selector", "button[type=submit]").click()


def start_browser(arguments):
    """Debian's Chromium without scripts; nothing is downloaded."""
    options = webdriver.ChromeOptions()
    options.binary_location = arguments.chromium
    for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server",
                 "--hide-scrollbars", "--disable-background-networking", "--lang=zh-CN", "--window-size=1280,900"):
        options.add_argument(flag)
    for path in (arguments.chromium, arguments.chromedriver):
        if not pathlib.Path(path).is_file():
            raise CannotLook(f"没有 {path}。请执行 scripts/install-packages test。")
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=arguments.chromedriver))
    driver.set_page_load_timeout(arguments.timeout)
    driver.set_script_timeout(arguments.timeout)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    driver.get("data:text/html,<title>off</title><script>document.title='on'</script>")
    if driver.title != "off":
        driver.quit()
        raise CannotLook("浏览器没有关闭 JavaScript，检查无效。")
    return driver


def picture(driver, path, facts):
    clip = {"x": 0, "y": 0, "width": facts["width"], "height": min(facts["height"], TALLEST), "scale": 1}
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True, "clip": clip})
    path.write_bytes(base64.b64decode(shot["data"]))


def take_screen(driver, name):
    """Gives the browser one of the screens; a page that is open is laid out anew."""
    width, height, scale, telephone = SCREENS[name]
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": telephone})


def look(driver, base, page, name, path):
    """Opens a page on one screen; returns its facts and the problems that an eye would meet."""
    take_screen(driver, name)
    page.open(driver, base)
    return look_at_open(driver, name, path)


def look_at_open(driver, name, path):
    """The same for the page that is open on that screen."""
    width = SCREENS[name][0]
    facts = driver.execute_script(FACTS)
    problems = []
    if facts["width"] != width:
        problems.append(f"页面按 {facts['width']} 像素排版而不是 {width}：缺少 <meta name=\"viewport\" content=\"width=device-width\">")
    if facts["scrollWidth"] > facts["width"]:
        problems.append(f"页面宽 {facts['scrollWidth']} 像素，超出屏幕 {facts['width']}，须左右拖动：{'、'.join(facts['wide']) or 'body'}")
    if facts["h1"] != 1:
        problems.append(f"应有一个 h1，实有 {facts['h1']} 个")
    if facts["lang"] != "zh-CN":
        problems.append(f"html 的 lang 应为 zh-CN，实为“{facts['lang']}”")
    if not facts["title"]:
        problems.append("没有标题（title）")
    problems += [f"链接没有文字：{address}" for address in facts["emptyLinks"]]
    problems += [f"引用了别处的资源：{element}" for element in facts["foreign"]]
    picture(driver, path, facts)
    texts = driver.execute_script(TEXTS)
    problems += [f"对比度不足 {words}" for words in texts["faint"][:12]]
    problems += [f"文字超出所在的框：{words}" for words in texts["leaving"][:12]]
    problems += [f"断成了两行：{words}" for words in texts["parted"][:12]]
    if name != "desktop":  # there the keyboard walks itself, from where the focus is
        covered = driver.execute_script(COVERED, FOCUSABLE)
        problems += [f"键盘到了却被菜单栏遮住：{words}" for words in covered[:12]]
    return facts, problems


def axe(driver, base, page, name, script):
    """Problems that axe-core finds, with the page's scripts on."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    try:
        take_screen(driver, name)
        page.open(driver, base)
        return axe_at_open(driver, script)
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})


def axe_at_open(driver, script):
    """The same for the page that is open; its scripts must be on."""
    driver.execute_script(script)
    return [f"axe：{words}" for words in driver.execute_async_script(AXE)]


def axe_script():
    try:
        import axe_core_python
    except ImportError as error:
        raise CannotLook("没有 axe-core-python。请执行 scripts/prepare-venv。") from error
    return (pathlib.Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def tab_through(driver, arguments):
    """Presses Tab until the focus leaves the page, opening what is folded; tells the places it met among all that can have the
    focus, those where no eye sees it, the presses, and whether it came to the end."""
    met, unseen, presses = set(), [], 0
    # With a fragment in its address a page is walked from there on to its end, and then from its beginning.
    is_begun_within = "#" in driver.current_url
    end = time.monotonic() + arguments.timeout
    while True:
        ActionChains(driver, duration=0).send_keys(Keys.TAB).perform()
        presses += 1
        focus = driver.execute_script(FOCUS, FOCUSABLE)
        if focus is None and is_begun_within:
            is_begun_within = False
            continue
        if focus is None or focus["index"] in met:
            return met, unseen, presses, True
        if focus["index"] >= 0:  # a box that scrolls takes the focus too, and is no link
            met.add(focus["index"])
        if not focus["seen"]:
            unseen.append(focus["text"])
        if focus["closed"]:
            ActionChains(driver, duration=0).send_keys(Keys.ENTER).perform()
        if presses >= arguments.tabs or time.monotonic() > end:
            return met, unseen, presses, False


def walk(driver, arguments):
    """Walks the page by Tab; every visible figure must have been met."""
    met, unseen, presses, is_done = tab_through(driver, arguments)
    if not is_done:
        return {"presses": presses}, [f"按 Tab {presses} 次仍未走完本页（上限 {arguments.tabs} 次、{arguments.timeout} 秒）"]
    figures = driver.execute_script(FIGURES, FOCUSABLE, arguments.figures)
    lost = [figure["text"] for figure in figures if figure["index"] not in met]
    problems = [f"键盘到不了数字：{text}" for text in lost] + [f"键盘焦点看不见：{text}" for text in unseen]
    return {"presses": presses, "stops": len(met), "figures": len(figures), "reached": len(figures) - len(lost)}, problems


def examine(driver, base, page, outdir, arguments, script):
    report = {"page": page.spec, "screens": {}, "problems": []}
    if page.file is None:
        status, kind, _ = fetch(urllib.parse.urljoin(base, page.path), arguments.wait)
        report["status"] = status
        if status != page.status or kind != "text/html":
            report["problems"].append(f"服务器回答 {status} {kind}，应为 {page.status} text/html")
            return report
    stem = re.sub(r"[^\w.-]+", "-", urllib.parse.unquote(page.path) + ("-sent" if page.file else "")).strip("-") or "index"
    for name in SCREENS:
        path = outdir / f"{stem}.{name}.png"
        facts, problems = look(driver, base, page, name, path)
        report["screens"][name] = {"png": path.name, **{key: facts[key] for key in ("width", "scrollWidth", "height", "links")}}
        if name == "desktop":
            report["title"] = facts["title"]
            if not page.is_long:
                report["keyboard"], stopped = walk(driver, arguments)
                problems += stopped
        report["problems"] += [f"{name}：{problem}" for problem in problems]
    for name in WATCHED_BY_AXE:
        report["problems"] += [f"{name}：{problem}" for problem in axe(driver, base, page, name, script)]
    return report


def browser_options(parser):
    parser.add_argument("--wait", type=float, default=15, help="seconds for the server to answer")
    parser.add_argument("--timeout", type=float, default=60, help="seconds for one page to load, and for one keyboard walk")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--chromedriver", default="/usr/bin/chromedriver")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", metavar="BASE_URL", help="address of the server, on loopback")
    parser.add_argument("outdir", metavar="OUTDIR", type=pathlib.Path, help="folder for the pictures; made when absent")
    parser.add_argument("page", nargs="*", help="addresses of pages, each beginning with /")
    parser.add_argument("--pages", help="JSON list of addresses: a file, or an address below the base")
    parser.add_argument("--figures", default="a.figure, a[data-figure]", help="CSS selector of the figures' links")
    parser.add_argument("--tabs", type=int, default=2000, help="most presses of Tab on one page")
    browser_options(parser)
    arguments = parser.parse_args()
    driver = None
    try:
        if urllib.parse.urlsplit(arguments.base).hostname not in ("127.0.0.1", "localhost", "::1"):
            raise CannotLook(f"{arguments.base} 不是本机地址；本检查只看本机的服务。")
        pages = page_list(arguments.base, arguments)
        arguments.outdir.mkdir(parents=True, exist_ok=True)
        driver = start_browser(arguments)
        script = axe_script()
        reports = [examine(driver, arguments.base, page, arguments.outdir, arguments, script) for page in pages]
    except (CannotLook, OSError) as error:
        print(f"screens.py：{error}", file=sys.stderr)
        return 2
    except WebDriverException as error:
        print(f"screens.py：浏览器出错：{(error.msg or str(error)).splitlines()[0]}", file=sys.stderr)
        return 2
    finally:
        if driver:
            driver.quit()
    found = sum(len(report["problems"]) for report in reports)
    json.dump({"base": arguments.base, "javascript": False, "problems": found, "pages": reports}, sys.stdout, ensure_ascii=False, indent=2)
    print()
    for report in reports:
        for problem in report["problems"]:
            print(f"{report['page']} {problem}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
