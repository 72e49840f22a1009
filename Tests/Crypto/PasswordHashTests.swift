import HengCrypto
import Testing

@Suite("Password hashes")
struct PasswordHashTests {
  /// From the reference implementation's own tests, `src/test.c` of phc-winner-argon2, version 0x13, argon2id.
  @Test(
    "argon2id gives the published vectors",
    arguments: [
      (
        UInt32(256), UInt32(1), "password", "somesalt",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
      ),
      (UInt32(65_536), 1, "password", "somesalt", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"),
    ])
  func vectors(memory: UInt32, lanes: UInt32, password: String, salt: String, text: String) throws {
    let hash = try PasswordHash.make(
      Array(password.utf8), salt: Array(salt.utf8), cost: PasswordCost(memoryKiB: memory, passes: 2, lanes: lanes))
    #expect(hash.text == text)
    #expect(try PasswordHash(text).verify(Array(password.utf8)))
  }

  @Test("A hash is of its password and of no other")
  func verified() throws {
    let hash = try PasswordHash.make(Array("春风十里扬州路".utf8), salt: try RandomBytes.make(PasswordHash.saltBytes), cost: .least)
    #expect(try hash.verify(Array("春风十里扬州路".utf8)))
    #expect(try !hash.verify(Array("春风十里扬州".utf8)))
    #expect(try !hash.verify([]))
  }

  @Test("People's passwords cost 19 MiB and two passes")
  func standard() throws {
    let hash = try PasswordHash.make(Array("x".utf8), salt: Array("0123456789abcdef".utf8))
    #expect(hash.text.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
  }

  @Test("Another text is no hash", arguments: ["", "password", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$x", "$2b$12$abc"])
  func strange(text: String) {
    #expect(throws: CryptoError.strangeHash) { try PasswordHash(text) }
  }

  @Test("A broken hash is told and matches nothing")
  func broken() throws {
    let hash = try PasswordHash("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$")
    #expect(throws: CryptoError.self) { try hash.verify(Array("password".utf8)) }
    #expect(throws: CryptoError.self) { try PasswordHash.make([1], salt: [1], cost: .least) }
  }

  @Test("Random bytes come in the number asked for, and never twice")
  func random() throws {
    #expect(try RandomBytes.make(0) == [])
    #expect(try Set((0..<200).map { _ in try RandomBytes.make(16) }).count == 200)
  }
}
