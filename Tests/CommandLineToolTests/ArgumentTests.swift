import CommandLineTool
import Testing

@Suite("Arguments")
struct ArgumentTests {
  private static let plain = "http://localhost false false table - [] a []"

  @Test("Options, flags and arguments are read in every spelling")
  func spellings() async {
    #expect(await answer("import", "a").notes == [Self.plain])
    let all = "http://x true true json 5 [\"t\", \"u=v\"] a [\"-\", \"--b\", \"-3\"]"
    #expect(
      await answer(
        "import", "--url=http://x", "-nv", "a", "--format", "json", "-l5", "--tag", "t", "--tag=u=v", "-", "--", "--b",
        "-3"
      ).notes == [all])
    #expect(
      await answer(
        "import", "-vnu", "http://x", "-fjson", "-l=5", "--tag=t", "--tag", "u=v", "a", "-", "--", "--b", "-3"
      ).notes == [all])
    #expect(await answer("import", "-l", "-7", "-5").notes == ["http://localhost false false table -7 [] -5 []"])
    #expect(await answer("import", "--format=csv", "--format=table", "a").notes == [Self.plain])
    #expect(await answer("import", "a", "--url=").notes == [" false false table - [] a []"])
  }

  @Test(
    "What cannot be understood is named, with what is possible",
    arguments: [
      (["import"], ["FILE is missing: text"]),
      (["import", "a", "--formt=json"], ["there is no option --formt; did you mean --format?"]),
      (["import", "a", "-x"], ["there is no option -x"]),
      (["import", "a", "--xylophone"], ["there is no option --xylophone"]),
      (
        ["import", "a", "--format=jsn"],
        ["\"jsn\" is not allowed for --format, it must be table, json or csv; did you mean json?"]
      ),
      (
        ["import", "--limit", "many", "--dry-run=yes"],
        [
          "--dry-run takes no value", "\"many\" is not allowed for --limit, it must be a whole number",
          "FILE is missing: text",
        ]
      ),
      (["import", "a", "--limit"], ["--limit needs a value: a whole number"]),
      (["import", "a", "--limit", "--dry-run"], ["--limit needs a value: a whole number"]),
      (["token", "create"], ["--owner is missing: text"]),
      (["token", "create", "--owner=a", "b", "c"], ["\"b\" is one argument too many"]),
      (["token", "revoke", "xml"], ["\"xml\" is not allowed for FORMAT, it must be table, json or csv"]),
    ])
  func faults(line: [String], faults: [String]) async {
    let answer = await answer(line)
    #expect(answer.code == .usage)
    #expect(answer.output == "")
    #expect(answer.notes == [])
    let command = line.first == "import" ? "import" : line.prefix(2).joined(separator: " ")
    #expect(
      answer.errors == faults.map { "error: \($0)\n" }.joined()
        + "Run 'shop \(command) --help' to see what is possible.\n")
  }

  @Test("Hostile words are shown without their controls")
  func hostile() async {
    let answer = await answer("import", "a", "--\u{1B}[2J\u{202E}", "-\u{7}")
    #expect(answer.code == .usage)
    #expect(!answer.errors.unicodeScalars.contains { [0x1B, 0x202E, 7].contains($0.value) })
  }

  @Test(
    "Odd words do no harm",
    arguments: [
      [""], ["-"], ["--"], ["import", "--="], ["import", "-="], ["import", "---", "a"], ["help", ""], ["--complete"],
      ["completions"],
    ])
  func odd(line: [String]) async {
    #expect(await answer(line).notes == [])
  }
}
