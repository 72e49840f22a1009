/// Why a typed or printed text is not a value of its kind (取值错误), told so that a person can mend it.
///
/// `message`: `文号“兴财绩2023”无法识别：缺少年份括号。请写成 财预〔2018〕167号。` Values of personal data never stand in `text`;
/// their types put a mask there.
package struct ValueError: Error, Hashable, Sendable {
  /// The kind of value, in Chinese: `文号`.
  package var what: String
  /// The input as typed, cut to 40 characters; a mask for personal data.
  package var text: String
  /// What is wrong: `缺少年份括号`.
  package var reason: String
  /// What to do: `请写成 财预〔2018〕167号`.
  package var remedy: String

  package init(what: String, text: String, reason: String, remedy: String) {
    self.what = what
    self.text = text.count > 40 ? text.prefix(40) + "…" : text
    self.reason = reason
    self.remedy = remedy
  }

  /// The whole in one Chinese line, line breaks of the input shown as blanks.
  package var message: String {
    String("\(what)“\(text)”无法识别：\(reason)。\(remedy)。".map { $0.isNewline ? " " : $0 })
  }
}

extension ValueError: CustomStringConvertible {
  package var description: String { message }
}
