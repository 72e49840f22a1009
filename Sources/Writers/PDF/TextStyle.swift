import HengDocuments

/// A face, size and setting of text on a PDF page; sizes in points.
struct TextStyle: Hashable {
  enum Family: String {
    /// An administrator's 仿宋 comes first, then the fonts of the installation.
    case body = "FangSong_GB2312,仿宋_GB2312,FangSong,仿宋,STFangsong,Noto Serif CJK SC,Noto Sans CJK SC,DejaVu Sans,serif"
    case title = "FZXiaoBiaoSong-B05S,方正小标宋简体,FZXiaoBiaoSong-B05,Noto Serif CJK SC,Noto Sans CJK SC,DejaVu Sans,serif"
    case heading = "SimHei,黑体,STHeiti,Noto Sans CJK SC,Noto Serif CJK SC,DejaVu Sans,sans-serif"
    /// 楷体, for headings of the second rank.
    case script = "KaiTi_GB2312,楷体_GB2312,KaiTi,楷体,STKaiti,Noto Serif CJK SC,Noto Sans CJK SC,DejaVu Sans,serif"
    /// 宋体, for page numbers.
    case number = "SimSun,宋体,STSong,Noto Serif CJK SC,Noto Sans CJK SC,DejaVu Sans,serif"
  }

  var family: Family = .body
  var size: Double
  var isBold = false
  var alignment = Cell.Alignment.leading
  /// Indent of the first line in ems.
  var indent = 0.0
  /// Extra space between lines in ems.
  var leading = 0.0
  /// Distance from line to line whatever the fonts; 0 for what the fonts ask.
  var pitch = 0.0
  /// Added to the advance of every character.
  var spacing = 0.0
  /// Lines of about equal length, as labels are set: 绩效/指标, not 绩效指/标.
  var isBalanced = false
  /// 汉字 move apart so that full lines end at the margin; figures stay whole.
  var isJustified = false

  static let title = TextStyle(family: .title, size: Typography.title, isBold: true, alignment: .centre)
  static let subtitle = TextStyle(size: Typography.subtitle, alignment: .centre)
}

/// How each kind of block is set in a form and in an official document (GB/T 9704).
extension TextStyle {
  static func paragraph(_ style: Document.Style) -> TextStyle {
    switch style {
    case .form: TextStyle(size: Typography.paragraph, indent: 2, leading: 0.25)
    case .official: onGrid(TextStyle(size: OfficialType.body, indent: 2, isJustified: true))
    }
  }

  /// Levels of an official document: 第一部分 centred, 一、 in 黑体, （一） in 楷体, 1. in 仿宋.
  static func heading(_ level: Int, _ style: Document.Style) -> TextStyle {
    switch (style, level) {
    case (.form, _):
      TextStyle(family: .heading, size: Typography.heading(level), isBold: true, alignment: level <= 1 ? .centre : .leading)
    case (.official, ...1): onGrid(TextStyle(family: .heading, size: OfficialType.part, alignment: .centre))
    case (.official, 2): onGrid(TextStyle(family: .heading, size: OfficialType.body, indent: 2))
    case (.official, 3): onGrid(TextStyle(family: .script, size: OfficialType.body, isBold: true, indent: 2))
    case (.official, _): onGrid(TextStyle(size: OfficialType.body, indent: 2))
    }
  }

  static func title(_ style: Document.Style) -> TextStyle {
    switch style {
    case .form: .title
    case .official: TextStyle(family: .title, size: OfficialType.title, isBold: true, alignment: .centre, pitch: 36, isBalanced: true)
    }
  }

  static func cover(_ style: Document.Style) -> TextStyle {
    let size = style == .form ? 22 : OfficialType.cover
    return TextStyle(family: .title, size: size, isBold: true, alignment: .centre, pitch: size * 1.8, isBalanced: true)
  }

  static func signature(_ style: Document.Style) -> TextStyle {
    switch style {
    case .form: TextStyle(size: Typography.paragraph, leading: 0.25)
    case .official: onGrid(TextStyle(size: OfficialType.body))
    }
  }

  /// A line of the contents; the outermost level in 黑体.
  static func contents(_ level: Int, _ style: Document.Style) -> TextStyle {
    let size = style == .form ? 11 : OfficialType.contents
    return TextStyle(family: level <= 1 ? .heading : .body, size: size, pitch: size * 1.9)
  }

  private static func onGrid(_ style: TextStyle) -> TextStyle {
    var style = style
    style.pitch = OfficialType.pitch
    style.spacing = OfficialType.spacing
    return style
  }
}
