package import HengValues

/// Under which name a person signs in (用户名): 3–32 letters, digits, `.`, `_`, `-` or Chinese characters; with a Chinese character 2 are enough.
///
/// Two spellings are one account: `ZhangShiLi`, `ｚｈａｎｇｓｈｉｌｉ` and `zhangshili ` are the same. Two people may bear one name, never one account.
package struct AccountName: Hashable, Sendable {
  /// Half-width, lower case.
  package let text: String
}

extension AccountName: PrintedValue {
  package init(_ typed: String) throws(ValueError) {
    func refusal(_ reason: String) -> ValueError {
      ValueError(what: "用户名", text: typed, reason: reason, remedy: "请用3至32个字母、数字、汉字或 . _ -，例如 zhangshili")
    }
    var folded = String.UnicodeScalarView()
    var isChinese = false
    for scalar in typed.trimmedSpaces.unicodeScalars {
      let sign = ActorName.plain(scalar)
      switch sign {
      case "a"..."z", "0"..."9", ".", "_", "-": folded.append(sign)
      case "A"..."Z": folded.append(contentsOf: sign.properties.lowercaseMapping.unicodeScalars)
      case _ where sign.properties.isUnifiedIdeograph:
        isChinese = true
        folded.append(sign)
      case " ", "\u{3000}": throw refusal("中间有空格")
      default: throw refusal("“\(String(scalar).shownName)”不能用在用户名里")
      }
    }
    guard folded.count >= (isChinese ? 2 : 3) else { throw refusal("太短") }
    guard folded.count <= 32 else { throw refusal("太长，共\(folded.count)个字符") }
    guard folded.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) else { throw refusal("没有字母、数字或汉字") }
    text = String(folded)
  }
}
