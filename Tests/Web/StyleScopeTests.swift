import Foundation
import HengOperations
import HengTestSupport
import HengWeb
import HengWriters
import Testing

/// A class of one part that another part's sheet also styles gave green letters on a red seal.
@Suite("Styles keep to their part")
struct StyleScopeTests {
  private func classes(_ css: String) -> Set<String> {
    let selectors = css.replacing(/\/\*[\s\S]*?\*\//, with: "").replacing(/\{[^{}]*\}/, with: "\n")
    return Set(selectors.matches(of: /\.([A-Za-z][A-Za-z0-9-]*)/).map { String($0.1) })
  }

  /// What the parts share on purpose.
  private static let shared: Set<String> = ["figure", "whole", "sev", "error", "warning", "info", "question"]

  @Test("the sheets of papers and audits use no class of the site's own")
  func parts() {
    let site = classes(StaticFiles.styles)
    #expect(site.count > 60)
    #expect(classes(HTMLWriter.styles).intersection(site).subtracting(Self.shared) == [])
    #expect(classes(AuditHTML.partStyles).intersection(site).subtracting(Self.shared) == [])
    #expect(classes(AuditHTML.partStyles).intersection(classes(HTMLWriter.styles)).subtracting(Self.shared) == [])
  }

  @Test("the bar's own classes stand under the bar")
  func bar() {
    let rules = StaticFiles.styles.replacing(/\/\*[\s\S]*?\*\//, with: "").matches(of: /([^{}]+)\{/).map { String($0.1) }
    for name in ["brand", "brand-mark", "scope", "menu", "more", "find", "size"] {
      for rule in rules.flatMap({ $0.split(separator: ",") })
      where rule.contains(".\(name) ") || rule.trimmingCharacters(in: .whitespaces).hasSuffix(".\(name)") {
        #expect(rule.trimmingCharacters(in: .whitespacesAndNewlines).hasPrefix(".bar"), "\(rule)")
      }
    }
  }

  @Test("styles of a page stay under 30 KB, and each file under 400 lines")
  func size() { #expect(StaticFiles.styles.utf8.count < 30_000) }

  @Test(
    "numbers on the screen: separators, a true minus, no digit added or dropped",
    arguments: [
      ("31066335.81", "31,066,335.81"), ("-2308569.91", "−2,308,569.91"), ("883.56万元", "883.56<span class=\"unit\">万元</span>"),
      ("150", "150"), ("260万元", "260<span class=\"unit\">万元</span>"), ("15万人", "15万人"),
      ("50.21%", "50.21%"), ("2022年度", "2022年度"), ("1271人", "1,271<span class=\"unit\">人</span>"),
      ("≥95%", "≥<span class=\"whole\">95%</span>"), ("可持续增加", "可持续增加"),
      ("1,234.5", "1,234.5"), ("", ""),
    ])
  func numbers(text: String, shown: String) { #expect(StaticFiles.shown(text) == shown) }
}
