"""A county's year, by the people whose each step is: targets, payments, monitoring, rectification, evaluation, accounts, publication."""

import re
import time

import county
import year_end
from by_pages import administrators_enter, find_county, first_start
from county import DIVISION, own_password

FINANCE = "finance-bureau"
TARGET, MONITORING, SELF_EVALUATION = "target.project", "monitoring.project", "selfEvaluation.project"
INDICATORS = (
    ("修建生产道路里程", "≥12公里"), ("道路验收合格率", "100%"), ("项目资金支出进度", "100%"), ("项目总成本", "≤0.5万元"),
    ("带动村集体增收", "≥3万元"), ("受益人口数", "≥800人"), ("新增绿化面积", "≥2亩"), ("道路使用年限", "≥10年"), ("受益群众满意度", "≥90%"),
)
# What the payments tell of the third and the fourth, so that nobody types it.
TOLD = {3: "100%", 4: "0.5万元"}


def walk(visitor, code):
    given = begin(visitor, code)
    project = targets(visitor, given)
    visitor.go("/")
    year_end.books(visitor, become, "甲局示例项目1")
    monitoring(visitor, project)
    year_end.rectification(visitor, become, FINANCE, project)
    second_round(visitor, project)
    self_evaluation(visitor, project)
    year_end.instruction(visitor, become, given, project)
    year_end.accounts(visitor, become, FINANCE, project)
    adjustment(visitor, project)
    next_year(visitor)
    paper(visitor)


def begin(visitor, code):
    """The county with its people, one of them of the finance bureau."""
    empty, full = visitor.folder / "empty.xlsx", visitor.folder / "full.xlsx"
    visitor.go("/")
    find_county(visitor)
    visitor.fetch(visitor.driver.find_element("css selector", "a[download]").get_attribute("href"), empty)
    county.fill_county(empty, full, is_spoilt=False)
    first_start(visitor, code, workbook=full)
    administrators_enter(visitor)
    visitor.sign_in("sysadmin", own_password("sysadmin"))
    visitor.go("/settings/people")
    visitor.send("/settings/people", account=FINANCE, name="示例人壬", unit="示例县财政局")
    visitor.sign_out()
    visitor.sign_in("secadmin", own_password("secadmin"))
    visitor.go("/settings/people")
    visitor.send("/settings/many-grants", rows=county.pasted(("用户名", "角色", "区划"), [(FINANCE, "财政局", DIVISION)]))
    visitor.go("/settings/people")
    visitor.send("/settings/first-passwords")
    given = visitor.passwords()
    visitor.sign_out()
    return given


def become(visitor, account, given=None):
    """Signs in; the first time with the password of the page."""
    if given is None:
        visitor.sign_in(account, own_password(account))
    else:
        visitor.sign_in(account, given[account])
        visitor.change_password(given[account], own_password(account))


def act(visitor, action, **fields):
    """Decides on the form that is open."""
    visitor.send_form("form[action$='/step']", {"action": action} | fields)


ENTRY = "form.entry-form-page"


def fill_targets(visitor, rows):
    fields = {"f.年度总体目标": "修建生产道路12公里，方便800名群众出行和运输，带动村集体增收。"}
    for number, (name, value) in enumerate(rows, 1):
        fields |= {f"f.{number}.三级指标": name, f"f.{number}.指标值": value}
    return fields


