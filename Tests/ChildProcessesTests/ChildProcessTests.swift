import ChildProcesses
import Foundation
import Testing

@Suite("Programs that tests run beside themselves")
struct ChildProcessTests {
  private static func shell(_ script: String, environment: [String: String] = [:], in folder: String? = nil)
    throws -> ChildProcess
  {
    try ChildProcess("/bin/sh", ["-c", script], environment: environment, in: folder)
  }

  @Test("The end of one is told while all that were started at the same moment still run")
  func together() async throws {
    var sleepers = await withTaskGroup(of: ChildProcess?.self) { group in
      for _ in 0..<24 {
        group.addTask {
          await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: try? Self.shell("exec sleep 3600")) }
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
    }
    #expect(sleepers.count == 24)
    while let one = sleepers.popLast() {
      one.signal(SIGKILL)
      #expect(try await one.wait() == 128 + SIGKILL)
      #expect(sleepers.allSatisfy { $0.status == nil })
    }
  }

  @Test("It has an end of its own: code or signal, which stays what it was")
  func endings() async throws {
    for (script, status) in [("true", 0), ("exit 7", 7), ("kill -TERM $$", 143), ("kill -KILL $$", 137)] {
      let child = try Self.shell(script)
      #expect(try await child.wait() == Int32(status), "\(script)")
      child.signal(SIGKILL)
      #expect(child.status == Int32(status))
    }
  }

  @Test("What it writes is read while it runs, to its last byte, and apart from its complaints")
  func writing() async throws {
    let child = try Self.shell("echo here; echo there >&2; exec sleep 3600")
    while !child.errors.hasSuffix("\n"), child.status == nil { await Task.yield() }
    #expect(child.status == nil && child.output == "here\n" && child.errors == "there\n")

    let long = try Self.shell("i=0; while [ $i -lt 20000 ]; do echo 123456789; i=$((i + 1)); done")
    try await long.wait()
    #expect(long.output == String(repeating: "123456789\n", count: 20_000))
  }

  @Test("It starts in its folder, with its arguments and environment")
  func surroundings() async throws {
    let child = try ChildProcess(
      "/bin/sh", ["-c", "pwd; echo \"$1|$NAME|$HOME\"", "sh", "a b"], environment: ["NAME": "x y"],
      in: "/usr/bin")
    #expect(try await child.wait() == 0)
    #expect(child.output == "/usr/bin\na b|x y|\n", "\(child.output)")
  }

  @Test("It inherits no descriptor")
  func descriptors() async throws {
    var pipe: [Int32] = [0, 0]
    try #require(Glibc.pipe(&pipe) == 0)
    defer { for end in pipe { close(end) } }
    let child = try ChildProcess("/bin/ls", ["-l", "/proc/self/fd"])
    #expect(try await child.wait() == 0)
    let links = child.output.split(separator: "\n").compactMap { $0.firstMatch(of: /(\d+) -> (.+)/)?.output }
    #expect(links.map(\.1) == ["0", "1", "2", "3"], "\(child.output)")
    #expect(links.first?.2 == "/dev/null")
    #expect(links.last?.2.hasPrefix("/proc/") == true, "the fourth is the folder that ls reads")
  }

  @Test("Signals that the test ignores or holds back reach it")
  func signals() async throws {
    let former = signal(SIGVTALRM, SIG_IGN)
    defer { signal(SIGVTALRM, former) }
    let deaf = try Self.heldBack(SIGVTALRM) { try Self.shell("kill -VTALRM $$; echo alive") }
    #expect(try await deaf.wait() == 128 + SIGVTALRM)
    #expect(deaf.output.isEmpty)
  }

  private static func heldBack<Result>(_ number: Int32, _ body: () throws -> Result) rethrows -> Result {
    var (signals, former) = (sigset_t(), sigset_t())
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_BLOCK, &signals, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    return try body()
  }

  @Test("One that is let go of is gone; one that ends too late, or cannot start, is told as such")
  func failures() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var child: ChildProcess? = try Self.shell("echo $$; exec sleep 3600", in: folder.path())
    while child?.output.hasSuffix("\n") == false { await Task.yield() }
    let identifier = try #require(child?.output.split(separator: "\n").first.flatMap { pid_t($0) })
    await #expect(throws: ChildProcessFailure.self) { try await child?.wait(atMost: .zero) }
    #expect(kill(identifier, 0) == 0)
    child = nil
    #expect(kill(identifier, 0) == -1 && errno == ESRCH)
    #expect(throws: ChildProcessFailure.self) { try ChildProcess("/no/such/program") }
    #expect(throws: ChildProcessFailure.self) { try ChildProcess("/bin/true", in: "/no/such/folder") }
  }
}
