"""The county page by page, with the faults that people make."""

import county
from county import DIVISION, OFFICES, PEOPLE, own_password
from visitor import code_of

OWN = "/settings/people"
PASTED = "form:has([name=rows])"


def walk(visitor, code):
    begin(visitor, code)
    given = enter_first(visitor)
    system_administrator(visitor)
    given |= security_administrator(visitor, given)
    audit_administrator(visitor, given)
    early_leader(visitor, given)
    for number, office in enumerate(OFFICES):
        finance(visitor, given, office, number)
    readers(visitor, given)
    trail(visitor)
    locked(visitor)


# MARK: The first start


def find_county(visitor):
    visitor.send("/first-start", q=county.NAME)


def first_start(visitor, code, workbook=None):
    fields = {"division": DIVISION, "bureau": county.BUREAU, "unit": county.BUREAU, "code": code}
    for key, account, name in county.ADMINISTRATORS:
        fields |= {f"{key}-account": account, f"{key}-name": name}
    visitor.send_form("form.fields", fields | ({"workbook": workbook} if workbook else {}))


def begin(visitor, code):
    visitor.go("/")
    visitor.expect(visitor.place == "/first-start", "空数据库应引到首次启动")
    visitor.look("first start")
    visitor.send("/first-start", q="没有这个县")
    visitor.look("first start, nothing found")
    find_county(visitor)
    visitor.look("first start, county found")
    first_start(visitor, "aaaa-bbbb-cccc-dddd")
    visitor.look("first start, wrong code", status=422)
    visitor.expect_words("启动码不对")
    first_start(visitor, code)
    visitor.look("begun")
    visitor.expect_words("已登记山西省吕梁市兴县", absent=["工作簿里的"])


# Where people land, each by his role.
LANDINGS = ("/", "/overview", "/audit", "/trail", "/settings/people")


def administrators_enter(visitor):
    """All three sign in and take their own passwords; gives the passwords of the page."""
    given = visitor.passwords()
    visitor.expect(len(given) == 3, f"应有三个一次性口令，实有{len(given)}个")
    for _, account, _ in county.ADMINISTRATORS:
        visitor.sign_in(account, given[account])
        visitor.expect(visitor.place == "/account", "一次性口令须先改掉")
        visitor.change_password(given[account], own_password(account))
        visitor.expect(visitor.place in LANDINGS, "改了口令应到本人的第一页")
        visitor.sign_out()
    return given


def enter_first(visitor):
    """The system administrator's way in with all that may go wrong; the other two follow later."""
    given = visitor.passwords()
    visitor.expect(len(given) == 3, f"应有三个一次性口令，实有{len(given)}个")
    visitor.follow("a.primary")
    visitor.look("sign in")
    visitor.send("/sign-in", account="sysadmin", password="not the password")
    visitor.look("sign in, wrong password", status=401)
    visitor.expect_words("还可以试")
    visitor.send("/sign-in", account="sysadmin", password=given["sysadmin"])
    visitor.expect(visitor.place == "/account", "一次性口令须先改掉")
    visitor.look("account, must change")
    visitor.go(OWN)
    visitor.expect(visitor.place == "/account", "改口令之前不能做别的")
    visitor.change_password(given["sysadmin"], "short")
    visitor.look("account, password with a fault", status=422)
    visitor.change_password(given["sysadmin"], own_password("sysadmin"))
    visitor.look("home of an administrator")
    return given


def enter(visitor, account, password):
    visitor.sign_in(account, password)
    visitor.expect(visitor.place == "/account", "一次性口令须先改掉")
    visitor.change_password(password, own_password(account))
    visitor.expect(visitor.place in LANDINGS, "改了口令应到本人的第一页")


# MARK: Administrators


