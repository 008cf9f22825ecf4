import Imports

extension Problem {
  /// What makes a file as a whole no file to import.
  init(_ fault: FileFault) {
    switch fault {
    case .empty: self.init(.unreadableFile, "The file is empty. Send a row of column names and the rows.")
    case .notUTF8: self.init(.unreadableFile, "The column names are not UTF-8. Save the file in UTF-8.")
    case .unreadableHeader: self.init(.unreadableFile, "The first line is no row of column names. Begin with one.")
    case .unknownColumn(let name, let allowed): self = .unknown(String(name.prefix(80)), called: name, among: allowed)
    case .repeatedColumn(let name):
      self.init(.unreadableFile, "The column \(quoted(name)) stands twice. Leave one of them out.", field: name)
    case .missingColumns(let names):
      self.init(.missingField, "Send the columns \(names.joined(separator: ", ")) too.", field: names.first)
    case .quoteNotClosed(let row):
      self.init(.unreadableFile, "The quote that opens in row \(row) is not closed. Close it and send the file again.")
    case .orderTooLong(let row, let limit):
      self.init(
        .unreadableFile, "The order that begins in row \(row) has more than \(limit) rows. Split it into several.")
    }
  }
}
