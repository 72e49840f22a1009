"""An invented county as its people would type it: three departments, twelve people, thirty projects."""

import openpyxl

DIVISION, NAME, BUREAU = "141123", "兴县", "示例县乡村振兴局"
OFFICES = ("甲局", "乙局", "丙局")
ROLES = ("单位财务", "业务股", "主管部门审核人", "领导")
ADMINISTRATORS = (("system", "sysadmin", "张示例"), ("security", "secadmin", "李样本"), ("audit", "auditadmin", "王试用"))
NAMES = ("陈虚拟", "周样例", "赵演示", "刘假名", "孙备用", "示例人甲", "示例人乙", "示例人丙", "示例人丁", "示例人戊", "示例人己", "示例人庚")
DUTIES = ("finance", "section", "review", "lead")


class Person:
    """Somebody with an account, an office and a role in it."""

    def __init__(self, number):
        self.office, self.role, self.name = OFFICES[number // 4], ROLES[number % 4], NAMES[number]
        self.account = f"{DUTIES[number % 4]}-{'abc'[number // 4]}"


PEOPLE = [Person(number) for number in range(12)]


def of(role, office):
    return next(person for person in PEOPLE if (person.role, person.office) == (role, office))


def own_password(account):
    """Differs from person to person and repeats no word of theirs."""
    return f"Kyma-{sum(account.encode()) % 9973}-Torvald"


def pasted(heads, rows):
    """As a spreadsheet puts it on the clipboard."""
    return "\n".join("\t".join(str(cell) for cell in row) for row in [heads, *rows])


def people_rows(people):
    return pasted(("用户名", "姓名", "所在单位"), [(person.account, person.name, person.office) for person in people])


def grant_rows(people, role=None):
    return pasted(("用户名", "角色", "区划", "部门"), [(p.account, role or p.role, DIVISION, p.office) for p in people])


def projects(office, first=0):
    """Ten of each office, named so that a list shows whose they are."""
    place = OFFICES.index(office)
    return [{"项目名称": f"{office}示例项目{number + 1}", "主管部门": office, "实施单位": "示例站", "县级资金": 10 * place + number + 0.5}
            for number in range(first, 10)]


def project_rows(rows):
    return pasted(rows[0].keys(), [row.values() for row in rows])


def fill_sheet(book, name, rows):
    sheet = book[name]
    heads = {str(cell.value).rstrip("*"): cell.column for row in sheet.iter_rows(min_row=1, max_row=4) for cell in row if cell.value}
    start = sheet.max_row + 1
    for number, row in enumerate(rows):
        for field, value in row.items():
            sheet.cell(start + number, heads[field], value)


def fill_projects(template, path, rows):
    book = openpyxl.load_workbook(template)
    fill_sheet(book, "项目", rows)
    book.save(path)


def fill_county(template, path, is_spoilt):
    """The whole county in one workbook; spoilt, three rows of it are wrong."""
    rows = [{"用户名": p.account, "姓名": p.name, "所在单位": p.office, "角色": p.role, "部门": p.office} for p in PEOPLE]
    if is_spoilt:
        rows[3]["角色"], rows[5]["用户名"], rows[7]["部门"] = "大领导", "sysadmin", "丁局"
    book = openpyxl.load_workbook(template)
    fill_sheet(book, "部门", [{"部门名称": office} for office in OFFICES])
    fill_sheet(book, "人员", rows)
    fill_sheet(book, "项目", [row for office in OFFICES for row in projects(office)])
    book.save(path)
