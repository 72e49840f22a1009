/// The twelve terms that a disclosure explains (名词解释), in their usual order, in our own words.
package enum StandardTerms {
  package struct Term: Hashable, Sendable {
    package var name: String
    /// Closed with 。.
    package var meaning: String
  }

  package static let all: [Term] = [
    Term(name: "财政拨款收入", meaning: "本级财政部门当年拨付给单位的预算资金，包括一般公共预算、政府性基金预算和国有资本经营预算三类拨款。"),
    Term(name: "事业收入", meaning: "事业单位从事本专业业务和辅助业务所得的收入。"),
    Term(name: "经营收入", meaning: "事业单位在专业业务之外从事经营、又不单独核算的活动带来的收入。"),
    Term(name: "其他收入", meaning: "不属于财政拨款、上级补助、事业、经营和附属单位上缴的收入，例如存款利息、资产出租所得。"),
    Term(name: "使用非财政拨款结余", meaning: "当年收入不够支出时，事业单位动用往年自有结余补足的数额。"),
    Term(name: "年初结转和结余", meaning: "上年没有用完、结转到当年接着使用的资金，以及项目完成后剩下的资金。"),
    Term(name: "结余分配", meaning: "事业单位对当年非财政拨款结余作出的分配，如缴纳所得税、提取专用基金。"),
    Term(name: "年末结转和结余", meaning: "到年底没有用完，依规定留待以后年度使用或者上交的资金。"),
    Term(name: "基本支出", meaning: "单位维持日常运转和人员待遇的开支，分为人员经费和公用经费。"),
    Term(name: "项目支出", meaning: "单位为办成特定任务、实现发展目标，在日常运转之外安排的开支。"),
    Term(
      name: "“三公”经费",
      meaning:
        "财政拨款负担的因公出国（境）费、公务用车购置及运行维护费、公务接待费。出国（境）费指因公出访的交通、食宿、培训等开销；购置费指买车款和车辆购置税；运行维护费指保留车辆的油料、保险、修理、通行等开销；接待费指按标准接待来宾的开销。"),
    Term(name: "机关运行经费", meaning: "行政单位和参公管理的事业单位日常公用经费，取自一般公共预算财政拨款基本支出。"),
  ]
}
