import HengCrypto
import Testing

@Suite("Digests")
struct DigestTests {
  @Test(
    "SHA-256 gives the published vectors",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func vectors(text: String, digest: String) {
    #expect(Digest.sha256(Array(text.utf8)) == digest)
  }

  /// GB/T 32905-2016, A.1; of the empty text by OpenSSL.
  @Test(
    "SM3 gives the published vectors",
    arguments: [
      ("", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"),
      ("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    ])
  func sm3(text: String, digest: String) {
    #expect(Digest.hexadecimal(Array(text.utf8), .sm3) == digest)
  }
}
