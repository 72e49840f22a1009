import HengTestSupport

/// Texts with one private thing in each (植入文本): form × dress × place, drawn from a seed.
package struct PlantedTexts {
  private var numbers: InventedNumbers

  package init(seed: UInt64) { numbers = InventedNumbers(seed: seed) }

  package mutating func next() -> PrivatePaper {
    switch numbers.number(0...9) {
    case 0...2: idNumber()
    case 3...4: card()
    case 5...7: telephone()
    case 8: landline()
    default: health()
    }
  }

  private static let persons = ["张某某", "李某", "王××", "赵三", "示例户主", "孙某某", "钱四"]

  /// A place around a number that says nothing of what it is, or says it.
  private mutating func placed(_ number: String, _ words: [String]) -> (String, [String]) {
    let person = numbers.pick(Self.persons)
    let amount = numbers.pick(["600元", "1,500.00元", "1500.00", "200元×3次", "0.6万元"])
    switch numbers.number(0...21) {
    case 0: return (number, [])
    case 1: return ("\(person)\(number)", [])
    case 2: return ("\(person)，\(number)，\(amount)", [])
    case 3: return ("\(person)（\(number)）", [])
    case 4: return ("1.\(number)", [])
    case 5: return ("\(numbers.number(2...30))、\(number) \(person)", [])
    case 6: return ("（\(numbers.number(1...9))）\(number)；", [])
    case 7: return ("\(person) \(number) \(amount)", [])
    case 8: return ("\(numbers.pick(words))：\(number)", [])
    case 9: return ("\(numbers.pick(words))\(number)。", [])
    case 10: return ("\(numbers.pick(words))为\(number)，补助\(amount)", [])
    case 11: return ("补助\(amount)，\(number)", [])
    case 12: return (number, [numbers.pick(words)])
    case 13: return ("\(person)\t\(number)\t\(amount)", [])
    case 14: return ("“\(number)”", [])
    case 15: return ("【\(number)】\(person)", [])
    case 16: return ("No.\(number)", [])
    case 17: return ("\(person)：\(number)（已核实）", [])
    case 18: return ("\(numbers.pick(words))(\(person))：\(number)", [])
    case 19: return ("①\(number)", [])
    case 20: return ("\(number)\(person)", [])
    default: return ("\(person)/\(number)/\(amount)", [])
    }
  }

  private mutating func dressed(_ number: String, _ breaks: [[Int]]) -> (written: String, recipe: String) {
    let dress = numbers.pick(Dress.signs)
    guard numbers.number(0...2) == 0, let lengths = breaks.isEmpty ? nil : Optional(numbers.pick(breaks)) else {
      return (dress.put(number), dress.name)
    }
    let separator = numbers.pick(Dress.separators)
    let parts = Dress.groups(number, lengths, "\u{1}").split(separator: "\u{1}").map { dress.put(String($0)) }
    return (parts.joined(separator: separator), "\(dress.name), \(lengths) by “\(separator)”")
  }

  private mutating func paper(_ kind: String, _ written: String, _ recipe: String, _ words: [String]) -> PrivatePaper {
    let (text, labels) = placed(written, words)
    return PrivatePaper(kind: kind, text: text, labels: labels, written: written, recipe: recipe)
  }

  private mutating func idNumber() -> PrivatePaper {
    let words = ["身份证号", "身份证号码", "公民身份号码", "证件号", "身份证", "ID"]
    if numbers.number(0...6) == 0 {
      let (written, recipe) = dressed(numbers.oldIDNumber(), [[6, 6, 3], [6, 9]])
      return paper("idNumber", written, "15 digits, \(recipe)", Array(words.dropLast()))
    }
    var number = numbers.idNumber(isChecked: numbers.number(0...2) > 0)
    if number.hasSuffix("X") { number = number.dropLast() + numbers.pick(["X", "x", "Ｘ", "×"]) }
    let (written, recipe) = dressed(number, [[6, 8, 4], [6, 4, 4, 4], [4, 4, 4, 4, 2], [6, 12], [3, 3, 4, 4, 4], [6, 4, 2, 2, 4]])
    return paper("idNumber", written, recipe, words)
  }

  private mutating func card() -> PrivatePaper {
    let words = ["卡号", "银行卡号", "账号", "帐号", "社保卡号", "一卡通账号", "存折账号", "开户行：示例银行，账号"]
    if numbers.number(0...2) == 0 {
      // An account has no check digit: only the words tell.
      let number = numbers.pick(["1", "2", "5", "8"]) + numbers.digits(numbers.number(11...20))
      let dress = numbers.pick(Dress.signs)
      let written = dress.put(number)
      let person = numbers.pick(Self.persons)
      let word = numbers.pick(words)
      let text = numbers.pick([
        "\(word)：\(written)", "\(person)，\(word)\(written)", "\(word) \(written)，600元", "\(word)（\(person)）：\(written)",
      ])
      return PrivatePaper(kind: "cardNumber", text: text, written: written, recipe: "account, \(dress.name)")
    }
    let (written, recipe) = dressed(numbers.card(numbers.pick([16, 18, 19, 19])), [[4, 4, 4, 4], [4, 4, 4, 4, 3]])
    return paper("cardNumber", written, recipe, words)
  }

  private static let telephoneWords = ["电话", "联系电话", "手机", "手机号", "联系方式", "Tel", "监督电话"]

  private mutating func telephone() -> PrivatePaper {
    let number = numbers.mobile()
    switch numbers.number(0...7) {
    case 0:
      let written = numbers.pick(["+86", "+86 ", "0086", "0086-", "86-", "(+86)", "0", "86"]) + number
      return paper("telephone", written, "dialled", Self.telephoneWords)
    case 1:
      let separator = numbers.pick([",", "，", "、", ";", "；", "/", "\t", " ", "或", "\n"])
      let written = number + separator + numbers.mobile()
      return paper("telephone", written, "list by \(separator)", Self.telephoneWords)
    case 2:
      let written = numbers.pick(["Tel", "TEL", "No", "手机A", "M"]) + number + numbers.pick(["", "abc", "a", "（微信）"])
      return PrivatePaper(kind: "telephone", text: written, written: number, recipe: "letters")
    default:
      let (written, recipe) = dressed(number, [[3, 4, 4], [3, 4, 4], [3, 8], [7, 4], [3, 3, 5]])
      if recipe.contains("by"), written.contains(" ") || written.contains("\u{3000}") || written.contains("\u{A0}") {
        // Blanks alone also part columns of amounts; the words or the place must tell.
        return PrivatePaper(
          kind: "telephone", text: numbers.pick(["电话：\(written)", "\(numbers.pick(Self.persons))手机\(written)，600元", "联系方式 \(written)"]),
          written: written, recipe: recipe)
      }
      return paper("telephone", written, recipe, Self.telephoneWords)
    }
  }

  private mutating func landline() -> PrivatePaper {
    let (area, local) = numbers.landline()
    let dress = numbers.pick(Dress.signs)
    let forms = [
      "\(area)-\(local)", "(\(area))\(local)", "（\(area)）\(local)", "\(area) \(local)", "\(area)—\(local)", "\(area)\(local)",
      "\(area)-\(local)-801", "+86-\(area.dropFirst())-\(local)", "\(area)-\(local.prefix(local.count - 4))-\(local.suffix(4))",
    ]
    let written = dress.put(numbers.pick(forms))
    if numbers.number(0...4) == 0 {
      let bare = dress.put(local)
      return PrivatePaper(
        kind: "telephone", text: numbers.pick(["电话：\(bare)", "办公电话\(bare)", "联系电话 \(bare)。"]), written: bare, recipe: "local, \(dress.name)"
      )
    }
    let text = numbers.pick([
      "电话：\(written)", "\(written)", "（\(written)）", "示例县乡村振兴局\(written)", "监督电话\(written)，邮编033600", "1.\(written)",
    ])
    return PrivatePaper(kind: "telephone", text: text, written: written, recipe: "landline, \(dress.name)")
  }

  private mutating func health() -> PrivatePaper {
    let illness = numbers.pick(["尿毒症", "肺癌", "糖尿病", "高血压", "冠心病", "脑梗", "白血病", "肝硬化", "精神分裂症", "二级残疾", "癫痫", "乙肝"])
    let person = numbers.pick(["张某某", "李某", "王××", "赵某某", "户主孙某", "村民钱某某", "张三", "李四"])
    let text = numbers.pick([
      "\(person)患有\(illness)", "\(person)身患\(illness)，家庭困难", "\(person)，男，58岁，\(illness)", "\(person)因患\(illness)致贫",
      "\(illness)患者\(person)",
      "\(person)（\(illness)）", "\(person) \(illness) 600元", "\(person)\t\(illness)", "示例村\(person)因病去世，原患\(illness)",
      "\(person)经医院确诊为\(illness)",
      "其妻患有\(illness)", "该户户主患\(illness)", "补助对象\(person)，诊断为\(illness)，已核实",
    ])
    return PrivatePaper(kind: "health", text: text, written: illness, recipe: "health")
  }
}
