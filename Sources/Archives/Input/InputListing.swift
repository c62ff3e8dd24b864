import Glibc

/// One file to be read, with what tells whether it was written to since.
struct InputFile: Hashable, Sendable {
  /// The path's bytes, ended by NUL.
  var path: [CChar]
  /// The path as the user wrote it or found below what the user wrote.
  var name: String
  var size = 0
  /// Inode, size and times of change: another stamp may mean other bytes.
  var stamp = ""

  init(path: [CChar], status: stat) {
    self.path = path
    name = PathText.shown(path.dropLast())
    size = Int(status.st_size)
    stamp =
      "\(status.st_ino).\(status.st_size).\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)."
      + "\(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)"
  }
}

/// The files behind what the user named: files, folders, patterns, lists of paths.
///
/// Folders are walked one at a time in the order of their names' bytes, so that memory grows with
/// depth and the largest folder only.
struct InputListing {
  enum Entry {
    case file(InputFile)
    case problem(ArchiveProblem)
  }

  private enum Pending {
    case path([CChar])
    case found([CChar], stat)
    case leave
  }

  private var pending: [Pending]
  /// The folders that lie above the present place, by device and inode: a link to one is a loop.
  private var above: [(device: UInt, inode: UInt)] = []

  init(_ paths: [[CChar]]) { pending = paths.reversed().map(Pending.path) }

  init(_ paths: [String]) {
    self.init(paths.map { Array($0.utf8CString) })
  }

  mutating func next() -> Entry? {
    while let step = pending.popLast() {
      switch step {
      case .leave: above.removeLast()
      case .path(let path):
        if let entry = named(path) { return entry }
      case .found(let path, let status):
        if status.st_mode & S_IFMT == S_IFDIR {
          if let entry = enter(path, status) { return entry }
        } else if status.st_mode & S_IFMT == S_IFREG {
          return .file(InputFile(path: path, status: status))
        }
      }
    }
    return nil
  }

  /// What the user named is taken whatever its ending.
  private mutating func named(_ path: [CChar]) -> Entry? {
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { return enter(path, status) }
      return .file(InputFile(path: path, status: status))
    }
    let error = errno
    let name = PathText.shown(path.dropLast())
    guard error == ENOENT || error == ENOTDIR else {
      return .problem(.unreadable(name, SystemWords.last()))
    }
    let matches = InputListing.matches(of: path)
    guard !matches.isEmpty else { return .problem(.notFound(name)) }
    pending += matches.reversed().map(Pending.path)
    return nil
  }

  /// The paths that a pattern of the shell fits, in order.
  private static func matches(of pattern: [CChar]) -> [[CChar]] {
    guard pattern.contains(where: { "*?[".utf8.contains(UInt8(bitPattern: $0)) }) else { return [] }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { at in
      found.gl_pathv[at].map { Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1)) }
    }
  }

  private mutating func enter(_ path: [CChar], _ status: stat) -> Entry? {
    let name = PathText.shown(path.dropLast())
    let place = (device: UInt(status.st_dev), inode: UInt(status.st_ino))
    if above.contains(where: { $0 == place }) { return .problem(.linkLoop(name)) }
    guard let folder = opendir(path) else {
      return .problem(.unreadable(name, SystemWords.last()))
    }
    defer { closedir(folder) }
    var names: [[CChar]] = []
    while let entry = readdir(folder) {
      let count = Int(entry.pointee.d_reclen)
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: count) {
          Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
        }
      }
      if bytes[0] != CChar(bitPattern: UInt8(ascii: ".")) { names.append(bytes) }
    }
    names.sort { a, b in
      a.lexicographicallyPrecedes(b) { UInt8(bitPattern: $0) < UInt8(bitPattern: $1) }
    }
    var base = Array(path.dropLast())
    if base.last != CChar(bitPattern: UInt8(ascii: "/")) {
      base.append(CChar(bitPattern: UInt8(ascii: "/")))
    }
    above.append(place)
    pending.append(.leave)
    var problems: [Pending] = []
    for name in names.reversed() {
      if let found = entry(base + name) { problems.append(found) }
    }
    pending += problems
    return nil
  }

  /// What lies in a folder is taken by its ending; folders are always entered.
  private func entry(_ path: [CChar]) -> Pending? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      // A link that leads nowhere, or round in a ring, is told when it is a story's name.
      return StoryNames.isWanted(PathText.shown(path.dropLast())) ? .path(path) : nil
    }
    if status.st_mode & S_IFMT == S_IFDIR { return .found(path, status) }
    return StoryNames.isWanted(PathText.shown(path.dropLast())) ? .found(path, status) : nil
  }
}
