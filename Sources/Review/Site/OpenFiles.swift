import Glibc

/// How many connections the system lets this program hold.
enum OpenFiles {
  /// Raises the soft limit of open files as far as is useful.
  /// - Returns: The connections to accept at once; 128 files stay for all else.
  static func raised(to wanted: Int = 4_096) -> Int {
    var limit = rlimit()
    let kind = __rlimit_resource_t(7)  // RLIMIT_NOFILE, which Swift does not import
    guard getrlimit(kind, &limit) == 0 else { return 512 }
    if limit.rlim_cur < rlim_t(wanted) {
      limit.rlim_cur = min(limit.rlim_max, rlim_t(wanted))
      setrlimit(kind, &limit)
      getrlimit(kind, &limit)
    }
    return max(64, min(Int(clamping: limit.rlim_cur), wanted) - 128)
  }
}
