import Glibc

/// The names of a read model's generations: `read.db`, `read-2.db`, `read-3.db`… and `read-next.db` for the one that is
/// being built. The highest number is the one that answers: to be adopted is to get a name.
struct ReadModelFiles: Sendable {
  private let folder: String
  private let stem: String

  /// - Parameter first: the path of the first generation's file.
  init(_ first: String) {
    let slash = first.lastIndex(of: "/")
    folder = slash.map { String(first[..<$0]) } ?? "."
    let name = slash.map { first[first.index(after: $0)...] } ?? first[...]
    stem = String(name.hasSuffix(".db") ? name.dropLast(3) : name)
  }

  func path(of generation: Int) -> String {
    generation == 1 ? "\(folder)/\(stem).db" : "\(folder)/\(stem)-\(generation).db"
  }

  var next: String { "\(folder)/\(stem)-next.db" }

  /// The first, if there is none yet.
  var currentGeneration: Int { generations.max() ?? 1 }

  /// Those whose file is there.
  private var generations: [Int] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var generations: [Int] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name == "\(stem).db" { generations.append(1) }
      guard name.hasPrefix("\(stem)-"), name.hasSuffix(".db") else { continue }
      if let number = Int(name.dropFirst(stem.count + 1).dropLast(3)), number > 1 { generations.append(number) }
    }
    return generations
  }

  /// Removes what no longer answers, or does not yet.
  func removeAll(but kept: Int?) {
    for generation in generations where generation != kept { Self.remove(path(of: generation)) }
    removeNext()
  }

  func removeNext() { Self.remove(next) }

  private static func remove(_ path: String) {
    for name in [path, "\(path)-wal", "\(path)-shm"] { unlink(name) }
  }
}
