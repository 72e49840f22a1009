import HengAudit

/// Words of a paper as people read them (原文的显示): a box that was left as mark-up shows as ☑ or ☐.
enum PaperWords {
  static func shown(_ text: String) -> String { text.contains("<input") ? GridMarkup.stripped(text) : text }
}
