"""A department's year end, by the people whose it is: books, words, checks, approval, publication, a correction."""

import datetime
import re

import county
import openpyxl
from county import DIVISION

OFFICE = "甲局"
EXPLANATION = {
    "duties": "拟订全县产业道路建设规划\n组织实施和验收项目", "organisation": "甲局内设办公室和项目股，下属示例站1个单位。",
    "text.overallReason": "上年没有决算，本年新设。", "text.appropriationReason": "上年没有决算，本年新设。",
    "text.generalBudgetReason": "上年没有决算，本年新设。", "text.agencyOperatingReason": "上年没有决算，本年新设。",
    "text.classReason.213": "年中追加项目支出。", "text.threePublicReason.“三公”经费合计": "上年没有决算，本年新设。",
    "text.performanceWork": "目标要定得能量、能查，评价才有依据。", "text.otherMatters": "没有需要说明的其他事项。",
}
EVALUATION = {"score": "92.5", "achievements": "修建生产道路12公里，全部通过验收。", "problems": "一个村组年底前没有通车。", "measures": "列入明年计划，按月通报进度。"}
TARGETS = {"overall": "改善产业道路条件，带动村集体增收。", "items": "道路：修建12公里\n增收：村集体增收3万元", "safeguards": "组织：成立工作专班"}
REPORT = {
    "background": "部分村组没有生产道路，运输困难。", "bases": "县政府关于产业道路建设的通知", "content": "修建生产道路12公里。", "implementation": "当年开工，当年完工。",
    "stage": "当年建成并通过验收。", "achievement": "修建生产道路12公里，全部通过验收，受益群众700人。", "experience": "按月调度，边建边验。",
    "problems": "一个村组年底前尚未通车。", "measures": "列入明年计划。", "suggestions": "安排管护经费。",
}


def fill_books(template, path, year, project):
    """Money of the year as a finance officer would copy it from the vouchers."""
    book = openpyxl.load_workbook(template)
    county.fill_sheet(book, "收入", [{
        "日期": datetime.date(year, 2, 10), "凭证号": "记-0001", "收入来源": "一般公共预算财政拨款收入", "功能分类科目": "2130501", "金额（元）": 505_000,
        "摘要": "财政拨款"}])
    county.fill_sheet(book, "支出", [
        {"日期": datetime.date(year, 3, 15), "凭证号": "记-0012", "功能分类科目": "2130501", "经济分类科目": "30101", "支出性质": "基本支出",
         "资金性质": "一般公共预算财政拨款", "金额（元）": 500_000, "摘要": "基本工资"},
        {"日期": datetime.date(year, 6, 20), "凭证号": "记-0031", "功能分类科目": "2130504", "经济分类科目": "31005", "资金性质": "一般公共预算财政拨款",
         "金额（元）": 5_000, "项目": project, "摘要": "生产道路工程款"}])
    county.fill_sheet(book, "年初预算", [{"功能分类科目": "213", "金额（元）": 500_000}])
    book.save(path)


def address(visitor):
    return f"/counties/{DIVISION}/{visitor.year}/accounts"


def write(visitor, part, texts, look):
    """Opens a part, writes it and sends it; the page comes back with what is kept."""
    visitor.go(f"{address(visitor)}/{OFFICE}/write/{part}")
    there = {name for name in texts if visitor.driver.find_elements("name", f"w.{name}")}
    visitor.send_form("form.writing", {f"w.{name}": texts[name] for name in sorted(there)})
    visitor.expect_words("已保存")
    visitor.look(look)


