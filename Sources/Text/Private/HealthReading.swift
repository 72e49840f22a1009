/// Finds what a text says of a named person's health (个人健康信息): a word on illness in one sentence with a person. Policies, groups
/// and statistics name nobody and are left.
struct HealthReading {
  private let folding: Folding
  private var bytes: [UInt8] { folding.bytes }

  init(_ text: String) { folding = Folding(text) }

  func stretches() -> [PrivateStretch] {
    var found: [PrivateStretch] = []
    for sentence in sentences() {
      let words = wordsOnHealth(in: sentence)
      guard !words.isEmpty else { continue }
      let persons = persons(in: sentence)
      found += words.filter { word in tells(word, of: persons) }.map {
        PrivateStretch(kind: .health, range: folding.source($0.range))
      }
    }
    return found
  }

  /// A word on health; `isPolicy` when it goes on as the name of a policy or a group.
  private struct Word {
    var range: Range<Int>
    var isPredicate: Bool
    var isPolicy: Bool
  }

  private struct Person {
    var range: Range<Int>
    /// 某某, a role before, or a cell of its own: a name for certain. Otherwise only what directly follows counts.
    var isCertain: Bool
  }

  /// Up to 。！？； and line ends.
  private func sentences() -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var at = 0
    while at < bytes.count {
      let length = width(at)
      let ends =
        bytes[at] == 0x0A || bytes[at] == UInt8(ascii: ";") || bytes[at] == UInt8(ascii: "!") || bytes[at] == UInt8(ascii: "?")
        || length == 3 && at + 2 < bytes.count && bytes[at] == 0xE3 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x82
      at += length
      if ends || at - start > 600 {
        sentences.append(start..<min(at, bytes.count))
        start = at
      }
    }
    if start < bytes.count { sentences.append(start..<bytes.count) }
    return sentences
  }

  private func width(_ at: Int) -> Int { bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4 }

  private func wordsOnHealth(in sentence: Range<Int>) -> [Word] {
    var words: [Word] = []
    var at = sentence.lowerBound
    while at < sentence.upperBound {
      let illness = HealthWords.illnesses.length(at: at, in: bytes)
      let predicate = HealthWords.predicates.length(at: at, in: bytes)
      let length = max(illness ?? 0, predicate ?? 0)
      guard length > 0 else {
        at += width(at)
        continue
      }
      let isPredicate = (predicate ?? 0) > (illness ?? 0)
      var end = at + length
      let behind = end + (HealthWords.groups.length(at: end, in: bytes) ?? 0)
      let isPolicy = [end, behind].contains { place in
        HealthWords.policies.length(at: place, in: bytes) != nil
          && !(isCause(at) && HealthWords.outcomes.length(at: place, in: bytes) != nil)
      }
      if isPredicate, !isPolicy { end = clauseEnd(end, sentence.upperBound) }
      words.append(Word(range: at..<min(end, sentence.upperBound), isPredicate: isPredicate, isPolicy: isPolicy))
      at = end
    }
    return words
  }

  /// 因病致贫: what became of somebody, where a person is named.
  private func isCause(_ at: Int) -> Bool { HealthWords.causes.length(at: at, in: bytes) != nil }

  /// Up to the next sign that is no character, at most fourteen characters.
  private func clauseEnd(_ start: Int, _ limit: Int) -> Int {
    var at = start
    while at < limit, at - start < 42, isCharacter(at) { at += 3 }
    return min(at, limit)
  }

  private func isCharacter(_ at: Int) -> Bool { at + 2 < bytes.count && bytes[at] >= 0xE4 && bytes[at] <= 0xE9 }

  /// Whether the sentence says the word of one of its persons.
  private func tells(_ word: Word, of persons: [Person]) -> Bool {
    persons.contains { person in
      let before = word.range.lowerBound - person.range.upperBound
      if person.isCertain, before >= 0 {
        if Self.errands.contains(where: { contains($0, person.range.upperBound..<word.range.lowerBound) }) { return false }
        return word.isPolicy
          ? before <= 30 && !hasOffice(person) && isReceived(person.range.upperBound..<word.range.lowerBound)
          : before <= 120 && !hasOffice(person)
      }
      if before >= 0 { return before <= 12 && !word.isPolicy && isThin(person.range.upperBound..<word.range.lowerBound) }
      // 尿毒症患者李某某, 二级残疾（张某某）
      let behind = person.range.lowerBound - word.range.upperBound
      return person.isCertain && !hasOffice(person) && behind >= -15 && behind <= 12
        && isThin(word.range.upperBound..<max(word.range.upperBound, person.range.lowerBound))
    }
  }

  /// 享受残疾补贴 tells of the person, 负责残疾人工作 does not.
  private func isReceived(_ range: Range<Int>) -> Bool {
    Self.received.contains { word in contains(word, range) }
  }

  private static let received = ["享受", "领取", "获得", "申请", "得到", "纳入", "患", "因"].map { Array($0.utf8) }

  /// Who answers for something: 负责人, 联系人, 主任 before the name, or 负责 behind it.
  private func hasOffice(_ person: Person) -> Bool {
    let before = max(0, person.range.lowerBound - 15)..<person.range.lowerBound
    let behind = person.range.upperBound..<min(bytes.count, person.range.upperBound + 12)
    return Self.offices.contains { contains($0, before) || contains($0, behind) }
  }

  private static let offices = ["负责", "联系人", "主任", "局长", "经办", "填报", "审核", "主持", "牵头", "医生", "村医", "医师", "护士", "院长", "记者", "讲解"].map {
    Array($0.utf8)
  }

  /// What people do for others: 走访残疾人, 开展大病救助.
  private static let errands = ["走访", "慰问", "看望", "随访", "宣讲", "讲解", "捐赠", "捐款", "组织", "开展", "推进", "落实", "做好", "督导", "调研", "入户"].map {
    Array($0.utf8)
  }

  private func contains(_ word: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= word.count else { return false }
    return (range.lowerBound...range.upperBound - word.count).contains { bytes[$0..<$0 + word.count].elementsEqual(word) }
  }

  /// Nothing but signs, sex and age between.
  private func isThin(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      guard isCharacter(at) else {
        at += width(at)
        continue
      }
      guard let length = Self.thin.length(at: at, in: bytes) else { return false }
      at += length
    }
    return true
  }

  private static let thin = Words("男女岁者人被经系为是已曾的因现于患年月日".map(String.init) + ["医院", "检查", "家庭", "目前", "长期"])

  // MARK: persons

  private func persons(in sentence: Range<Int>) -> [Person] {
    var persons: [Person] = []
    var at = sentence.lowerBound
    while at < sentence.upperBound {
      if let length = PersonWords.persons.length(at: at, in: bytes) {
        persons.append(Person(range: at..<at + length, isCertain: true))
        at += length
        continue
      }
      if let length = PersonWords.kin.length(at: at, in: bytes) {
        persons.append(Person(range: at..<at + length, isCertain: false))
        at += length
        continue
      }
      if let person = person(at, sentence) {
        persons.append(person)
        at = person.range.upperBound
        continue
      }
      at += width(at)
    }
    return persons
  }

  private func person(_ at: Int, _ sentence: Range<Int>) -> Person? {
    if let end = maskedName(at) { return Person(range: at..<end, isCertain: true) }
    guard let surname = PersonWords.surnames.length(at: at, in: bytes), PersonWords.others.length(at: at, in: bytes) == nil,
      HealthWords.illnesses.length(at: at, in: bytes) == nil
    else { return nil }
    var end = at + surname
    var isGiven = true
    while end - at - surname < 6, isCharacter(end), PersonWords.never.length(at: end, in: bytes) == nil,
      HealthWords.predicates.length(at: end, in: bytes) == nil,
      HealthWords.illnesses.length(at: end, in: bytes) == nil
    {
      if PersonWords.given.length(at: end, in: bytes) == nil { isGiven = false }
      end += 3
    }
    guard end > at + surname else { return nil }
    let standsFree = isBoundary(before: at, sentence)
    if standsFree, isGiven, end == sentence.upperBound || !isCharacter(end) { return Person(range: at..<end, isCertain: true) }
    let hasRole = PersonWords.roles.lengthEnding(at: skipBack(at), in: bytes) != nil
    guard standsFree || hasRole else { return nil }
    // Given names of one sign: 张三因病, where 因 ended the name.
    return Person(range: at..<end, isCertain: hasRole && isGiven)
  }

  /// 张某某, 李某, 王××, 赵**, 某某某; gives the end.
  private func maskedName(_ at: Int) -> Int? {
    guard isCharacter(at) else { return nil }
    let isSurname =
      PersonWords.surnames.length(at: at, in: bytes) != nil || isMark(at) || PersonWords.standIns.length(at: at, in: bytes) != nil
    var end = at + 3
    var marks = 0
    while end < bytes.count, marks < 3, isMark(end) {
      end += width(end)
      marks += 1
    }
    guard isSurname, marks > 0 else { return nil }
    return end
  }

  private func isMark(_ at: Int) -> Bool {
    if bytes[at] == UInt8(ascii: "*") || bytes[at] == UInt8(ascii: "X") || bytes[at] == UInt8(ascii: "x") { return true }
    if at + 1 < bytes.count, bytes[at] == 0xC3, bytes[at + 1] == 0x97 { return true }
    return Self.marks.length(at: at, in: bytes) != nil
  }

  private static let marks = Words(["某", "〇", "○", "△", "□", "＊"])

  private func isBoundary(before at: Int, _ sentence: Range<Int>) -> Bool {
    at == sentence.lowerBound || !isCharacter(max(0, at - 3)) || bytes[at - 1] < 0x80
  }

  /// Over blanks, colons and brackets before a name.
  private func skipBack(_ at: Int) -> Int {
    var at = at
    while at > 0, bytes[at - 1] < 0x80, !bytes[at - 1].isDigit, !bytes[at - 1].isLetter { at -= 1 }
    return at
  }
}
