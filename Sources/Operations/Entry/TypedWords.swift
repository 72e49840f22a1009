import HengText
import HengValues

/// What names and words may not hold that are registered for good and printed everywhere (登记文字).
enum TypedWords {
  /// Signs that nobody sees or that turn the writing round, damaged characters, and numbers of persons.
  static func fault(of text: String) -> (reason: String, remedy: String)? {
    if text.unicodeScalars.contains(where: isUnseen) { return ("含有看不见的字符或换行", "请删去后重新填写") }
    if text.unicodeScalars.contains("\u{FFFD}") { return ("有字符已经损坏", "请重新填写；从文件粘贴的，请先按正确的编码打开") }
    if PrivateMask.masked(text) != text { return ("含有身份证号、电话、银行卡号等个人信息", "请删去这些号码") }
    return nil
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
