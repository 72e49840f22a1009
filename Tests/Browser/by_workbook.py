"""The county with one workbook, on the page of the first start."""

import county
from by_pages import administrators_enter, find_county, first_start


def walk(visitor, code):
    empty, spoilt, full = (visitor.folder / name for name in ("empty.xlsx", "spoilt.xlsx", "full.xlsx"))
    visitor.go("/")
    link = visitor.driver.find_elements("css selector", "a[download]")
    visitor.expect(not link, "查到县区之前不该有工作簿")
    find_county(visitor)
    visitor.fetch(visitor.driver.find_element("css selector", "a[download]").get_attribute("href"), empty)
    county.fill_county(empty, spoilt, is_spoilt=True)
    county.fill_county(empty, full, is_spoilt=False)

    first_start(visitor, code, workbook=spoilt)
    visitor.look("first start, workbook with faults", status=422)
    visitor.expect_words("取回标出错误的工作簿", "大领导", "丁局")
    first_start(visitor, code, workbook=full)
    visitor.look("begun with a workbook")
    visitor.expect_words("3个部门、12个人员、30个项目")

    given = administrators_enter(visitor)
    visitor.sign_in("secadmin", county.own_password("secadmin"))
    visitor.go("/settings/people")
    visitor.look("people of the workbook")
    visitor.send("/settings/first-passwords")
    visitor.look("first passwords")
    given |= visitor.passwords()
    visitor.expect(len(given) == 15, f"应有15个一次性口令，实有{len(given)}个")
    visitor.sign_out()

    for role, office, seen in (("单位财务", "甲局", 10), ("主管部门审核人", "乙局", 10)):
        person = county.of(role, office)
        visitor.sign_in(person.account, given[person.account])
        visitor.change_password(given[person.account], county.own_password(person.account))
        visitor.look(f"home of {person.account}")
        visitor.go("/projects")
        visitor.look(f"projects of {person.account}")
        visitor.expect_words(f"共{seen}个项目", office, absent=[other for other in county.OFFICES if other != office])
        visitor.sign_out()