def books(visitor, become, project_name):
    """Payments come from the workbook: a wrong one goes back whole, a right one is the ledger's."""
    become(visitor, county.of("单位财务", OFFICE).account)
    visitor.go(address(visitor))
    visitor.look("accounts of a year, nothing imported")
    empty, full = visitor.folder / "books-empty.xlsx", visitor.folder / "books.xlsx"
    visitor.fetch(visitor.driver.find_element("css selector", f"a[href$='template.xlsx'][download]").get_attribute("href"), empty)
    fill_books(empty, full, visitor.year, "没有这个项目")
    visitor.send(address(visitor), workbook=full, department=OFFICE)
    visitor.look("accounts refused, an unknown project", status=422)
    visitor.expect_words("没有这个项目")
    fill_books(empty, full, visitor.year, project_name)
    visitor.go(address(visitor))
    visitor.send(address(visitor), workbook=full, department=OFFICE)
    visitor.look("accounts, just imported")
    visitor.expect_words("505,000.00", "编制中")
    visitor.go("/")
    visitor.begin_task(9, "import a clean roster of any length")
    visitor.follow(".duties a.button[href$='/accounts']")
    visitor.send(address(visitor), workbook=full, department=OFFICE)
    visitor.settle_task(3, 1)
    visitor.begin_task(8, "from a printed figure to its source line")
    visitor.follow("dl.facts a.figure")
    visitor.settle_task(2, 0)
    visitor.look("why a sum of the accounts is what it is")
    visitor.expect_words("记-0001", "books.xlsx")
    visitor.sign_out()


def rectification(visitor, become, finance_bureau, project):
    """A notice is issued from the findings, answered with evidence, sent back once, and closed; a leader's word likewise."""
    finance = county.of("单位财务", OFFICE).account
    become(visitor, finance_bureau)
    visitor.go(f"/projects/{project}/rectification/new")
    visitor.look("notice, proposed from the findings")
    visitor.send_form("form[action$='/rectification/new']", {"text1": "", "request1": "按期支付", "deadline1": f"{visitor.year + 1}-03-01"},
                      press="button[value=issue]")
    visitor.look("notice without a problem", status=422)
    visitor.send_form("form[action$='/rectification/new']", {"text1": "受益人口预计达不到目标", "number": f"某财绩〔{visitor.year}〕8号"},
                      press="button[value=issue]")
    visitor.look("notice, issued")
    visitor.expect_words("待整改", f"〔{visitor.year}〕8号")
    visitor.sign_out()
    become(visitor, finance)
    visitor.look("workbench with a notice to answer")
    place = f"/projects/{project}/rectification/1"
    visitor.go(place)
    visitor.send_form("form[action$='/answer']", {"measure1": "增加两个村组", "done1": "1"})
    visitor.look("answer without evidence", status=422)
    visitor.expect_words("佐证")
    visitor.send_form("form[action$='/answer']", {"evidence1": "会议纪要3号", "on1": f"{visitor.year}-11-01"})
    visitor.look("notice, answered")
    visitor.expect_words("已回复", "会议纪要3号")
    visitor.sign_out()
    become(visitor, finance_bureau)
    visitor.go(place)
    visitor.look("notice, to be closed")
    visitor.send_form("form[action$='/step']", {"action": "退回", "reason": "请补通车照片编号"})
    visitor.expect_words("已退回")
    visitor.sign_out()
    become(visitor, finance)
    visitor.go(place)
    visitor.send_form("form[action$='/answer']", {"evidence1": "会议纪要3号，照片7至9"})
    visitor.sign_out()
    become(visitor, finance_bureau)
    visitor.go(place)
    visitor.send_form("form[action$='/step']", {"action": "销号"})
    visitor.expect_words("已销号")
    visitor.go(f"/counties/{DIVISION}/{visitor.year}/rectification")
    visitor.look("board of rectifications")
    visitor.expect_words("已销号", "在办0件")
    visitor.sign_out()


def instruction(visitor, become, given, project):
    """A leader sees where money is late, and says what is to be done."""
    leader = county.of("领导", OFFICE).account
    become(visitor, leader, given)
    visitor.go(f"/counties/{DIVISION}/{visitor.year}")
    visitor.look("overview of a leader")
    visitor.expect_words("钱慢在哪里", "哪些目标要落空", "已经做了什么")
    for board in ("monitoring", "results"):
        visitor.go(f"/counties/{DIVISION}/{visitor.year}/{board}")
        visitor.look(f"board of {board}")
    visitor.go(f"/projects/{project}/rectification/new?kind=instruction")
    visitor.look("leader's word, new")
    visitor.send_form("form[action$='/rectification/new']", {
        "issuer": "示例人领导", "text1": "一个村组没有通车", "request1": "排出通车时间表", "deadline1": f"{visitor.year + 1}-02-01"}, press="button[value=issue]")
    visitor.look("leader's word, issued")
    visitor.sign_out()


