/// Which column of a file is which.
struct Header<Column: ImportColumn>: Sendable {
  /// The column in which a file of refused rows says why. It may stay when the file is imported again.
  static var reasonColumn: String { "refused" }

  /// What the file itself says, without the reason's column.
  let fields: [ArraySlice<UInt8>]
  /// How many fields a row has, and which of them is the reason.
  let count: Int
  let reasonPlace: Int?
  private let places: [Int?]

  /// Names are compared without case and without the blanks around them.
  /// - Throws: `FileFault`, naming the column.
  init(_ record: CSVRecord) throws(FileFault) {
    let fields = (0..<record.count).map { String(validating: record[$0], as: UTF8.self) }
    guard !fields.contains(where: { $0?.contains("\0") ?? true }) else { throw .notUTF8 }
    guard record.fault == nil else { throw .unreadableHeader }

    var places = [Int?](repeating: nil, count: Column.names.count)
    var reasonPlace: Int?
    for (place, text) in fields.compactMap({ $0 }).enumerated() {
      let name = text.trimmingBlanks.lowercased()
      if name == Self.reasonColumn, reasonPlace == nil {
        reasonPlace = place
      } else if let known = Column.names.firstIndex(of: name) {
        guard places[known] == nil else { throw .repeatedColumn(name) }
        places[known] = place
      } else {
        throw .unknownColumn(text, allowed: Column.names)
      }
    }
    let missing = Column.names.indices.prefix(Column.required).filter { places[$0] == nil }.map { Column.names[$0] }
    guard missing.isEmpty else { throw .missingColumns(missing) }
    self.places = places
    self.reasonPlace = reasonPlace
    count = record.count
    self.fields = (0..<record.count).filter { $0 != reasonPlace }.map { record[$0] }
  }

  func place(of column: Column) -> Int? { places[column.rawValue] }
}

extension StringProtocol {
  /// Without the spaces and tabs around it.
  var trimmingBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard first.map(isBlank) == true || last.map(isBlank) == true else { return String(self) }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
