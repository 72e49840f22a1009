/// A person's name as it is compared (经办人姓名): what was typed, reduced to letters and digits.
///
/// `张三 `, `张　三`, `张\u{200B}三`, `张三.` and `⼀` for `一` name the same person: nobody becomes somebody else by a blank, a full-width or
/// invisible sign, a dot, upper case or a radical's code point. What is kept and printed is the name as typed.
package struct ActorName: Hashable, Sendable {
  package let folded: String

  package init(_ typed: String) {
    var kept = String.UnicodeScalarView()
    for scalar in typed.unicodeScalars {
      let sign = Self.plain(scalar)
      guard Self.carriesMeaning(sign, after: kept.last) else { continue }
      kept.append(contentsOf: sign.properties.lowercaseMapping.unicodeScalars)
    }
    folded = String(kept)
  }

  /// Half-width, and a radical as the character that it is.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if (0xFF01...0xFF5E).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0) { return narrow }
    return radicals[scalar.value] ?? scalar
  }

  /// No letter and no digit: nobody is named.
  package var isEmpty: Bool { folded.isEmpty }

  package static func == (left: ActorName, right: ActorName) -> Bool { left.folded == right.folded }

  package func hash(into hasher: inout Hasher) { hasher.combine(folded) }

  /// Letters and digits; a mark only where the script needs it, not a stroke under a Chinese character.
  private static func carriesMeaning(_ scalar: Unicode.Scalar, after base: Unicode.Scalar?) -> Bool {
    if scalar.properties.isDefaultIgnorableCodePoint { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber:
      return true
    case .nonspacingMark, .spacingMark: return base.map { !$0.properties.isIdeographic } ?? false
    default: return false
    }
  }

  /// The 214 radicals of U+2F00 as the characters that they are; papers in PDF often give names in them.
  private static let radicals: [UInt32: Unicode.Scalar] = {
    let characters =
      "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日"
      + "曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行"
      + "衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠"
    return Dictionary(zip(UInt32(0x2F00)..., characters.unicodeScalars)) { first, _ in first }
  }()
}
