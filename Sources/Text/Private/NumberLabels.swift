/// What the words beside a number say that it is (号码的名目).
enum NumberLabel: Hashable {
  case telephone, identity, account
  /// A number of things: contracts, assets, invoices, vouchers, projects, organisations.
  case code
  /// A class of things whose numbers follow only behind 编号, 号, 码: 资产, 项目, 指标.
  case thing
  /// 金额, 合计: what follows is money.
  case amount
  /// A number of anything: 编号, 序号.
  case anything
}

/// Words that say what a number is; read from folded text, so 一卡通 stands as `1卡通`.
struct LabelWords {
  /// By the first byte.
  private let byLead: [[(bytes: [UInt8], label: NumberLabel)]]

  static let shared = LabelWords()

  private init() {
    var words: [(String, NumberLabel)] = []
    words += ["电话", "手机", "联系", "座机", "热线", "传真", "致电", "拨打", "固话", "微信", "短信", "通讯", "tel", "mobile", "phone", "mob", "cell"]
      .map { ($0, .telephone) }
    words += ["身份证", "证件", "身份号", "公民身份", "身份", "残疾证", "社保号", "医保号", "sfz", "idcard", "id"].map { ($0, .identity) }
    words += [
      "卡号", "卡通", "账号", "帐号", "账户", "帐户", "银行卡", "一卡通", "存折", "社保卡", "惠农卡", "工资卡", "储蓄卡", "收款卡", "打卡", "户名", "开户", "银行账", "银行帐",
      "农行", "工行", "建行", "中行", "邮储", "信用社", "农商行", "信合", "card", "acct", "account", "a/c",
    ].map { ($0, .account) }
    words += [
      "合同", "协议", "发票", "票据", "收据", "凭证", "回单", "支付令", "信用代码", "机构代码", "登记号", "登记证", "识别号", "税号", "文号", "档号", "卷号", "批号", "批文", "流水", "订单",
      "单号", "运单",
      "条码", "条形码", "二维码", "序列", "刊号", "编码", "代码", "识别码", "校验码", "验证码", "注册号", "监管码", "追溯码", "业务号", "案号", "邮编", "发票号码", "票据号码", "凭证号码",
      "合同号码", "项目号码",
      "项目编码", "统一社会信用代码", "isbn", "issn", "sn", "vin", "ht",
    ].map { ($0, .code) }
    words += [
      "资产", "项目", "文件", "档案", "批次", "快递", "采购", "招标", "中标", "标段", "标书", "备案", "许可", "许可证", "证书", "产权", "不动产", "宗地", "地块", "图斑", "指标", "预算",
      "申请书", "申请单", "设备",
      "出厂", "车架", "发动机", "电表", "水表", "执照", "卡片", "交易", "受理", "标识", "科目", "邮政", "工单", "物料", "规格", "型号", "报告", "验收", "通知书", "决定书", "单据", "入库",
      "出库", "摘要",
      "批复", "公告",
    ].map { ($0, .thing) }
    words += ["金额", "合计", "总计", "小计", "余额", "总额", "预算数", "决算数", "人民币", "小写", "单价", "总价", "造价"].map { ($0, .amount) }
    var byLead: [[(bytes: [UInt8], label: NumberLabel)]] = Array(repeating: [], count: 256)
    for (word, label) in words {
      let bytes = Folding(word, chineseDigits: true).bytes
      byLead[Int(bytes.first ?? 0)].append((bytes: bytes, label: label))
    }
    self.byLead = byLead
  }

  /// The word that ends last in a range; of two that end together, the longer.
  func last(in bytes: [UInt8], _ range: Range<Int>) -> (label: NumberLabel, range: Range<Int>)? {
    var best: (label: NumberLabel, range: Range<Int>)?
    for start in range {
      let lead = bytes[start].isLetter ? bytes[start] | 0x20 : bytes[start]
      for word in byLead[Int(lead)] where start + word.bytes.count <= range.upperBound {
        let end = start + word.bytes.count
        guard best.map({ end > $0.range.upperBound }) ?? true, stands(word.bytes, bytes, start, end) else { continue }
        best = (word.label, start..<end)
      }
    }
    return best
  }

