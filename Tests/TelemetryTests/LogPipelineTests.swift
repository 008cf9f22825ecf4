import Dispatch
import Synchronization
import Telemetry
import Testing

/// A sink that blocks until it is opened, as a full pipe does.
private final class GatedSink: LogSink {
  let memory = MemorySink()
  let entered = DispatchSemaphore(value: 0)
  let gate = DispatchSemaphore(value: 0)

  func write(_ lines: [UInt8]) {
    entered.signal()
    gate.wait()
    memory.write(lines)
    gate.signal()
  }
}

@Suite("Log pipeline")
struct LogPipelineTests {
  @Test("Records of many tasks are all written, each task's in order")
  func concurrent() async {
    let sink = MemorySink()
    let pipeline = LogPipeline(format: .text, to: sink, capacity: 100_000)
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          let logger = Logger("t", to: pipeline)
          for number in 0..<500 { logger.info("m", ["task": .int(task), "number": .int(number)]) }
        }
      }
    }
    #expect(pipeline.flush(within: .seconds(600)))
    #expect(sink.lines.count == 4000)
    for task in 0..<8 {
      let numbers = sink.lines.filter { $0.contains("task=\(task) ") }.compactMap { $0.split(separator: "=").last }
      #expect(numbers == (0..<500).map { Substring("\($0)") })
    }
    #expect(pipeline.dropped == 0)
  }

  @Test("What finds the queue full is dropped, counted and reported, and nobody waits")
  func drops() {
    let sink = GatedSink()
    let pipeline = LogPipeline(format: .json, to: sink, capacity: 3)
    let logger = Logger("t", to: pipeline)
    logger.info("first")
    sink.entered.wait()
    for number in 0..<10 { logger.info("n\(number)") }
    #expect(pipeline.dropped == 7)
    #expect(!pipeline.flush(within: .milliseconds(1)))
    sink.gate.signal()
    #expect(pipeline.flush(within: .seconds(600)))
    logger.info("last")
    #expect(pipeline.flush(within: .seconds(600)))
    let messages = sink.memory.lines.compactMap {
      $0.split(separator: "\"message\":\"").last?.split(separator: "\"").first
    }
    #expect(
      messages == ["first", "records dropped: they came faster than they can be written", "n0", "n1", "n2", "last"])
    #expect(sink.memory.lines.filter { $0.hasSuffix(#""dropped":7}"#) }.count == 1)
  }

  @Test("A record carries its logger's fields and its own, of one key its own")
  func fields() {
    let sink = MemorySink()
    let pipeline = LogPipeline(format: .text, to: sink)
    let logger = Logger("t", to: pipeline, fields: ["node": "a", "kind": "logger"])
    logger.info("one", ["kind": "call", "user": "u"])
    logger.info("other")
    #expect(pipeline.flush(within: .seconds(600)))
    let fields = sink.lines.map {
      $0.split(separator: " ", omittingEmptySubsequences: true).dropFirst(4).joined(separator: " ")
    }
    #expect(fields == ["node=a kind=call user=u", "node=a kind=logger"])
  }

  @Test("Lines reach an open file whole")
  func descriptor() throws {
    let pipe = try Pipe()
    let pipeline = LogPipeline(format: .text, to: FileDescriptorSink(pipe.writing))
    Logger("t", to: pipeline).info("hello")
    #expect(pipeline.flush(within: .seconds(600)))
    #expect(pipe.read().hasSuffix("info      t  hello\n"))
  }

  @Test("A reader that has gone takes no line and does no harm")
  func closed() {
    let pipeline = LogPipeline(format: .text, to: FileDescriptorSink(-1))
    Logger("t", to: pipeline).info("hello")
    #expect(pipeline.flush(within: .seconds(600)))
  }
}
