import CommandLineTool
import Testing

@Suite("Tool")
struct ToolTests {
  @Test("Help shows all commands", arguments: [["--help"], ["-h"], ["help"]])
  func help(line: [String]) async {
    let answer = await answer(line)
    #expect(answer.code == .success)
    #expect(answer.errors == "")
    #expect(
      answer.output == """
        shop: keeps a shop

        Usage: shop COMMAND [OPTIONS] [ARGUMENTS]

        Commands:
          import             Reads products from files
          token create       Makes a token
          token revoke       Takes a token back
          help COMMAND       Shows what a command takes
          completions SHELL  Prints what makes bash, zsh or fish complete commands and options

        Options:
          -h, --help     Shows this help
              --version  Shows the version

        """)
  }

  @Test(
    "Help of a command shows what it takes",
    arguments: [["help", "import"], ["import", "--help"], ["import", "--bad", "-h"]])
  func commandHelp(line: [String]) async {
    let answer = await answer(line)
    #expect(answer.code == .success)
    #expect(
      answer.output == """
        Reads products from files.

        Usage: shop import [OPTIONS] FILE [MORE…]

        Arguments:
          FILE  The file to read
          MORE  More files

        Options:
          -u, --url TEXT               Where the shop is (default http://localhost)
          -n, --dry-run                Checks only
          -v, --verbose                Says more
          -f, --format table|json|csv  How to show it (default table)
          -l, --limit NUMBER           How many at most
              --tag TEXT               A tag to give (may be given several times)
          -h, --help                   Shows this help

        Files are CSV.

        """)
  }

  @Test("An option that must be given is in the usage line")
  func required() async {
    let answer = await answer("help", "token", "create")
    #expect(answer.output.contains("Usage: shop token create --owner TEXT [OPTIONS]\n"))
    #expect(answer.output.contains("      --owner TEXT  Who gets it (must be given)\n"))
  }

  @Test("The version is shown")
  func version() async {
    #expect(await answer("--version").output == "shop 1.2.3\n")
  }

  @Test("Results go to the output, and the tool exits with 0")
  func success() async {
    let answer = await answer("token", "create", "--owner", "Léa")
    #expect((answer.code, answer.output, answer.errors) == (.success, "token of Léa\n", ""))
  }

  @Test("A failure goes to the errors, and the tool exits with 1")
  func failure() async {
    let failed = await answer("token", "revoke")
    #expect(
      (failed.code, failed.output, failed.errors)
        == (.failure, "", "error: there is no such token\u{FFFD}[2J; list them first\n"))
    let seen = await answer("token", "revoke", isTerminal: true)
    #expect(seen.errors.hasPrefix("\u{1B}[31merror:\u{1B}[0m "))
    let plain = await answer("token", "revoke", isTerminal: true, allowsColour: false)
    #expect(plain.errors == failed.errors)
  }

  @Test(
    "A command that is not there is named, and what may have been meant",
    arguments: [
      ([], "a command is missing"), (["imprt"], "there is no command \"imprt\"; did you mean import?"),
      (["xyzzy"], "there is no command \"xyzzy\""), (["token"], "there is no command \"token\""),
      (["token", "craete", "x"], "there is no command \"token craete\"; did you mean token create?"),
      (["hepl"], "there is no command \"hepl\"; did you mean help?"),
      (["--url", "import"], "--url must come behind a command"),
      (["help", "imprt"], "there is no command \"imprt\"; did you mean import?"),
      (["completions", "csh"], "completions takes the name of a shell: bash, zsh or fish"),
    ])
  func unknown(line: [String], fault: String) async {
    let answer = await answer(line)
    #expect(answer.code == .usage)
    #expect(answer.errors == "error: \(fault)\nRun 'shop help' to see what is possible.\n")
  }

  @Test("Codes are those callers expect")
  func codes() {
    #expect([ExitCode.success, .failure, .usage].map(\.rawValue) == [0, 1, 2])
  }
}