  /// A word in Latin letters stands by itself.
  private func stands(_ word: [UInt8], _ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    for (index, byte) in word.enumerated()
    where (bytes[start + index].isLetter ? bytes[start + index] | 0x20 : bytes[start + index]) != byte {
      return false
    }
    guard word[0].isLetter else { return true }
    return !(start > 0 && bytes[start - 1].isLetter) && !(end < bytes.count && bytes[end].isLetter)
  }

  /// What a label in a cell of its own says: `银行账号`, `合同编号（必填）`.
  func label(of text: String) -> NumberLabel? {
    let bytes = Folding(text, chineseDigits: true).bytes
    guard bytes.count <= 90 else { return nil }
    if let direct = direct(before: bytes.count, in: bytes) { return direct }
    // 联系电话及地址: what is a person's counts wherever it stands.
    guard let word = last(in: bytes, 0..<bytes.count) else { return nil }
    return [.telephone, .identity, .account].contains(word.label) ? word.label : nil
  }

  /// What the words directly before a number say, over blanks, colons, brackets and letters: `合同编号：HT-`.
  func direct(before start: Int, in bytes: [UInt8]) -> NumberLabel? {
    var end = start
    let least = max(0, start - 72)
    while end > least {
      let byte = bytes[end - 1]
      if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]"), let open = opening(before: end - 1, bytes, least) {
        end = open
      } else if byte.isLetter || byte < 0x80 && !byte.isDigit && byte != UInt8(ascii: ",") && byte != UInt8(ascii: ";") {
        end -= 1
      } else {
        break
      }
    }
    // Letters are read as words too: `Tel`, `ID`, `No.`.
    let latin = last(in: bytes, end..<start)
    if let latin, latin.label != .code { return latin.label }
    var first = end
    let lowest = max(0, end - 45)
    while first > lowest, isCharacter(bytes, first) { first -= 3 }
    if let word = last(in: bytes, first..<end), isTail(bytes, word.range.upperBound, end) {
      guard word.label == .thing else { return word.label }
      if isNumbered(bytes, word.range.upperBound, end) { return .code }
    }
    return Self.loose.contains { end - first >= $0.count && bytes[end - $0.count..<end].elementsEqual($0) } ? .anything : latin?.label
  }

  private static let loose = ["编号", "序号"].map { Array($0.utf8) }

  private func opening(before close: Int, _ bytes: [UInt8], _ least: Int) -> Int? {
    var at = close
    while at > least, close - at < 36 {
      at -= 1
      if bytes[at] == UInt8(ascii: "(") || bytes[at] == UInt8(ascii: "[") { return at }
    }
    return nil
  }

  /// A sign of three bytes (or a folded digit inside a word) that ends here and is no punctuation.
  private func isCharacter(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard end >= 3, bytes[end - 3] >= 0xE4, bytes[end - 3] <= 0xE9 else { return false }
    return true
  }

  /// 号码为, 编号是: what may stand between a label's word and its number.
  private func isTail(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard end - start <= 24, (end - start).isMultiple(of: 3) else { return false }
    return stride(from: start, to: end, by: 3).allSatisfy { Self.tails.contains(Array(bytes[$0..<$0 + 3])) }
  }

  /// 编号, 号, 代码 between the word and its number.
  private func isNumbered(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    stride(from: start, to: end, by: 3).contains { Self.marks.contains(Array(bytes[$0..<$0 + 3])) }
  }

  private static let marks = Set("号码编代".unicodeScalars.map { Array(String($0).utf8) })
  private static let tails = Set("号码编代数字序列为是系即证如下分别各单书名的人方式员卡表".unicodeScalars.map { Array(String($0).utf8) })

  /// The nearest word on accounts or codes in the clause before a number.
  func near(before start: Int, in bytes: [UInt8]) -> NumberLabel? {
    var first = start
    let least = max(0, start - 75)
    while first > least {
      // 。
      if first >= 3, bytes[first - 1] == 0x82, bytes[first - 2] == 0x80, bytes[first - 3] == 0xE3 { break }
      first -= 1
    }
    return last(in: bytes, first..<start)?.label
  }
}
