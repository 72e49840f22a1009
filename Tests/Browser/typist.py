"""Somebody types into a form with scripts on: it is checked, kept and pasted into while he types.

    .venv/bin/python3 Tests/Browser/typist.py http://127.0.0.1:8080 /projects/nx.pingluo.2023.P1/forms/selfEvaluation.project/edit

Standard output gets one JSON report with the times that the server took for a check. Exit codes: 0 all as expected, 1 something else.
"""

import argparse
import json
import sys
import time
import urllib.parse

import screens
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.keys import Keys

PASTE = """
const field = document.querySelector(arguments[0]), data = new DataTransfer();
field.focus();
data.setData('text/plain', arguments[1]);
field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
"""
CHECKS = """
const done = arguments[arguments.length - 1], form = document.querySelector('form.entry-form-page');
const once = async () => {
  const body = new FormData(form);
  body.set('live', 'check');
  const begun = performance.now(), answer = await fetch(form.action, {method: 'POST', body});
  await answer.text();
  return answer.ok ? performance.now() - begun : 1e6;
};
(async () => {
  const times = [];
  for (let count = 0; count < 20; count += 1) times.push(await once());
  done(times.sort((one, other) => one - other));
})();
"""


class Typist:
    def __init__(self, driver):
        self.driver, self.problems = driver, []

    def expect(self, condition, words):
        if not condition:
            self.problems.append(words)

    def type(self, key, *keys):
        """The page draws its fields anew while one types: a field that has gone is looked for again."""
        for _ in range(20):
            try:
                return self.driver.find_element("css selector", f'[name="f.{key}"]').send_keys(*keys)
            except StaleElementReferenceException:
                time.sleep(0.05)
        raise AssertionError(f"{key} 不停地换")

    def value(self, key):
        return self.driver.execute_script("return document.querySelector(arguments[0]).value", f'[name="f.{key}"]')

    @property
    def said(self):
        return self.text(".save-state")

    def text(self, selector):
        return self.driver.execute_script("return document.querySelector(arguments[0]).innerText", selector)

    @property
    def focused(self):
        return self.driver.execute_script("return document.activeElement.name || ''")

    def wait_for(self, words, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if words in self.said:
                return
            time.sleep(0.05)
        self.problems.append(f"{seconds}秒内没有说“{words}”，说的是“{self.said}”")

    def changes(self):
        return int(self.driver.find_element("name", "changes").get_attribute("value"))


def work(typist):
    driver = typist.driver
    typist.type("实际完成情况", "全年完成任务")
    typist.type("1.实际完成值", "3户")
    typist.wait_for("已自动保存")
    typist.expect(typist.changes() == 1, "自动保存应只保存一次")
    typist.expect(typist.focused == "f.1.实际完成值", f"保存后光标应留在原处，现在在“{typist.focused}”")

    # What is typed while an answer is on its way stays.
    typist.type("1.实际完成值", "1")
    typist.type("2.实际完成值", "9")
    typist.type("2.实际完成值", "5%")
    typist.wait_for("已自动保存")
    typist.expect(typist.value("2.实际完成值") == "95%", f"回答到来时正在填的应留下，现在是“{typist.value('2.实际完成值')}”")

    driver.execute_script(PASTE, "[name='f.2.实际完成值']", "5户\t8\n6人\t9\n7人\t10\n")
    pasted = [typist.value(f"{row}.{field}") for row in (2, 3, 4) for field in ("实际完成值", "指标分值")]
    typist.expect(pasted == ["5户", "8", "6人", "9", "7人", "10"], f"粘贴的块应按行列放好，现在是{pasted}")
    typist.expect("粘贴了3行" in typist.said, f"粘贴后应说明，现在说“{typist.said}”")
    driver.find_element("css selector", ".save-state button").click()
    typist.expect(typist.value("2.实际完成值") == "95%", "撤销后应是粘贴前的内容")
    typist.wait_for("已自动保存")

    # A finding stands below the row as soon as the cell is left.
    before = len(driver.find_elements("css selector", ".cell-finding"))
    typist.type("5.实际完成值", "≥9")
    driver.execute_script("document.querySelector(\"[name='f.6.实际完成值']\").focus()")
    end = time.monotonic() + 20
    while time.monotonic() < end and "≥9" not in typist.text(".problem-list"):
        time.sleep(0.02)
    typist.expect("≥9" in typist.text(".problem-list"), "离开一格后应有意见")
    typist.expect(len(driver.find_elements("css selector", ".cell-finding")) >= before, "意见应在格下")
    driver.switch_to.active_element.send_keys(Keys.F8)
    typist.expect(typist.focused.startswith("f."), f"F8 应到有问题的一格，现在在“{typist.focused}”")
    typist.type("5.实际完成值", Keys.CONTROL, "s")
    typist.wait_for("已自动保存")

    driver.refresh()
    typist.expect(typist.value("1.实际完成值") == "3户1", f"重新打开应是保存的内容，现在是“{typist.value('1.实际完成值')}”")
    return driver.execute_async_script(CHECKS)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("page")
    screens.browser_options(parser)
    arguments = parser.parse_args()
    driver = screens.start_browser(arguments)
    try:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        driver.get(urllib.parse.urljoin(arguments.base, arguments.page))
        typist = Typist(driver)
        times = work(typist)
    finally:
        driver.quit()
    json.dump({"problems": typist.problems, "check ms": {"median": round(times[10]), "slowest": round(times[-1])}}, sys.stdout, ensure_ascii=False)
    print()
    for problem in typist.problems:
        print(problem, file=sys.stderr)
    return 1 if typist.problems else 0


if __name__ == "__main__":
    sys.exit(main())
