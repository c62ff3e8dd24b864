import Articles
import Facts
import Foundation
import Glibc

/// A story as it was named on the command line, or found in a folder named there.
struct StoryInput: Sendable {
  /// The path as the user wrote it; `-` for standard input.
  let source: String

  /// All inputs in the order given, folders unfolded in the order of their names.
  static func inputs(_ paths: [String]) -> [Result<StoryInput, Diagnostic>] {
    paths.flatMap { path -> [Result<StoryInput, Diagnostic>] in
      guard path != "-" else { return [.success(StoryInput(source: path))] }
      if path.contains("://") { return [.failure(CommandProblem.address(path).diagnostic)] }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        return [.failure(CommandProblem.noFile(path).diagnostic)]
      }
      guard isFolder.boolValue else { return [.success(StoryInput(source: path))] }
      let found = stories(in: path)
      guard !found.isEmpty else { return [.failure(CommandProblem.noStories(path).diagnostic)] }
      return found.map { .success(StoryInput(source: $0)) }
    }
  }

  private static let endings: Set<String> = [
    "html", "htm", "xhtml", "md", "markdown", "txt", "docx", "eml",
  ]

  private static func stories(in folder: String) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return []
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap { name -> [String] in
      guard !name.hasPrefix(".") else { return [] }
      let path = base + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
      // A link to a folder may lead round in a ring.
      if isFolder.boolValue { return isLink(path) ? [] : stories(in: path) }
      var parts = name.lowercased().split(separator: ".").map(String.init)
      if parts.last == "gz" { parts.removeLast() }
      return parts.count > 1 && endings.contains(parts[parts.count - 1]) ? [path] : []
    }
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The day on which the file was last written, by which a later publication date is refused; `nil` of a
  /// pipe, and of a file with a date that packers set: before 1995, or a midnight to the second.
  var savedOn: Day? {
    var status = stat()
    guard source != "-", stat(source, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    let (number, rest) = status.st_mtim.tv_sec.quotientAndRemainder(dividingBy: 86_400)
    let day = Day(number: number)
    return day.year >= 1995 && (rest, status.st_mtim.tv_nsec) != (0, 0) ? day : nil
  }

  /// The story in it.
  /// - Parameter published: the day of publication, where the user gives it.
  func reading(
    as kind: ArticleFormat?, published: Day?, limits: ReadingLimits = .standard
  ) throws(Diagnostic) -> ArticleReading {
    try ArticleReader(limits: limits).read(
      bytes(limit: limits.bytes), named: source, as: kind, publishedOn: published,
      savedOn: savedOn)
  }

  /// The bytes; never more than one beyond the limit, so that the reader can refuse what is larger.
  func bytes(limit: Int = ReadingLimits.standard.bytes) throws(Diagnostic) -> [UInt8] {
    let file = source == "-" ? STDIN_FILENO : open(source, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw errno == ENOENT
        ? CommandProblem.noFile(source).diagnostic
        : CommandProblem.unreadable(source, errno).diagnostic
    }
    defer { if source != "-" { close(file) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let room = min(buffer.count, limit + 1 - bytes.count)
      let count = buffer.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, room) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw CommandProblem.unreadable(source, errno).diagnostic }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
