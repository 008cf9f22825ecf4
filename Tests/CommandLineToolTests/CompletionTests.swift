import CommandLineTool
import Testing

@Suite("Completions")
struct CompletionTests {
  @Test(
    "What may stand where one is typing is offered",
    arguments: [
      ([""], ["import", "token", "help", "completions"]), (["to"], ["token"]), (["token", ""], ["create", "revoke"]),
      (["token", "c"], ["create"]), (["help", "token", ""], ["create", "revoke"]), (["help", "i"], ["import"]),
      (["completions", ""], ["bash", "zsh", "fish"]), (["import", "--f"], ["--format"]),
      (["import", "--format", ""], ["table", "json", "csv"]), (["import", "--format=j"], ["json"]),
      (["import", "--format", "=", "j"], ["json"]), (["import", "-f", "c"], ["csv"]), (["import", "--limit", ""], []),
      (["import", ""], [":files"]), (["import", "a", "b", "c"], [":files"]), (["import", "--", "--f"], [":files"]),
      (["token", "revoke", ""], ["table", "json", "csv"]), (["token", "revoke", "json", ""], []),
      (["nothing", ""], []),
      ([], ["import", "token", "help", "completions"]),
    ])
  func offered(line: [String], words: [String]) async {
    let answer = await answer(["--complete"] + line)
    #expect(answer.code == .success)
    #expect(answer.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }.map(String.init) == words)
  }

  @Test("Help comes along")
  func help() async {
    #expect(await answer("--complete", "import", "--d").output == "--dry-run\tChecks only\n")
    #expect(await answer("--complete", "im").output == "import\tReads products from files\n")
  }

  @Test("Each shell has a script that asks the tool", arguments: ["bash", "zsh", "fish"])
  func scripts(shell: String) async {
    let answer = await answer("completions", shell)
    #expect(answer.code == .success)
    #expect(answer.output.contains("# Completions of shop for \(shell): "))
    #expect(answer.output.contains(" --complete "))
    #expect(answer.output.contains(":files"))
  }
}