def targets(visitor, given):
    """Filled in with a fault, returned with a reason, corrected, approved."""
    finance, reviewer = county.of("单位财务", "甲局").account, county.of("主管部门审核人", "甲局").account
    become(visitor, finance, given)
    visitor.look("workbench of a unit")
    visitor.begin_task(1, "go on with the most urgent piece of work")
    visitor.follow(".duties .button")
    visitor.settle_task(1, 0)
    project = visitor.place.split("/")[2]
    visitor.look("target form, new")
    visitor.send_form(ENTRY, {}, press="button[value=send]")
    visitor.look("target form, nothing filled in", status=422)
    visitor.expect_words("没有送审", "没有填")
    visitor.send_form(ENTRY, fill_targets(visitor, INDICATORS[:8]), press=".entry-foot button[value=save]")
    visitor.expect_words("已保存")
    visitor.send_form(ENTRY, fill_targets(visitor, INDICATORS), press="button[value=send]")
    if visitor.place.endswith("/edit"):
        visitor.look("target form, errors left", status=422)
        visitor.send_form(ENTRY, {"reason": "按施工图设计，待审核时说明"}, press="button[value=send]")
    visitor.expect(visitor.place.endswith("/review"), "送审后应到审核页")
    visitor.look("target form, sent")
    visitor.expect_words("已上报")
    visitor.sign_out()

    become(visitor, reviewer, given)
    visitor.look("workbench of a reviewer")
    visitor.follow(".duties .button")
    visitor.look("target form, to review")
    act(visitor, "退回", reason="")
    visitor.look("returned without a reason", status=422)
    visitor.go("/")
    visitor.begin_task(6, "open, read and return a form with a reason")
    visitor.follow(".duties .button")
    act(visitor, "退回", reason="受益人口数请核实")
    visitor.settle_task(3, 1)
    visitor.sign_out()

    become(visitor, finance)
    visitor.follow(".duties .button")
    visitor.send_form(ENTRY, {"f.6.指标值": "≥760人"}, press="button[value=send]")
    if visitor.place.endswith("/edit"):
        visitor.send_form(ENTRY, {"reason": "已核实"}, press="button[value=send]")
    visitor.expect_words("已上报", "受益人口数请核实", "760人")
    act(visitor, "撤回", reason="漏写一处")
    visitor.expect(visitor.place.endswith("/edit"), "撤回后应可再填")
    visitor.send_form(ENTRY, {"reason": "已核实"} if "写明原因" in visitor.words else {}, press="button[value=send]")
    visitor.sign_out()

    become(visitor, reviewer)
    visitor.follow(".duties .button")
    act(visitor, "审核", reason="目标明确，指标可行")
    visitor.sign_out()
    become(visitor, FINANCE, given)
    visitor.follow(".duties .button")
    visitor.look("target form, before the finance bureau")
    act(visitor, "审核", grade="中")
    visitor.look("grade that does not pass", status=422)
    visitor.expect_words("不能通过")
    act(visitor, "审核", grade="优")
    visitor.go(f"/projects/{project}/forms/{TARGET}/review")
    act(visitor, "批复")
    visitor.go(f"/projects/{project}/forms/{TARGET}")
    visitor.look("target form, approved")
    visitor.expect_words("已批复")
    visitor.sign_out()
    return project


def monitoring(visitor, project):
    """A round with an indicator that will be missed: findings are issued, answered and accepted."""
    finance, reviewer = county.of("单位财务", "甲局").account, county.of("主管部门审核人", "甲局").account
    become(visitor, finance)
    visitor.begin_task(2, "monitoring form of nine indicators, then 上报")
    visitor.follow(f".duties a.button[href*='{project}/forms/{MONITORING}/edit']")
    visitor.look("monitoring form, new")
    expect_told(visitor, "完成情况")
    fields = {f"f.{number}.完成情况": value.lstrip("≥≤") for number, (_, value) in enumerate(INDICATORS, 1) if number not in TOLD}
    visitor.send_form(ENTRY, fields, press="button[value=forecasts]")
    visitor.send_form(ENTRY, {}, press="button[value=send]")
    visitor.settle_task(3)
    visitor.expect_words("已上报")
    act(visitor, "撤回", reason="受益人口数要改")
    visitor.send_form(ENTRY, {"f.6.全年预计完成": "600人", "f.6.可能性·确定能": False, "f.6.可能性·有可能": "1"}, press="button[value=send]")
    visitor.look("monitoring form, a forecast that misses", status=422)
    visitor.send_form(ENTRY, {"reason": "等下一轮统计"}, press="button[value=send]")
    visitor.expect_words("已上报")
    visitor.sign_out()
    become(visitor, reviewer)
    visitor.go(f"/projects/{project}/forms/{MONITORING}/review")
    visitor.look("monitoring form, to review")
    act(visitor, "审核")
    visitor.sign_out()
    become(visitor, FINANCE)
    visitor.go(f"/projects/{project}/forms/{MONITORING}/review")
    act(visitor, "下发整改", reason="受益人口数预计达不到目标，请说明原因并整改")
    visitor.sign_out()
    become(visitor, finance)
    visitor.look("workbench with findings to answer")
    visitor.go(f"/projects/{project}/forms/{MONITORING}/review")
    act(visitor, "整改", reason="已增加两个村组，年底可达到")
    visitor.look("monitoring form, answered")
    visitor.sign_out()


