"""The pictures of the manual: pages of the walks as they are, written where docs/manual names them (`make pictures`)."""

import base64

SCALE, QUALITY = 0.75, 60
# State of a walk and the picture's name.
BY_PAGES = {
    "first start, county found": "首次启动", "people registered": "登记人员", "first passwords": "一次性口令", "roles given": "授予角色",
    "departments": "登记部门", "new project": "登记项目", "projects, what would be registered": "导入项目", "registration to correct": "更正登记",
    "new funding document": "登记资金文件", "found": "查找",
}
BY_YEAR = {
    "workbench of a unit": "工作台", "target form, new": "填绩效目标表", "target form, to review": "审核", "target form, approved": "打印表格",
    "target form, second version sent": "与上一版对照", "monitoring form, a forecast that misses": "填运行监控表", "self-evaluation, saved": "填自评表",
    "review queue": "审核队列", "notice, proposed from the findings": "下发整改", "notice, answered": "整改答复", "overview of a leader": "领导的一页",
    "board of monitoring": "监控看板", "accounts, just imported": "编制决算", "why a sum of the accounts is what it is": "数字的来历",
    "words of the explanation": "填写说明文字", "accounts, to approve": "批复决算", "publication of version 1, asked once more": "公开前确认",
    "public page with 2 versions": "公开页面", "findings of a paper": "核查清单",
}
OF_STATES = BY_PAGES | BY_YEAR


def take(driver, state, folder):
    """The upper part of the page that is open, where the manual shows it."""
    name = OF_STATES.get(state)
    if not name:
        return
    folder.mkdir(parents=True, exist_ok=True)
    width, height = driver.execute_script("return [innerWidth, innerHeight]")
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": SCALE}
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": QUALITY, "clip": clip})
    (folder / f"{name}.webp").write_bytes(base64.b64decode(shot["data"]))