def system_administrator(visitor):
    visitor.go(OWN)
    visitor.look("people, administrators only")
    visitor.send(OWN, account="sysadmin", name="示例人辛", unit=OFFICES[0])
    visitor.look("person refused", status=422)
    for person in PEOPLE[:3]:
        visitor.go(OWN)
        visitor.send(OWN, account=person.account, name=person.name, unit=person.office)
    visitor.look("person without roles")
    visitor.go(OWN)
    visitor.send("/settings/many-people", rows=county.people_rows(PEOPLE[2:]))
    visitor.look("people, a row with a fault", status=422)
    visitor.send("/settings/many-people", rows=county.people_rows(PEOPLE[3:]))
    visitor.look("people registered")
    visitor.expect_words("已登记9人")

    visitor.go("/settings/counties")
    visitor.look("counties")
    visitor.send("/settings/counties", q="吕梁")
    visitor.look("counties found")
    visitor.go(f"/settings/counties/{DIVISION}")
    visitor.look("county without departments")
    visitor.send("/departments", rows=county.pasted(OFFICES[:1], [OFFICES[:1]]))
    visitor.look("departments with a fault", status=422)
    visitor.send("/departments", rows="\n".join(OFFICES))
    visitor.look("departments")
    visitor.go(f"/settings/counties/{DIVISION}/departments/{OFFICES[0]}/name")
    visitor.look("another name for a department")
    visitor.send("/name", to=OFFICES[1], since="2026-01-01", reason="机构改革")
    visitor.look("another name, in use", status=422)

    visitor.go("/projects")
    visitor.look("not for administrators", status=403)
    visitor.go("/nothing")
    visitor.look("no such page", status=404)
    telephone(visitor)
    visitor.sign_out()


def telephone(visitor):
    """Codes of a telephone are asked for from now on, and no longer."""
    visitor.go("/account")
    visitor.look("account")
    visitor.go("/account/code")
    visitor.look("code of a telephone")
    secret = visitor.driver.find_element("name", "secret").get_attribute("value")
    visitor.send("/account/code", code="000000", password=own_password("sysadmin"))
    visitor.look("code, wrong", status=422)
    visitor.send("/account/code", code=code_of(secret), password=own_password("sysadmin"))
    visitor.look("account with a code")
    visitor.send("/account/code/end", password=own_password("sysadmin"))
    visitor.expect(visitor.place == "/account", "停用动态验证码后应回到账号页")


def security_administrator(visitor, given):
    enter(visitor, "secadmin", given["secadmin"])
    visitor.go(OWN)
    visitor.look("people for the guardian")
    for person in PEOPLE[:2]:
        visitor.go(f"{OWN}/{person.account}")
        if person is PEOPLE[0]:
            visitor.look("person for the guardian")
            visitor.send("/grants", role=person.role, division="99")
            visitor.look("role with a fault", status=422)
        visitor.send("/grants", role=person.role, division=DIVISION, department=person.office)
        visitor.expect_words(person.role, person.office)
    visitor.look("person with a role")
    visitor.go(OWN)
    visitor.send("/settings/many-grants", rows=county.grant_rows(PEOPLE[2:], role="大领导"))
    visitor.look("roles with faults", status=422)
    visitor.send("/settings/many-grants", rows=county.grant_rows(PEOPLE[2:]))
    visitor.look("roles given")
    visitor.send("/settings/first-passwords")
    visitor.look("first passwords")
    passwords = visitor.passwords()
    visitor.expect(len(passwords) == 12, f"应给12人口令，实给{len(passwords)}人")
    visitor.go(f"{OWN}/{PEOPLE[0].account}")
    visitor.send("/password")
    visitor.look("password anew")
    passwords[PEOPLE[0].account] = visitor.driver.find_element("css selector", ".once").text
    visitor.sign_out()
    return passwords


def audit_administrator(visitor, given):
    enter(visitor, "auditadmin", given["auditadmin"])
    visitor.go("/trail")
    visitor.look("trail")
    visitor.expect_words("登记")
    visitor.send("/trail", q="没有这样的记录")
    visitor.look("trail, nothing found")
    visitor.send("/trail", **{"q": "", "from": "去年"})
    visitor.look("trail, a day that is none", status=400)
    visitor.go(OWN)
    visitor.look("people for the auditor")
    visitor.sign_out()