def expect_told(visitor, field):
    """A new form has what the ledger knows, and says so."""
    for number, value in TOLD.items():
        there = visitor.driver.find_element("name", f"f.{number}.{field}").get_attribute("value")
        visitor.expect(there == value, f"第{number}项应由台账填好{value}，现在是“{there}”")
    visitor.expect_words("取自台账")


def second_round(visitor, project):
    """The next round begins with the forecasts of the last one; what has not changed is taken over at one press."""
    finance, reviewer = county.of("单位财务", "甲局").account, county.of("主管部门审核人", "甲局").account
    become(visitor, finance)
    visitor.go(f"/projects/{project}/forms/{MONITORING}")
    visitor.follow(f"a[href*='{MONITORING}/edit?month=']")
    visitor.expect_words("1-7月为12公里")
    visitor.look("monitoring form, second round")
    visitor.send_form(ENTRY, {"f.6.完成情况": "700人"}, press="button[value=values]")
    visitor.send_form(ENTRY, {}, press="button[value=send]")
    if visitor.place.endswith("/edit"):
        visitor.look("monitoring form, second round with warnings", status=422)
        visitor.send_form(ENTRY, {"reason": "等下一轮统计"}, press="button[value=send]")
    visitor.expect_words("已上报", "12公里")
    visitor.sign_out()
    become(visitor, reviewer)
    visitor.go(f"/projects/{project}/forms/{MONITORING}/review")
    act(visitor, "审核")
    visitor.sign_out()


def self_evaluation(visitor, project):
    """Scores that the rules compute, reviewed with a grade, spot-checked, published."""
    finance, reviewer = county.of("单位财务", "甲局").account, county.of("主管部门审核人", "甲局").account
    become(visitor, finance)
    visitor.follow(".menu a[href='/projects']")
    visitor.follow(f"th a[href$='/projects/{project}']")
    visitor.follow(f"a.button[href$='{SELF_EVALUATION}/edit']")
    visitor.look("self-evaluation, new")
    fields = {"f.实际完成情况": "修建生产道路12公里，全部通过验收，受益群众760人。"}
    expect_told(visitor, "实际完成值")
    for number, (_, value) in enumerate(INDICATORS, 1):
        if number not in TOLD:
            fields[f"f.{number}.实际完成值"] = value.lstrip("≥≤") if number != 6 else "700人"
    fields["f.6.未完成原因"] = "一个村组年底前尚未通车，已列入明年计划。"
    visitor.send_form(ENTRY, fields | {"f.1.指标分值": "十分"}, press=".entry-foot button[value=save]")
    visitor.look("self-evaluation, no number", status=422)
    visitor.expect_words("没有保存")
    visitor.send_form(ENTRY, {"f.1.指标分值": "12.5"}, press=".entry-foot button[value=save]")
    visitor.look("self-evaluation, saved")
    visitor.go("/")
    visitor.begin_task(5, "self-evaluation with computed scores, 送审")
    visitor.follow(f".duties a.button[href*='{project}/forms/{SELF_EVALUATION}/edit']")
    visitor.send_form(ENTRY, {"reason": "本年没有安排支付"} if "写明原因" in visitor.words else {}, press="button[value=send]")
    visitor.settle_task(4)
    visitor.expect_words("已上报")
    visitor.sign_out()
    become(visitor, reviewer)
    visitor.go(f"/projects/{project}/forms/{SELF_EVALUATION}/review")
    visitor.look("self-evaluation, to review")
    visitor.go("/")
    visitor.begin_task(7, "pass clean forms at once")
    visitor.follow("a[href='/desk/review']")
    visitor.look("review queue")
    visitor.send_form("main form", {}, press="button[value=all]")
    visitor.look("what would be passed together")
    visitor.send_form("main form", {}, press="button[value=pass]")
    visitor.settle_task(4, 0)
    visitor.look("passed together")
    visitor.expect_words("已通过1份")
    visitor.sign_out()
    become(visitor, FINANCE)
    visitor.go(f"/projects/{project}/forms/{SELF_EVALUATION}/review")
    act(visitor, "抽查", reason="抽查无误")
    visitor.go(f"/projects/{project}/forms/{SELF_EVALUATION}/review")
    act(visitor, "公开")
    visitor.go(f"/projects/{project}/forms/{SELF_EVALUATION}")
    visitor.look("self-evaluation, published")
    visitor.expect_words("已公开")
    visitor.sign_out()


