import Testing

@testable import HengCrypto

@Suite("Sealed values and keyed digests")
struct SealTests {
  private static func bytes(_ text: String) throws -> [UInt8] { try #require(Hexadecimal.bytes(text)) }

  /// NIST, The Galois/Counter Mode of Operation, test cases 13, 14 and 16.
  @Test(
    "AES-256-GCM gives the published vectors",
    arguments: [
      (String(repeating: "0", count: 64), "000000000000000000000000", "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
      (
        String(repeating: "0", count: 64), "000000000000000000000000", String(repeating: "0", count: 32), "",
        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
      ),
      (
        "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
          + "76fc6ece0f4e1768cddf8853bb2d551b"
      ),
    ])
  func aes(key: String, nonce: String, plain: String, context: String, sealed: String) throws {
    let (key, nonce, context) = (try Self.bytes(key), try Self.bytes(nonce), try Self.bytes(context))
    #expect(try Hexadecimal.text(BlockCipher.sealAES(Self.bytes(plain), key: key, nonce: nonce, context: context)) == sealed)
    #expect(try Hexadecimal.text(BlockCipher.openAES(Self.bytes(sealed), key: key, nonce: nonce, context: context)) == plain)
  }

  /// GB/T 32907-2016, A.1: the block is what the counter mode adds to zeros.
  @Test("SM4 gives the published vector")
  func sm4() throws {
    let key = try Self.bytes("0123456789abcdeffedcba9876543210")
    let block = try BlockCipher.sm4([UInt8](repeating: 0, count: 16), key: key, counter: key)
    #expect(Hexadecimal.text(block) == "681edf34d206965e86b3e94f536e4246")
  }

  /// RFC 4231, test case 2; RFC 5869, test case 1.
  @Test("HMAC-SHA256 and HKDF give the published vectors")
  func derivation() throws {
    let digest = try KeyDerivation.hmac(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
    #expect(Hexadecimal.text(digest) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let derived = try KeyDerivation.hkdf(
      [UInt8](repeating: 0x0B, count: 22), salt: Array(0...0x0C), info: Array(0xF0...0xF9), count: 42)
    #expect(
      Hexadecimal.text(derived) == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
  }

  @Test("What was sealed opens under its key and context alone, and not after any change", arguments: SealAlgorithm.allCases)
  func sealing(algorithm: SealAlgorithm) throws {
    let ring = try KeyRing.adding(algorithm, to: nil)
    let (plain, context) = (Array("张示例".utf8), Array("141123/p1".utf8))
    let sealed = try ring.current.seal(plain, context: context)
    #expect(try ring.open(sealed, keyID: ring.current.id, context: context) == plain)
    #expect(try ring.current.seal(plain, context: context) != sealed)
    #expect(throws: CryptoError.sealBroken) { try ring.current.open(sealed, context: Array("141123/p2".utf8)) }
    for place in sealed.indices {
      var changed = sealed
      changed[place] ^= 1
      #expect(throws: CryptoError.sealBroken) { try ring.current.open(changed, context: context) }
    }
    #expect(throws: CryptoError.sealBroken) { try ring.current.open([1, 2, 3], context: context) }
    let other = try KeyRing.adding(algorithm, to: nil)
    #expect(throws: CryptoError.keyMissing(id: ring.current.id)) { try other.open(sealed, keyID: ring.current.id, context: context) }
  }

  @Test("A ring comes back from its text, opens what older keys sealed, and shows no secret")
  func ring() throws {
    let first = try KeyRing.adding(.aes256gcm, to: nil)
    let second = try KeyRing.adding(.sm4, to: first)
    let read = try KeyRing(text: second.text)
    let sealed = try first.current.seal([1], context: [])
    #expect(try read.open(sealed, keyID: first.current.id, context: []) == [1])
    #expect(try read.digests("name", "张示例") == [second.current.digest("name", "张示例"), first.current.digest("name", "张示例")])
    #expect(try read.current.digest("name", "x") != read.current.digest("card", "x"))
    #expect("\(read)".contains(Hexadecimal.text(read.current.secret)) == false)
    for text in ["", "heng register keys 1\n", "heng register keys 1\nk1 aes256gcm 00\n", "x\n" + second.text] {
      #expect(throws: CryptoError.strangeKey) { try KeyRing(text: text) }
    }
  }
}
