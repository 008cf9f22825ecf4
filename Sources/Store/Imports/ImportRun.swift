import Commands
import Domain

/// One file on its way into a store.
struct ImportRun<Format: ImportFormat> {
  typealias Entry = ImportEntry<Format.Item>
  typealias Answer = Result<Receipt<ImportOutcome>, StoreError>
  /// An entry's number and what the store answered.
  typealias Answers = TaskGroup<(number: Int, answer: Answer)>

  /// An entry that waits for its turn in the report, and the store's answer once it is there.
  private struct Turn {
    let entry: Entry
    var answer: Answer?
  }

  private let limits: Importer.Limits
  private let store: (any CommandStore)?
  private let actor: User.ID?
  private var parser: ImportParser<Format>
  private var ledger: ImportLedger<Format>
  private var bytesRead: Int64 = 0
  /// In the order of the file, so that reports and refused rows are in that order too.
  private var turns: [Turn] = []
  /// How many entries had their turn: the number of the first that waits.
  private var settled = 0
  /// Bytes of the entries that wait.
  private var held = 0

  init(
    _ parser: ImportParser<Format>, within limits: Importer.Limits, into store: (any CommandStore)?,
    by actor: User.ID?, entering ledger: ImportLedger<Format>
  ) {
    self.parser = parser
    self.limits = limits
    self.store = store
    self.actor = actor
    self.ledger = ledger
  }

  mutating func read<Bytes: AsyncSequence>(_ bytes: Bytes, _ progress: (ImportProgress) -> Void)
    async throws(ImportStopped) -> ImportReport where Bytes.Element: Collection<UInt8>
  {
    let reason = await withTaskGroup(of: Answers.Element.self) { answers -> ImportStopped.Reason? in
      do throws(ImportStopped.Reason) {
        try await takeAll(bytes, &answers, progress)
        return nil
      } catch {
        await drain(&answers)
        return error
      }
    }
    var report = ledger.report
    report.rows = parser.rows
    if let reason { throw ImportStopped(reason: reason, report: report) }
    return report
  }

  private mutating func takeAll<Bytes: AsyncSequence>(
    _ bytes: Bytes, _ answers: inout Answers, _ progress: (ImportProgress) -> Void
  ) async throws(ImportStopped.Reason) where Bytes.Element: Collection<UInt8> {
    var pieces = bytes.makeAsyncIterator()
    while let piece = try await Self.next(&pieces) {
      guard !Task.isCancelled else { throw .cancelled }
      bytesRead += Int64(piece.count)
      parser.feed(piece)
      try await submitComplete(&answers)
      progress(ImportProgress(bytes: bytesRead, rows: parser.rows))
    }
    parser.end()
    try await submitComplete(&answers)
    while !turns.isEmpty { try await settleOne(&answers) }
  }

  private static func next<Pieces: AsyncIteratorProtocol>(_ pieces: inout Pieces) async throws(ImportStopped.Reason)
    -> Pieces.Element?
  {
    do {
      return try await pieces.next(isolation: #isolation)
    } catch is CancellationError {
      throw .cancelled
    } catch {
      throw .reading(error)
    }
  }
}

extension ImportRun {
  private mutating func submitComplete(_ answers: inout Answers) async throws(ImportStopped.Reason) {
    while let entry = try nextEntry() {
      while turns.count >= limits.commands || held > limits.bytes { try await settleOne(&answers) }
      let number = settled + turns.count
      turns.append(Turn(entry: entry))
      held += entry.size
      if let store, case .command(let command) = entry.content {
        answers.addTask { [actor] in (number, await Self.execute(command, in: store, by: actor)) }
      }
      try await settleDecided()
    }
  }

  private mutating func nextEntry() throws(ImportStopped.Reason) -> Entry? {
    do throws(FileFault) {
      return try parser.next()
    } catch {
      throw .file(error)
    }
  }

  /// Waits for the next answer, whosever it is.
  private mutating func settleOne(_ answers: inout Answers) async throws(ImportStopped.Reason) {
    if let (number, answer) = await answers.next() { turns[number - settled].answer = answer }
    try await settleDecided()
  }

  /// Gives the entries their turns up to the first that waits for its answer.
  private mutating func settleDecided() async throws(ImportStopped.Reason) {
    while let turn = turns.first, turn.answer != nil || !waits(turn.entry) {
      turns.removeFirst()
      settled += 1
      held -= turn.entry.size
      try await ledger.enter(turn.entry, turn.answer, parser)
    }
  }

  private func waits(_ entry: Entry) -> Bool {
    if store != nil, case .command = entry.content { return true }
    return false
  }

  /// Counts what was under way when the import stopped; entries that the store could not answer are left out.
  private mutating func drain(_ answers: inout Answers) async {
    for await (number, answer) in answers { turns[number - settled].answer = answer }
    while !turns.isEmpty { try? await settleDecided() }
  }

  /// Tries again where that may help: an import that was done before changes nothing.
  private static func execute(_ command: Format.Item, in store: any CommandStore, by actor: User.ID?) async -> Answer {
    for pause in [10, 30, 100, 300, 1_000, 3_000] {
      do throws(StoreError) {
        return .success(try await store.execute(command, by: actor, once: nil))
      } catch {
        guard error == .unavailable(.busy) || error == .unavailable(.outcomeUnknown),
          (try? await Task.sleep(for: .milliseconds(pause))) != nil
        else { return .failure(error) }
      }
    }
    return .failure(.unavailable(.busy))
  }
}
