import Randomness

extension SeededRandom {
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func bytes(_ counts: ClosedRange<Int>) -> [UInt8] {
    (0..<Int.random(in: counts, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
  }

  mutating func text(_ counts: ClosedRange<Int> = 0...12) -> String {
    let alphabet = Array("abcXYZ 019_'\"é€👍\u{0}")
    return String((0..<Int.random(in: counts, using: &self)).compactMap { _ in alphabet.randomElement(using: &self) })
  }

  mutating func array<Element>(_ counts: ClosedRange<Int>, _ make: (inout SeededRandom) -> Element) -> [Element] {
    (0..<Int.random(in: counts, using: &self)).map { _ in make(&self) }
  }

  mutating func maybe<Value>(_ make: (inout SeededRandom) -> Value) -> Value? { chance(50) ? make(&self) : nil }

  mutating func one<Value>(of values: [Value]) -> Value { values[Int.random(in: values.indices, using: &self)] }
}