def accounts(visitor, become, finance_bureau, project):
    """From compiled to published, and once more with a correction."""
    finance, reviewer = county.of("单位财务", OFFICE).account, county.of("主管部门审核人", OFFICE).account
    place = f"{address(visitor)}/{OFFICE}"
    become(visitor, finance)
    write(visitor, "explanation", EXPLANATION, "words of the explanation")
    visitor.send_form("form.writing", {"w.duties": "联系电话13800138000"})
    visitor.look("words with a telephone number", status=422)
    visitor.expect_words("没有保存", "个人信息")
    write(visitor, "evaluation", EVALUATION, "department-wide evaluation")
    write(visitor, "targets", TARGETS, "department-wide targets")
    write(visitor, f"report.{project}", REPORT, "evaluation report")
    visitor.go(place)
    visitor.look("accounts, before the check")
    visitor.send_form("form.next-step", {})
    while "没有办理" in visitor.words:
        explain_warnings(visitor, place)
    visitor.expect_words("已核查")
    visitor.send_form("form.next-step", {})
    visitor.look("accounts, sent in")
    visitor.expect_words("已上报", "等财政局批复")
    visitor.sign_out()
    become(visitor, finance_bureau)
    visitor.follow(".duties .button")
    visitor.look("accounts, to approve")
    visitor.send_form("form.next-step", {"on": "2020-01-01"})
    visitor.look("approval before the accounts were sent in", status=422)
    visitor.send_form("form.next-step", {})
    visitor.expect_words("已批复")
    visitor.sign_out()
    publish(visitor, become, reviewer, place, 1)
    become(visitor, finance)
    visitor.go(f"{place}/correct")
    visitor.look("correction, asked once more")
    visitor.send_form("form[action$='/correct']", {"reason": "职责漏写一条"})
    visitor.expect_words("编制中")
    write(visitor, "explanation", {"duties": EXPLANATION["duties"] + "\n管护已建道路"}, "words corrected")
    visitor.go(place)
    visitor.send_form("form.next-step", {})
    visitor.send_form("form.next-step", {})
    visitor.sign_out()
    become(visitor, finance_bureau)
    visitor.go(place)
    visitor.send_form("form.next-step", {})
    visitor.sign_out()
    publish(visitor, become, reviewer, place, 2)


def explain_warnings(visitor, place):
    """Writes a note to the first warning that has none; fails where there is nothing to write to."""
    visitor.look("accounts, a warning without a note", status=422)
    rule = re.search(r"[A-Z]{2}-\d+", visitor.words.split("没有办理")[1])
    visitor.expect(rule is not None, "核查没有通过，又没有说哪条规则")
    visitor.go(place)
    for note in visitor.driver.find_elements("css selector", ".note-form details"):
        if rule[0] in note.text:
            visitor.open_folded(f".note-form details:has(input[value='{rule[0]}'])")
            visitor.send_form(f".note-form form:has(input[value='{rule[0]}'])", {"text": "已与账簿核对，按原账列示。"})
            break
    else:
        visitor.expect(False, f"{rule[0]} 下面没有写说明的地方")
    visitor.send_form("form.next-step", {})


def publish(visitor, become, reviewer, place, version):
    become(visitor, reviewer)
    visitor.go(f"{place}/publish")
    visitor.look(f"publication of version {version}, asked once more")
    visitor.send_form("form[action$='/publish']", {"read": "1", "clean": "1", "word": "同意"})
    visitor.look(f"publication of version {version}, another word", status=422)
    visitor.expect_words("没有公开")
    visitor.go("/")
    visitor.begin_task(12, "publish a department's accounts after approval")
    visitor.follow(".duties a.button[href$='/publish']")
    visitor.send_form("form[action$='/publish']", {"read": "1", "clean": "1", "word": "公开"})
    visitor.settle_task(4, 1)
    visitor.expect_words("已公开", f"第{version}版")
    visitor.look(f"accounts, version {version} published")
    visitor.sign_out()
    visitor.go(f"/public/{DIVISION}/accounts")
    visitor.look(f"public page with {version} versions")
    visitor.follow(".public-list a")
    visitor.look(f"version {version} for everybody")
    visitor.expect_words("拟订全县产业道路建设规划")
    visitor.go("/")
