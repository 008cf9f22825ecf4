extension MultipartReader.Part {
  /// Reads the lines before a part's content, as browsers write them (WHATWG HTML, "multipart/form-data encoding").
  /// - Returns: `nil` where they name no field.
  init?(head: ArraySlice<UInt8>) {
    var disposition: HeaderParameters?
    var type: String?
    for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      switch parts[0].lowercased() {
      case "content-disposition": disposition = HeaderParameters(String(parts[1]))
      case "content-type": type = parts[1].withoutParameters
      default: break
      }
    }
    guard let disposition, disposition.value == "form-data", let name = disposition["name"] else { return nil }
    self.init(name: Self.decoded(name), fileName: disposition["filename"].map(Self.decoded), mediaType: type)
  }

  /// The three characters that would end a quoted name are sent as escapes; all others stand for themselves.
  private static func decoded(_ text: String) -> String {
    text.replacing("%0D", with: "\r").replacing("%0A", with: "\n").replacing("%22", with: "\"")
  }
}
