import Foundation
import HengValues
import NIOSSL

/// The files that TLS is made of (证书和私钥), read once at the start.
struct TLSFiles {
  struct Loaded {
    let configuration: TLSConfiguration
    let notes: [String]
  }

  let certificate: String
  let key: String
  /// Days before its end on which a certificate is spoken of.
  private static let warnedDays = 30

  /// Nil where neither is named.
  init?(certificate: String?, key: String?) throws(SiteError) {
    switch (certificate, key) {
    case (nil, nil): return nil
    case (let certificate?, let key?): (self.certificate, self.key) = (certificate, key)
    case (nil, _): throw SiteError(message: "有私钥而没有证书。请同时用 --certificate 指定证书文件（PEM）。")
    case (_, nil): throw SiteError(message: "有证书而没有私钥。请同时用 --key 指定私钥文件（PEM）。")
    }
  }

  func load(at time: Timestamp) throws(SiteError) -> Loaded {
    let chain = try certificates()
    let first = chain[0]
    let notes = try Self.validity(of: first, in: certificate, at: time)
    let privateKey = try privateKey()
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    do { _ = try NIOSSLContext(configuration: configuration) } catch {
      throw SiteError(message: "私钥 \(key) 不是证书 \(certificate) 的私钥。请核对两个文件是不是一对。")
    }
    return Loaded(configuration: configuration, notes: notes)
  }

  private func certificates() throws(SiteError) -> [NIOSSLCertificate] {
    let bytes = try Self.read(certificate, "证书")
    do {
      let chain = try NIOSSLCertificate.fromPEMBytes(bytes)
      if !chain.isEmpty { return chain }
    } catch {}
    throw SiteError(message: "文件 \(certificate) 里没有能读的证书。请用 PEM 格式的证书，以 -----BEGIN CERTIFICATE----- 开头，服务器的证书在前。")
  }

  private func privateKey() throws(SiteError) -> NIOSSLPrivateKey {
    let bytes = try Self.read(key, "私钥")
    if String(decoding: bytes, as: UTF8.self).contains("ENCRYPTED") {
      throw SiteError(message: "私钥 \(key) 有口令，程序启动时无人可问。请换成没有口令的私钥文件，并只让运行程序的用户能读。")
    }
    do { return try NIOSSLPrivateKey(bytes: bytes, format: .pem) } catch {
      throw SiteError(message: "文件 \(key) 里没有能读的私钥。请用 PEM 格式的私钥，以 -----BEGIN PRIVATE KEY----- 开头。")
    }
  }

  private static func validity(of first: NIOSSLCertificate, in path: String, at time: Timestamp) throws(SiteError) -> [String] {
    let (begin, end) = (
      Timestamp(clampingSeconds: Int(first.notValidBefore)), Timestamp(clampingSeconds: Int(first.notValidAfter))
    )
    guard end > time else { throw SiteError(message: "证书 \(path) 已于\(end.date().text)到期。请换新的证书。") }
    guard begin <= time else { throw SiteError(message: "证书 \(path) 从\(begin.date().text)起才有效。请核对证书和服务器的时间。") }
    let left = (end.secondsSinceEpoch - time.secondsSinceEpoch) / 86_400
    return left < warnedDays ? ["证书 \(path) 还有\(left)天到期（\(end.date().text)），请及时更换，换后重新启动。"] : []
  }

  private static func read(_ path: String, _ what: String) throws(SiteError) -> [UInt8] {
    guard FileManager.default.fileExists(atPath: path) else { throw SiteError(message: "找不到\(what)文件 \(path)。请核对文件名和所在目录。") }
    do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw SiteError(message: "\(what)文件 \(path) 读不出来。请让运行程序的用户能读它。")
    }
  }
}
