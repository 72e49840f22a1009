"""Looks at pages as people with different screens do, and walks them with the keyboard alone.

    .venv/bin/python3 Tests/Browser/screens.py http://127.0.0.1:8080 OUTDIR / /projects /projects/12
    .venv/bin/python3 Tests/Browser/screens.py http://127.0.0.1:8080 OUTDIR --pages pages.json

`pages.json` is a list of addresses below the base, in a file or served under that address. Each page is opened with
JavaScript disabled at 1280 x 900, at 390 x 844 (a telephone) and at 200 % zoom, and saved as a PNG. Standard output
gets one JSON report. Exit codes: 0 no problem, 1 problems found, 2 the pages could not be looked at.
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
    "desktop": (1280, 900, 1, False),
    "telephone": (390, 844, 2, True),
    "zoom200": (640, 450, 2, False),
}
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
    if outside := [page for page in pages if not page.startswith("/") or page.startswith("//")]:
        raise CannotLook(f"页面地址须以单个 / 开头：{' '.join(outside)}。")
    return pages


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


def look(driver, url, name, path):
    """Opens a page on one screen; returns its facts and the problems that an eye would meet."""
    width, height, scale, telephone = SCREENS[name]
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": telephone})
    driver.get(url)
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
    return facts, problems


def walk(driver, arguments):
    """Presses Tab until the focus leaves the page, opening what is folded; every visible figure must have been met."""
    met, unseen, presses = set(), [], 0
    end = time.monotonic() + arguments.timeout
    while True:
        ActionChains(driver, duration=0).send_keys(Keys.TAB).perform()
        presses += 1
        focus = driver.execute_script(FOCUS, FOCUSABLE)
        if focus is None or focus["index"] in met:
            break
        if focus["index"] >= 0:  # a box that scrolls takes the focus too, and is no link
            met.add(focus["index"])
        if not focus["seen"]:
            unseen.append(focus["text"])
        if focus["closed"]:
            ActionChains(driver, duration=0).send_keys(Keys.ENTER).perform()
        if presses >= arguments.tabs or time.monotonic() > end:
            return {"presses": presses}, [f"按 Tab {presses} 次仍未走完本页（上限 {arguments.tabs} 次、{arguments.timeout} 秒）"]
    figures = driver.execute_script(FIGURES, FOCUSABLE, arguments.figures)
    lost = [figure["text"] for figure in figures if figure["index"] not in met]
    problems = [f"键盘到不了数字：{text}" for text in lost] + [f"键盘焦点看不见：{text}" for text in unseen]
    return {"presses": presses, "stops": len(met), "figures": len(figures), "reached": len(figures) - len(lost)}, problems


def examine(driver, base, page, outdir, arguments):
    url = urllib.parse.urljoin(base, page)
    status, kind, _ = fetch(url, arguments.wait)
    report = {"page": page, "status": status, "screens": {}, "problems": []}
    if status != 200 or kind != "text/html":
        report["problems"].append(f"服务器回答 {status} {kind}，应为 200 text/html")
        return report
    stem = re.sub(r"[^\w.-]+", "-", urllib.parse.unquote(page)).strip("-") or "index"
    for name in SCREENS:
        path = outdir / f"{stem}.{name}.png"
        facts, problems = look(driver, url, name, path)
        report["screens"][name] = {"png": path.name, **{key: facts[key] for key in ("width", "scrollWidth", "height", "links")}}
        if name == "desktop":
            report["title"] = facts["title"]
            report["keyboard"], stopped = walk(driver, arguments)
            problems += stopped
        report["problems"] += [f"{name}：{problem}" for problem in problems]
    return report


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", metavar="BASE_URL", help="address of the server, on loopback")
    parser.add_argument("outdir", metavar="OUTDIR", type=pathlib.Path, help="folder for the pictures; made when absent")
    parser.add_argument("page", nargs="*", help="addresses of pages, each beginning with /")
    parser.add_argument("--pages", help="JSON list of addresses: a file, or an address below the base")
    parser.add_argument("--figures", default="a.figure, a[data-figure]", help="CSS selector of the figures' links")
    parser.add_argument("--wait", type=float, default=15, help="seconds for the server to answer")
    parser.add_argument("--timeout", type=float, default=60, help="seconds for one page to load, and for one keyboard walk")
    parser.add_argument("--tabs", type=int, default=2000, help="most presses of Tab on one page")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--chromedriver", default="/usr/bin/chromedriver")
    arguments = parser.parse_args()
    driver = None
    try:
        if urllib.parse.urlsplit(arguments.base).hostname not in ("127.0.0.1", "localhost", "::1"):
            raise CannotLook(f"{arguments.base} 不是本机地址；本检查只看本机的服务。")
        pages = page_list(arguments.base, arguments)
        arguments.outdir.mkdir(parents=True, exist_ok=True)
        driver = start_browser(arguments)
        reports = [examine(driver, arguments.base, page, arguments.outdir, arguments) for page in pages]
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