def early_leader(visitor, given):
    """Before there is anything to read."""
    person = county.of("领导", OFFICES[1])
    enter(visitor, person.account, given[person.account])
    visitor.look("home without projects, leader")
    visitor.expect_words(county.NAME)
    visitor.expect(not visitor.driver.find_elements("link text", "登记项目"), "领导不登记项目")
    visitor.sign_out()


def trail(visitor):
    visitor.sign_in("auditadmin", own_password("auditadmin"))
    visitor.go("/trail")
    visitor.follow("a[rel=next]")
    visitor.look("trail, next page")
    visitor.send("/trail", q=PEOPLE[0].name)
    visitor.expect_words("登记", "修改口令", PEOPLE[0].name)
    visitor.look("trail of one person")
    visitor.sign_out()


# MARK: Departments


def finance(visitor, given, office, number):
    """The finance officer of a department registers ten projects: typed, pasted, or by a workbook."""
    person = county.of("单位财务", office)
    enter(visitor, person.account, given[person.account])
    many = f"/counties/{DIVISION}/{visitor.year}/registration"
    if number == 0:
        empty_pages(visitor)
        type_one(visitor, office)
        mistakes(visitor, office)
        paste_with_faults(visitor, many, office)
    if number == 2:
        by_workbook(visitor, many, office)
    else:
        visitor.go(many)
        rows = county.projects(office, first=1 if number == 0 else 0)
        visitor.send_form(PASTED, {"rows": county.project_rows(rows)})
    if number == 0:
        visitor.look("projects, what would be registered")
    visitor.send("/registration/confirm")
    visitor.expect(visitor.place == f"/counties/{DIVISION}/{visitor.year}", "登记后应到总览")
    if number == 0:
        visitor.look("overview of a department")
        visitor.go("/")
        visitor.look("home with projects")
        visitor.go("/search?q=示例")
        visitor.expect_words("项目 10", absent=[other for other in OFFICES if other != office])
        visitor.look("found")
        visitor.go("/search?q=没有这样的字")
        visitor.look("nothing found")
        visitor.go(f"/years?at=/counties/{DIVISION}/{visitor.year}/accounts")
        visitor.look("years")
    visitor.go("/projects")
    if number == 0:
        visitor.look("projects of a department")
        visitor.send("/projects", q="没有")
        visitor.look("projects, nothing found")
        visitor.go("/projects")
        money(visitor, office)
        views(visitor)
        visitor.go("/projects")
    visitor.expect_words("共10个项目", absent=[other for other in OFFICES if other != office])
    visitor.sign_out()


def empty_pages(visitor):
    visitor.look("home without projects")
    for state, path in (("projects, none", "/projects"), ("accounts, none", "/accounts"), ("papers, none", "/audit"),
                        ("county for a department", f"/settings/counties/{DIVISION}")):
        visitor.go(path)
        visitor.look(state)
    visitor.go(f"/counties/{DIVISION}/{visitor.year}")
    visitor.look("year without projects", status=404)


def type_one(visitor, office):
    visitor.go(f"/counties/{DIVISION}/{visitor.year}/projects/new")
    visitor.look("new project")
    first = county.projects(office)[0]
    visitor.send("/projects/new", name=first["项目名称"], department=office, unit=first["实施单位"], central="十", code="12")
    visitor.look("new project with faults", status=422)
    visitor.send("/projects/new", central="", code="", county=first["县级资金"])
    visitor.look("project just registered")
    visitor.expect_words(first["项目名称"])


def mistakes(visitor, office):
    """A project that was typed wrongly is corrected, one that was typed twice is withdrawn."""
    first = f"/projects/{DIVISION}.{visitor.year}.001"
    visitor.go(first + "/registration")
    visitor.look("registration to correct")
    visitor.send("/registration", county="十", reason="写错")
    visitor.look("correction with a fault", status=422)
    visitor.send("/registration", county=county.projects(office)[0]["县级资金"], purpose="修路", reason="写错")
    visitor.expect(visitor.place == first, "更正后应回到项目")
    visitor.go(f"/counties/{DIVISION}/{visitor.year}/projects/new")
    visitor.send("/projects/new", name="登记错的项目", department=office, unit="示例站")
    visitor.go(f"/projects/{DIVISION}.{visitor.year}.002/withdrawal")
    visitor.look("withdrawal")
    visitor.send("/withdrawal", reason="重复登记")
    visitor.go("/projects")
    visitor.expect_words("共1个项目", absent=["登记错的项目"])


