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

  @Test(
    "the commonest words in any dress, and a few signs again and again",
    arguments: [
      "Password123!", "P@ssw0rd2026", "Passw0rd!!", "Admin@1234", "admin#2026!", "Aa1!Aa1!Aa1!", "Woaini1314!", "Huawei@123",
      "Welcome2026!", "Root@12345",
    ])
  func dressed(_ password: String) { #expect(BreachedPasswords.contain(password)) }

  @Test(
    "words of one's own are none of them",
    arguments: [
      "Lvliang-7-Qiao", "Heng-Shili-2026!", "shan4-shui3-tian2", "Passat-1987-Taiyuan", "Testament-of-9-men", "correct horse battery",
    ])
  func own(_ password: String) { #expect(!BreachedPasswords.contain(password)) }
}
