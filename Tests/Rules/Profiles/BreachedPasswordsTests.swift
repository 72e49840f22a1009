import HengDomain
import HengRules
import HengValues
import Testing

@Suite("Passwords that everybody knows")
struct BreachedPasswordsTests {
  @Test("The list is sorted, in lower case, without the same twice, and of ten signs and more")
  func list() {
    let list = BreachedPasswords.list
    #expect(list.count > 200 && list == Set(list).sorted())
    #expect(list.allSatisfy { $0 == $0.lowercased() && $0.unicodeScalars.count >= PasswordRule.shortest })
  }

  @Test("Each of them would pass the other rules with a capital letter, and none passes all")
  func needed() throws {
    let person = Person(id: ID("p"), account: try AccountName("zhangshili"), name: "张示例", unit: "示例局")
    let (others, all) = (PasswordRule { _ in false }, PasswordRule { BreachedPasswords.contain($0) })
    for word in BreachedPasswords.list {
      var typed = word
      if let place = word.firstIndex(where: \.isLetter) { typed.replaceSubrange(place...place, with: word[place].uppercased()) }
      #expect(others.faults(of: typed, for: person) == [], "\(typed)")
      #expect(all.faults(of: typed, for: person) == [.breached])
    }
  }
}