def money(visitor, office):
    """A document that came later, and the list of payments that none has been made of."""
    place = f"/counties/{DIVISION}/{visitor.year}/documents"
    visitor.go(place + "/new")
    visitor.look("new funding document")
    visitor.send("/documents/new", number="财农", project1=f"{office}示例项目1")
    visitor.look("funding document with faults", status=422)
    visitor.send("/documents/new", number="财农〔2026〕12号", date="2026-01-05", level="中央", amount="100", amount1="30.5")
    visitor.expect(visitor.place == place, "登记后应到资金文件和指标")
    visitor.look("funding documents")
    visitor.expect_words("财农〔2026〕12号", "30.5", "指标合计")
    visitor.go("/payments")
    visitor.look("payments, none")
    visitor.send("/payments", q="没有")
    visitor.look("payments, nothing found")
    visitor.send("/payments", **{"q": "", "from": "去年"})
    visitor.look("payments, a day that is none", status=400)


def views(visitor):
    """Conditions are kept under a name, and forgotten."""
    visitor.go(f"/projects?county={DIVISION}&sort=budget")
    visitor.open_folded(".views details")
    visitor.send("/views", name="本县，预算从大到小")
    visitor.expect_words("本县，预算从大到小")
    visitor.look("projects with a view of one's own")
    visitor.go(f"/projects?county={DIVISION}&sort=budget")
    visitor.open_folded(".views details")
    visitor.send("/views/remove")
    visitor.expect_words("保存为常用查法", absent=["本县，预算从大到小"])


def paste_with_faults(visitor, many, office):
    visitor.go(many)
    visitor.look("many projects")
    rows = county.projects(office, first=1)
    rows[3]["县级资金"], rows[5]["主管部门"] = "三十", "丁局"
    visitor.send_form(PASTED, {"rows": county.project_rows(rows)})
    visitor.look("many projects with faults", status=422)
    visitor.go(many)


def by_workbook(visitor, many, office):
    visitor.go(many)
    empty, full, spoilt = (visitor.folder / name for name in ("projects.xlsx", "good.xlsx", "bad.xlsx"))
    visitor.fetch("/settings/registration.xlsx", empty)
    rows = county.projects(office)
    county.fill_projects(empty, full, rows)
    rows[7]["县级资金"] = "三"
    county.fill_projects(empty, spoilt, rows)
    visitor.send_form("form:has([name=workbook])", {"workbook": spoilt})
    visitor.look("workbook of projects with a fault", status=422)
    visitor.send_form("form:has([name=workbook])", {"workbook": full})
    visitor.look("workbook of projects, what would be registered")


def readers(visitor, given):
    """A reviewer and a leader see what is theirs and nothing else."""
    strange = f"/projects/{DIVISION}.{visitor.year}.001"
    for role, office in (("主管部门审核人", "乙局"), ("领导", "丙局")):
        person = county.of(role, office)
        enter(visitor, person.account, given[person.account])
        visitor.expect_words(county.NAME)
        visitor.go("/projects")
        visitor.expect_words("共10个项目", office, absent=[other for other in OFFICES if other != office])
        visitor.look(f"projects, {person.account}")
        visitor.go(strange)
        visitor.expect_words("没有找到", absent=["甲局"])
        visitor.look(f"project of others, {person.account}", status=404)
        for path in (OWN, "/trail", "/settings/counties"):
            visitor.go(path)
            visitor.expect_words("不归您办")
        visitor.look(f"not theirs, {person.account}", status=403)
        visitor.sign_out()


def locked(visitor):
    visitor.go("/sign-in")
    for _ in range(6):
        visitor.send("/sign-in", account=PEOPLE[-1].account, password="not the password")
    visitor.expect_words("已经锁定", "还要等")
    visitor.look("sign in, locked", status=401)
