import CSpawn
import Glibc

/// What `posix_spawn` is told of a child to be.
struct Launch: ~Copyable {
  private var actions = posix_spawn_file_actions_t()
  private var attributes = posix_spawnattr_t()

  init(output: Int32, errors: Int32, folder: String?) {
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
    if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }

    var signals = sigset_t()
    posix_spawnattr_init(&attributes)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }

  mutating func start(_ path: String, _ arguments: [String], _ environment: [String: String])
    throws(ChildProcessFailure) -> pid_t
  {
    var (words, settings) = (Self.copies([path] + arguments), Self.copies(environment.map { "\($0)=\($1)" }))
    defer { for copy in words + settings { free(copy) } }
    var identifier: pid_t = 0
    let fault = posix_spawn(&identifier, path, &actions, &attributes, &words, &settings)
    guard fault == 0 else { throw ChildProcessFailure("cannot start \(path): \(String(cString: strerror(fault)))") }
    return identifier
  }

  mutating func end() {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }

  /// What C takes for a list of texts: the end is a null pointer.
  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }
}
