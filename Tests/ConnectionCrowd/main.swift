import Glibc

// Clients of a server under test, in a process of their own since each side of a connection takes a descriptor:
// `connection-crowd PORT COUNT` opens the connections, is served once on each, says so, and holds them until it is
// told to end.
signal(SIGPIPE, SIG_IGN)
let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard arguments.count == 2 else { exit(2) }
let (port, count) = (arguments[0], arguments[1])

var limit = rlimit()
getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
limit.rlim_cur = limit.rlim_max
setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)

func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(STDOUT_FILENO, bytes, bytes.count)
}

func isServed() -> Bool {
  let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = in_port_t(port).bigEndian
  address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
  let isConnected = withUnsafePointer(to: &address) { address in
    address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
    }
  }
  let request = Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
  guard isConnected, write(socket, request, request.count) == request.count else { return false }
  var answer = [UInt8](repeating: 0, count: 1024)
  let length = read(socket, &answer, answer.count)
  return String(decoding: answer.prefix(max(0, length)), as: UTF8.self).hasPrefix("HTTP/1.1 200 ")
}

for number in 0..<count {
  guard isServed() else {
    say("connection \(number) was not served: \(String(cString: strerror(errno)))")
    exit(1)
  }
}
say("served")
while true { pause() }
