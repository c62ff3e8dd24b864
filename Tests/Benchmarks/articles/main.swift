import Articles
import CLibXML2
import Foundation

/// How long pages take to read, beside libxml2's own bare parse of the same bytes in the same run.
///
///     swift run -c release articles-benchmark FOLDER [--rounds 5]
///
/// Pages (`.html`, `.htm`, `.gz` of them) are loaded and unpacked once, before any clock runs; what is
/// timed is one thread, in process. The best of the rounds counts.
struct Corpus {
  var pages: [(name: String, bytes: [UInt8])] = []

  init(folder: String) {
    let files = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
    for name in files.compactMap({ $0 as? String }).sorted()
    where [".html", ".htm", ".html.gz", ".htm.gz"].contains(where: name.hasSuffix) {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
      pages.append((name, Corpus.unpacked([UInt8](data))))
    }
  }

  /// zlib's own gzip reader would be one more library; `gzip` is on every machine.
  private static func unpacked(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    guard (try? process.run()) != nil else { return [] }
    let feeder = Thread {
      input.fileHandleForWriting.write(Data(bytes))
      try? input.fileHandleForWriting.close()
    }
    feeder.start()
    let content = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return [UInt8](content)
  }

  var byteCount: Int { pages.reduce(0) { $0 + $1.bytes.count } }
}

/// libxml2 alone: the tree built and freed, nothing read of it.
func parseTrees(_ corpus: Corpus) {
  let options =
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    | HTML_PARSE_NONET.rawValue
  for page in corpus.pages {
    page.bytes.withUnsafeBytes { raw in
      let tree = htmlReadMemory(
        raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count), nil, "UTF-8", Int32(options))
      if let tree { xmlFreeDoc(tree) }
    }
  }
}

func readArticles(_ corpus: Corpus) -> Int {
  let reader = ArticleReader()
  return corpus.pages.reduce(0) { count, page in
    count + ((try? reader.read(page.bytes, named: page.name))?.article.blocks.count ?? 0)
  }
}

/// Seconds of this thread's processor time, which other work on the machine does not lengthen.
func seconds(_ body: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  body()
  return now() - start
}

/// Kilobytes of memory at the peak, as the kernel counts them.
func peakMemory() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
  return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard let folder = arguments.first else {
  FileHandle.standardError.write(Data("usage: articles-benchmark FOLDER [--rounds N]\n".utf8))
  exit(64)
}
let rounds =
  arguments.firstIndex(of: "--rounds").flatMap { Int(arguments[$0 + 1]) } ?? 5
let corpus = Corpus(folder: folder)
guard !corpus.pages.isEmpty else {
  print("no pages in \(folder)")
  exit(2)
}
let loaded = peakMemory()
var treeTime = Double.infinity
var readTime = Double.infinity
var blocks = 0
for _ in 0..<rounds {
  treeTime = min(treeTime, seconds { parseTrees(corpus) })
  readTime = min(readTime, seconds { blocks = readArticles(corpus) })
}
let megabytes = Double(corpus.byteCount) / 1e6
func figure(_ value: Double) -> String { String(format: "%.3f", value) }
print("pages \(corpus.pages.count), \(figure(megabytes)) MB, \(blocks) blocks, best of \(rounds)")
print("libxml2 tree  \(figure(treeTime)) s  \(figure(megabytes / treeTime)) MB/s")
print("articles      \(figure(readTime)) s  \(figure(megabytes / readTime)) MB/s")
print("ratio         \(figure(readTime / treeTime))")
print("memory        \(peakMemory() - loaded) KB over the loaded pages")