def adjustment(visitor, project):
    """An approved sheet is opened as its next version; who decides sees what changed."""
    finance = county.of("单位财务", "甲局").account
    become(visitor, finance)
    visitor.go(f"/projects/{project}/forms/{TARGET}/review")
    act(visitor, "调整", reason="按实际受益范围调整")
    visitor.expect(visitor.place.endswith("/edit"), "调整后应可填写新的一版")
    visitor.send_form(ENTRY, {"f.6.指标值": "≥700人"}, press="button[value=send]")
    if visitor.place.endswith("/edit"):
        visitor.send_form(ENTRY, {"reason": "已核实"}, press="button[value=send]")
    visitor.look("target form, second version sent")
    visitor.expect_words("与上一版对照", "≥760人", "≥700人")
    visitor.sign_out()


def next_year(visitor):
    """The sheet of the year after begins as this year's: five values are changed, and it is sent in."""
    finance = county.of("单位财务", "甲局").account
    first = county.projects("甲局")[0]
    become(visitor, finance)
    visitor.go(f"/counties/{DIVISION}/{visitor.year + 1}/projects/new")
    visitor.send("/projects/new", name=first["项目名称"], department="甲局", unit=first["实施单位"], county=first["县级资金"])
    visitor.go("/")
    visitor.begin_task(3, "new target sheet from last year's, five values changed, 送审")
    visitor.follow(f".duties a.button[href*='.{visitor.year + 1}.'][href*='{TARGET}/edit']")
    values = {"f.1.指标值": "≥15公里", "f.4.指标值": "≤3.5万元", "f.5.指标值": "≥4万元", "f.6.指标值": "≥900人", "f.7.指标值": "≥3亩"}
    visitor.send_form(ENTRY, values, press="button[value=send]")
    if visitor.place.endswith("/edit"):
        visitor.look("target form of the next year, errors left", status=422)
        visitor.send_form(ENTRY, {"reason": "已核实"}, press="button[value=send]")
        visitor.settle_task(5, 6)
    else:
        visitor.settle_task(5, 5)
    visitor.expect_words("已上报", "≥15公里", "道路使用年限")
    visitor.look("target form of the next year, sent")
    visitor.sign_out()


PAPER = """示例县产业道路项目绩效自评报告
一、项目概况
项目预算100万元，实际支出50万元，预算执行率60%。
补助标准200元，发放3次，每人合计700元。
受益群众300人，其中男性180人、女性130人。
完成道路12公里，计划10公里，完成率110%。
二、存在问题
资金支付进度偏慢。。
"""


def paper(visitor):
    """A paper of another county is weighed, and its findings are worked through."""
    become(visitor, county.of("主管部门审核人", "甲局").account)
    file = visitor.folder / "自评报告.txt"
    file.write_text(PAPER, encoding="utf-8")
    visitor.go("/audit")
    visitor.send("/audit", papers=file)
    end = time.monotonic() + visitor.arguments.wait
    while "/audit/" not in visitor.place and time.monotonic() < end:
        time.sleep(0.2)
    visitor.look("findings of a paper")
    found = re.search(r"已处理 0/(\d+)", visitor.words)
    visitor.expect(found is not None and int(found[1]) >= 3, "应有至少三条意见")
    visitor.begin_task(11, "decide one audit finding")
    visitor.send_form(".worklist-one form", {}, press="button[value=confirmed]")
    visitor.settle_task(1, 0)
    visitor.look("findings of a paper, one decided")
    visitor.send_form(".worklist-one form:has([name=words])", {}, press="button[value=dismissed]")
    visitor.look("not adopted without a reason", status=422)
    visitor.begin_task(11, f"decide all the other {int(found[1]) - 1} findings of a paper")
    for _ in range(int(found[1]) - 1):
        visitor.send_form(".worklist-one form", {}, press="button[value=questioned]")
    visitor.settle_task((int(found[1]) - 1) * 130 // 112, 0)
    visitor.expect_words(f"已处理 {found[1]}/{found[1]}")
    visitor.look("findings of a paper, all decided")
    visitor.follow("a[href$='/paper']")
    visitor.look("paper in full beside its findings")
    visitor.go("/audit")
    visitor.look("papers received")
    visitor.sign_out()
