import EventLoops
import Glibc
import Testing

@Suite("Socket addresses")
struct SocketAddressTests {
  @Test(
    "an address reads as it is written",
    arguments: ["127.0.0.1:80", "0.0.0.0:0", "255.255.255.255:65535", "[::]:0", "[::1]:443", "[2001:db8::a:1]:9042"])
  func roundTrip(text: String) {
    #expect(SocketAddress(text)?.description == text)
  }

  @Test("parts of an address")
  func parts() throws {
    let address = try #require(SocketAddress("[2001:DB8:0:0::1]:9042"))
    #expect(address.host == "2001:db8::1")
    #expect(address.port == 9042)
    #expect(address.isIPv6)
    #expect(address == SocketAddress(ip: "2001:db8::1", port: 9042))
    #expect(address.with(port: 1) != address)
    #expect(SocketAddress.loopback(port: 8).description == "127.0.0.1:8")
    #expect(SocketAddress.any(port: 9).description == "0.0.0.0:9")
    #expect(SocketAddress(ip: "fe80::1%1", port: 5)?.description == "[fe80::1%1]:5")
  }

  @Test(
    "what is no address is none",
    arguments: [
      "", ":", "80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1", "127.0.0.1: 1",
      "127.0.0:80", "256.0.0.1:80", "localhost:80", "::1:80", "[::1]", "[::1:80", "[127.0.0.1]:80", "[::g]:80",
      "127.0.0.1\0:80",
    ])
  func malformed(text: String) {
    #expect(SocketAddress(text) == nil)
  }

  @Test("a listening socket knows the port it was given, and its duplicate outlives it")
  func listening() throws {
    let socket = try ListeningSocket(binding: .loopback(port: 0))
    #expect(socket.localAddress.host == "127.0.0.1")
    #expect(socket.localAddress.port != 0)
    let copy = try socket.duplicate()
    #expect(copy.localAddress == socket.localAddress)
    #expect(copy.descriptor != socket.descriptor)
    socket.close()
    socket.close()
    #expect(socket.descriptor == -1)
    #expect(throws: NetworkError.self) { try socket.duplicate() }
    #expect(throws: NetworkError.self) { try ListeningSocket(binding: copy.localAddress) }
    copy.close()
    // A program that another test is just starting may hold a copy of the socket for a moment.
    var again: ListeningSocket?
    for _ in 0..<10_000 where again == nil {
      again = try? ListeningSocket(binding: copy.localAddress)
      if again == nil { usleep(10_000) }
    }
    #expect(again?.localAddress == copy.localAddress)
  }

  @Test("several sockets share a port if all of them want to")
  func reusedPort() throws {
    let first = try ListeningSocket(binding: .loopback(port: 0), reusePort: true)
    let second = try ListeningSocket(binding: first.localAddress, reusePort: true)
    #expect(first.localAddress == second.localAddress)
  }

  @Test("a port in use is an error that says whose address it is and what to do")
  func inUse() throws {
    let socket = try ListeningSocket(binding: .loopback(port: 0))
    let error = #expect(throws: NetworkError.self) { try ListeningSocket(binding: socket.localAddress) }
    let message =
      "Could not listen on \(socket.localAddress): another program listens there. Stop it, or choose another port."
    #expect(error == NetworkError(.addressInUse, message))
  }

  @Test("an address of another machine is an error that says so")
  func foreignAddress() throws {
    let address = try #require(SocketAddress("192.0.2.1:0"))
    let error = #expect(throws: NetworkError.self) { try ListeningSocket(binding: address) }
    #expect(error?.code == .addressNotAvailable)
  }
}
