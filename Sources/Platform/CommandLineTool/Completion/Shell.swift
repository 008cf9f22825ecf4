/// A shell that can complete what is typed.
enum Shell: String, ArgumentChoice {
  case bash, zsh, fish

  /// What the shell is to read at its start. It asks the tool itself for candidates, so that it never falls behind.
  func script(for tool: String) -> String {
    let function = "_" + String(tool.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }) + "_complete"
    return switch self {
    case .bash: bash(tool, function)
    case .zsh: zsh(tool, function)
    case .fish: fish(tool)
    }
  }

  private func bash(_ tool: String, _ function: String) -> String {
    """
    # Completions of \(tool) for bash: source <(\(tool) completions bash)
    \(function)() {
      local line typed="${COMP_WORDS[COMP_CWORD]}"
      [ "$typed" = "=" ] && typed=""
      COMPREPLY=()
      while IFS= read -r line; do
        if [ "$line" = ":files" ]; then
          compopt -o filenames 2>/dev/null
          while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$typed")
        else
          COMPREPLY+=("${line%%$'\\t'*}")
        fi
      done < <("${COMP_WORDS[0]}" --complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    }
    complete -F \(function) \(tool)
    """
  }

  private func zsh(_ tool: String, _ function: String) -> String {
    """
    #compdef \(tool)
    # Completions of \(tool) for zsh: source <(\(tool) completions zsh)
    \(function)() {
      local line word help tab=$'\\t'
      local -a candidates
      while IFS= read -r line; do
        if [[ "$line" == ":files" ]]; then
          [[ "$PREFIX" == --*=* ]] && compset -P '*='
          _files
          continue
        fi
        word="${line%%$tab*}"
        help="${line#*$tab}"
        [[ "$help" == "$line" ]] && help=""
        candidates+=("${word//:/\\\\:}${help:+:$help}")
      done < <("${words[1]}" --complete "${(@)words[2,CURRENT]}" 2>/dev/null)
      [[ "$PREFIX" == --*=* ]] && compset -P '*='
      (( ${#candidates} )) && _describe \(tool) candidates
    }
    compdef \(function) \(tool)
    """
  }

  private func fish(_ tool: String) -> String {
    let function = "__" + String(tool.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }) + "_complete"
    return """
      # Completions of \(tool) for fish: \(tool) completions fish | source
      function \(function)
        set -l words (commandline -opc) (commandline -ct)
        set -l typed (commandline -ct)
        set -l start ""
        string match -qr '^--[^=]*=' -- $typed; and set start (string replace -r '=.*' '=' -- $typed)
        for line in ($words[1] --complete $words[2..-1] 2>/dev/null)
          if test "$line" = ":files"
            __fish_complete_path (string replace -r '^--[^=]*=' '' -- $typed)
          else
            echo "$start$line"
          end
        end
      end
      complete -c \(tool) -f -a '(\(function))'
      """
  }
}

extension Tool {
  func printCompletions(_ words: ArraySlice<String>, _ console: Console) throws(UsageError) {
    guard words.count == 1, let shell = words.first.flatMap(Shell.init(argument:)) else {
      throw UsageError("completions takes the name of a shell: \(Shell.allowed)")
    }
    console.print(shell.script(for: name))
  }
}
