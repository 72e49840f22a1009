import HengWriters
import Testing

@Suite("ZIP archives")
struct ZIPWriterTests {
  private let entries = [
    ZIPWriter.Entry("清单.txt", Array("一、".utf8)), ZIPWriter.Entry("表/公开01.xlsx", Array(repeating: 55, count: 70_000), isStored: true),
    ZIPWriter.Entry("空", []),
  ]

  @Test("the same files give the same bytes")
  func deterministic() throws { #expect(try ZIPWriter.write(entries) == ZIPWriter.write(entries)) }

  @Test("python finds every file whole")
  func readBack() throws {
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1]) as z:
        assert z.testzip() is None
        for i in z.infolist(): print(i.filename, i.file_size, i.compress_type, i.date_time[0])
      """
    let listing = try Tool.withFile(try ZIPWriter.write(entries), "set.zip") { try Tool.run("python3", "-c", script, $0) }
    #expect(listing == "清单.txt 6 8 1980\n表/公开01.xlsx 70000 0 1980\n空 0 8 1980\n")
  }
}
