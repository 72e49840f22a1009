import HengTestSupport

/// Texts that look private and are not (形似文本), drawn from a seed.
package struct CleanTexts {
  private var numbers: InventedNumbers

  package init(seed: UInt64) { numbers = InventedNumbers(seed: seed) }

  package mutating func next() -> PrivatePaper {
    let (text, labels, recipe) = text()
    return PrivatePaper(kind: nil, text: text, labels: labels, recipe: recipe)
  }

  private mutating func text() -> (String, [String], String) {
    switch numbers.number(0...11) {
    case 0...1: credit()
    case 2: project()
    case 3...4: thing()
    case 5...6: amount()
    case 7: (date(), [], "date")
    case 8: (classification(), [], "classification")
    case 9: (hotline(), [], "hotline")
    case 10: (policy(), [], "policy")
    default: (page(), [], "page")
    }
  }

  private mutating func credit() -> (String, [String], String) {
    let code = numbers.creditCode(isDigits: numbers.number(0...2) == 0)
    let label = numbers.pick(["统一社会信用代码", "信用代码：", "纳税人识别号", "实施单位示例合作社，统一社会信用代码"])
    switch numbers.number(0...4) {
    case 0: return (code, [], "credit code alone")
    case 1: return (code, ["统一社会信用代码"], "credit code in a column")
    case 2: return ("示例县示例合作社（\(code)）", [], "credit code behind a name")
    case 3: return (label + code.lowercased(), [], "credit code in small letters")
    default: return ("\(label)\(code)，投资12.5万元", [], "credit code with its words")
    }
  }

  private mutating func project() -> (String, [String], String) {
    let code = numbers.projectCode()
    return numbers.pick([
      (code, [], "project code"), ("项目编码\(code)", [], "project code"), ("项目编码：\(code)（2023年）", [], "project code"),
      ("示例道路硬化项目\(code) 138.00万元", [], "project code"), (code, ["项目编码"], "project code"),
    ])
  }

  private mutating func thing() -> (String, [String], String) {
    let word = numbers.pick([
      "合同编号", "合同号", "采购合同编号", "资产编号", "固定资产编码", "资产卡片编号", "发票号码", "发票代码", "记账凭证号", "凭证编号", "档案号", "文号", "订单编号", "流水号", "批次号", "许可证号",
      "不动产权证书号", "宗地代码", "图斑编号", "受理编号", "设备序列号", "招标编号", "备案号", "指标文号", "支付令编号", "票据号码", "项目编号",
    ])
    let number = numbers.pick([
      "1" + numbers.pick(["3", "5", "8"]) + numbers.digits(9), "20230" + numbers.digits(8), "202306" + numbers.digits(12),
      "149900" + "20230615" + numbers.digits(4),
      numbers.card(19), numbers.card(16), numbers.digits(12), numbers.digits(20), "HT2023" + numbers.digits(7), "HT-" + numbers.mobile(),
      "ZC" + numbers.mobile(), numbers.oldIDNumber(),
      "0358" + numbers.digits(7),
    ])
    switch numbers.number(0...4) {
    case 0: return (number, [word], "\(word) in a column")
    case 1: return ("\(word)\(number)", [], word)
    case 2: return ("\(word)为\(number)，金额\(numbers.number(1...900))万元", [], word)
    case 3: return ("（\(word)：\(number)）", [], word)
    default: return ("\(word)：\(number)", [], word)
    }
  }

  private mutating func amount() -> (String, [String], String) {
    let text = numbers.pick([
      "\(numbers.grouped(1_000_000...99_999_999_999)).\(numbers.digits(2))", "\(numbers.grouped(10_000_000_000...19_999_999_999))元",
      "\(numbers.mobile())元", "\(numbers.mobile()).00", "\(numbers.mobile()).\(numbers.digits(2))元", "¥\(numbers.mobile())",
      "合计\(numbers.digits(8)).\(numbers.digits(2))",
      "\(numbers.number(100...9999))万元、\(numbers.number(100...9999))万元", "投资\(numbers.number(1000...9999)).\(numbers.digits(2))万元",
      "0.\(numbers.digits(16))",
      "\(numbers.number(1...9)).\(numbers.digits(10))",
      "\(numbers.number(100...199)) \(numbers.number(1000...9999)) \(numbers.number(10000...99999)) \(numbers.number(100...999))",
      "示例村 \(numbers.number(100...199)) \(numbers.number(10...99)) \(numbers.number(1000...9999)).\(numbers.digits(2))",
      "\(numbers.number(10...99))人×\(numbers.number(100...900))元＝\(numbers.number(1000...90000))元",
      "\(numbers.number(10000...20000))-\(numbers.number(100000...200000))元",
      "预算数\(numbers.digits(7))，决算数\(numbers.digits(7))", "面积\(numbers.mobile())平方米",
      "贷款\(numbers.number(1...9))亿\(numbers.number(1000...9999))万元",
    ])
    return (text, [], "amount")
  }

  private mutating func date() -> String {
    let (year, month, day) = (numbers.number(2015...2026), numbers.number(10...12), numbers.number(10...28))
    return numbers.pick([
      "\(year)年\(month)月\(day)日", "\(year)-\(month)-\(day)", "\(year).\(month).\(day)-\(year + 1).\(month).\(day)",
      "\(year)\(month)\(day)—\(year)12\(day)", "\(year)\(month)\(day)\(month)3045",
      "\(year) \(year + 1) \(year + 2) \(year + 3)", "\(year)年1月至\(month)月", "二〇二三年十二月二十一日", "\(year)/\(month)/\(day) \(month):30:45",
      "期限\(year)\(month)\(day)至\(year + 3)\(month)\(day)",
    ])
  }

  private mutating func classification() -> String {
    numbers.pick([
      "213050\(numbers.number(1...9)) 农村基础设施建设", "3029\(numbers.number(1...9)) 其他商品和服务支出", "21305 30299 50502", "2130599、2130504、2130505",
      "0101—一年期项目", "行政区划代码149900", "单位编码\(numbers.digits(6))001",
      "兴财绩〔2023〕\(numbers.number(1...200))号", "示例财农〔20\(numbers.number(19...25))〕\(numbers.number(1...200))号",
      "科目\(numbers.digits(7))/\(numbers.digits(5))",
    ])
  }

  private mutating func hotline() -> String {
    numbers.pick([
      "监督电话：12317", "咨询热线12345", "举报电话12388、12314", "服务热线400-\(numbers.digits(3))-\(numbers.digits(4))", "热线400\(numbers.digits(7))",
      "客服电话：800-\(numbers.digits(3))-\(numbers.digits(4))", "全国统一热线400 \(numbers.digits(4)) \(numbers.digits(3))",
      "服务热线9551\(numbers.number(0...9))", "火警119、急救120", "报警110", "拨打12315投诉", "电话96\(numbers.digits(3))咨询",
    ])
  }

  private mutating func policy() -> String {
    let (few, many) = (numbers.number(2...90), numbers.number(100...9000))
    return numbers.pick([
      "患病群众医疗救助\(many)人次", "大病保险\(many)人", "因病致贫返贫户\(few)户", "患有慢性病的脱贫人口签约率100%", "困难残疾人生活补贴\(many)元", "重度残疾人护理补贴\(few)万元",
      "高血压、糖尿病患者规范管理\(many)人", "30种大病救治\(few)例", "参保居民住院报销\(few)%",
      "严重精神障碍患者监护补助\(few)人", "防止因病返贫监测\(many)户", "肺结核患者健康管理率\(few)%", "残疾人就业培训\(few)期", "对患有重大疾病的农户给予临时救助", "地方病防治\(few)个村",
      "动物疫病防控覆盖\(few)个乡镇", "脱贫人口住院费用报销\(few)万元", "安排残疾人公益岗位\(few)个", "白血病、尿毒症患儿救助\(few)名",
    ])
  }

  private mutating func page() -> String {
    let number = numbers.number(1...300)
    return numbers.pick([
      "第\(number)页 共300页", "— \(number) —", "\(number) / 300", "表\(number)-1", "附件\(number)", "第\(number)条", "图斑\(number)号", "（\(number)）",
      "\(number)、项目概况", "受益\(number)户\(number * 3)人", "完成率\(number).00%", "IP 139.226.\(number % 255).25",
      "邮编03\(numbers.digits(4))", "SN\(numbers.mobile())", "ISBN 9787\(numbers.digits(9))",
      "东经111.\(numbers.digits(7))，北纬38.\(numbers.digits(7))", "版本2.\(number).1",
    ])
  }
}
