import HTTPServer

private let host = "Host: x\r\n"
private let get = "GET /plaintext HTTP/1.1\r\n"
private let post = "POST /echo HTTP/1.1\r\n" + host
private let chunked = "Transfer-Encoding: chunked\r\n"
private let whole = get + host + "\r\n"
private let chunk64k = "10000\r\n" + String(repeating: "x", count: 65536) + "\r\n"

private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

extension SloppyRequest {
  static let ordinary: [SloppyRequest] = [
    SloppyRequest("plain GET", whole, [200], .open),
    SloppyRequest(
      "pipelining GET, GET, GET that waits", whole + whole + "GET /waits HTTP/1.1\r\n\(host)\r\n", [200, 200, 200],
      .open),
    SloppyRequest("pipelining POST, GET", post + "Content-Length: 3\r\n\r\nabc" + whole, [200, 200], .open),
    SloppyRequest("HEAD", "HEAD /plaintext HTTP/1.1\r\n\(host)\r\n", [200], .open).head(),
    SloppyRequest("HTTP/1.0", "GET /plaintext HTTP/1.0\r\n\r\n", [200], .closed),
    SloppyRequest("HTTP/1.0 keep-alive", "GET /plaintext HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", [200], .open),
    SloppyRequest("Connection: close", get + host + "Connection: close\r\n\r\n", [200], .closed),
    SloppyRequest("GET with a body", get + host + "Content-Length: 3\r\n\r\nabc" + whole, [200, 200], .open),
    SloppyRequest("leading CRLF", "\r\n" + whole, [200], .open),
    SloppyRequest("absolute target", "GET http://x/plaintext HTTP/1.1\r\n\(host)\r\n", [200], .open),
    SloppyRequest("unknown method", "FOO /plaintext HTTP/1.1\r\n\(host)\r\n", [501], .open),
    SloppyRequest("known method without a route", "DELETE /plaintext HTTP/1.1\r\n\(host)\r\n", [405], .open),
    SloppyRequest("OPTIONS *", "OPTIONS * HTTP/1.1\r\n\(host)\r\n", [204], .open),
    SloppyRequest("HTTP/1.2", "GET /plaintext HTTP/1.2\r\n\(host)\r\n", [200], .open),
  ]

  static let bodies: [SloppyRequest] = [
    SloppyRequest(
      "Expect: 100-continue, small", post + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n", [100], .open
    ).then("abc"),
    SloppyRequest(
      "Expect: 100-continue, over the limit", post + "Content-Length: 3000000\r\nExpect: 100-continue\r\n\r\n", [413],
      .closed),
    SloppyRequest("another Expect", post + "Content-Length: 3\r\nExpect: something\r\n\r\nabc", [417], .closed),
    SloppyRequest("chunked", post + chunked + "\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n", [200], .open),
    SloppyRequest(
      "chunked with trailers", post + chunked + "\r\n3\r\nabc\r\n0\r\nX-T: 1\r\n\r\n" + whole, [200, 200], .open),
    SloppyRequest("chunk of a malformed size", post + chunked + "\r\nzz\r\nabc\r\n0\r\n\r\n", [400], .closed),
    SloppyRequest("chunk of size 0x3", post + chunked + "\r\n0x3\r\nabc\r\n0\r\n\r\n", [400], .closed),
    SloppyRequest(
      "chunk size beyond 64 bits", post + chunked + "\r\nFFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n", [413], .closed),
    // 1.0.1 takes the extension's line feed for the chunk's first byte, and refuses the end that it then finds.
    .knownLenient("chunk extension", post + chunked + "\r\n4;x=y\r\ndefg\r\n0\r\n\r\n", [200], .open),
    .knownLenient("chunks ended by bare LF", post + chunked + "\r\n3\nabc\n0\n\n", [200], .open),
    .knownLenient("chunk extension ended by bare LF", post + chunked + "\r\n3;a\nabc\r\n0\r\n\r\n", [200], .open),
    SloppyRequest(
      "Content-Length over the limit, body sent", post + "Content-Length: 2000000\r\n\r\n" + repeated("x", 2_000_000),
      [413], .closed),
    SloppyRequest(
      "chunked 1.5 MB over the limit", post + chunked + "\r\n" + repeated(chunk64k, 24) + "0\r\n\r\n", [413], .closed),
    SloppyRequest("chunked 8 MB", post + chunked + "\r\n" + repeated(chunk64k, 128) + "0\r\n\r\n", [], .closed),
    SloppyRequest(
      "chunked in HTTP/1.0", "POST /echo HTTP/1.0\r\n" + chunked + "\r\n3\r\nabc\r\n0\r\n\r\n", [400], .closed),
  ]

  static let heads: [SloppyRequest] = [
    SloppyRequest("field of 20 KB", get + host + "X: " + repeated("a", 20000) + "\r\n\r\n", [431], .closed),
    SloppyRequest("target of 20 KB", "GET /" + repeated("a", 20000) + " HTTP/1.1\r\n\(host)\r\n", [414], .closed),
    SloppyRequest("1000 small fields", get + host + repeated("A: b\r\n", 1000) + "\r\n", [431], .closed),
    SloppyRequest("no Host", get + "\r\n", [400], .closed),
    SloppyRequest("two Hosts", get + host + host + "\r\n", [400], .closed),
    SloppyRequest("Host with a path", get + "Host: x/y\r\n\r\n", [400], .closed),
    SloppyRequest("garbage", "\u{16}\u{3}\u{1}\0\u{1}\u{2}\r\n\r\n", [], .closed),
    SloppyRequest("a word", "HELLO\r\n\r\n", [], .closed),
    SloppyRequest("no version", "GET /plaintext\r\n\r\n", [400], .closed),
    SloppyRequest("HTTP/2.0", "GET /plaintext HTTP/2.0\r\n\(host)\r\n", [505], .closed),
    SloppyRequest("http/1.1 in small letters", "GET /plaintext http/1.1\r\n\(host)\r\n", [400], .closed),
    SloppyRequest("blank in the target", "GET /plain text HTTP/1.1\r\n\(host)\r\n", [400], .closed),
    SloppyRequest("two blanks", "GET  /plaintext  HTTP/1.1\r\n\(host)\r\n", [400], .closed),
    SloppyRequest("two blanks before the target", "GET  /plaintext HTTP/1.1\r\n\(host)\r\n", [400], .closed),
    SloppyRequest(
      "NUL in the target", "GET /plain\0text HTTP/1.1\r\n\(host)\r\n", LibraryVersion.isLenient ? [400] : [], .closed),
    SloppyRequest("%00 in the target", "GET /plaintext%00x HTTP/1.1\r\n\(host)\r\n", [400], .closed),
    SloppyRequest("relative target", "GET plaintext HTTP/1.1\r\n\(host)\r\n", [400], .closed),
    SloppyRequest("NUL in a field", get + host + "X: a\0b\r\n\r\n", [400], .closed),
    SloppyRequest("field without a colon", get + host + "Xabc\r\n\r\n", [400], .closed),
    SloppyRequest("field without a name", get + host + ": abc\r\n\r\n", [400], .closed),
    SloppyRequest("bare CR in a field", get + host + "X: a\rY: b\r\n\r\n", [400], .closed),
    SloppyRequest("folded field", get + host + "X: a\r\n b\r\n\r\n", [400], .closed),
    SloppyRequest("first field begins with a blank", get + " X: b\r\n" + host + "\r\n", [400], .closed),
    SloppyRequest("bare LF throughout", "GET /plaintext HTTP/1.1\nHost: x\n\n", [400], .closed),
    SloppyRequest("bare LF after one field", get + "Host: x\nX: y\r\n\r\n", [400], .closed),
    SloppyRequest("bare LF at the end of the head", get + "Host: x\r\n\n", [400], .closed),
  ]

  static let smuggled: [SloppyRequest] = [
    SloppyRequest(
      "length and coding", post + "Content-Length: 5\r\n" + chunked + "\r\n0\r\n\r\n" + whole, [400], .closed),
    SloppyRequest("coding and length", post + chunked + "Content-Length: 5\r\n\r\n0\r\n\r\n" + whole, [400], .closed),
    SloppyRequest(
      "two lengths that differ", post + "Content-Length: 3\r\nContent-Length: 0\r\n\r\nabc" + whole, [400], .closed),
    SloppyRequest("two equal lengths", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", [400], .closed),
    SloppyRequest("length '3, 3'", post + "Content-Length: 3, 3\r\n\r\nabc", [400], .closed),
    SloppyRequest("length +3", post + "Content-Length: +3\r\n\r\nabc", [400], .closed),
    SloppyRequest("length -3", post + "Content-Length: -3\r\n\r\nabc", [400], .closed),
    SloppyRequest("length 0x3", post + "Content-Length: 0x3\r\n\r\nabc", [400], .closed),
    SloppyRequest("length beyond 64 bits", post + "Content-Length: 99999999999999999999\r\n\r\nabc", [413], .closed),
    SloppyRequest("empty length", post + "Content-Length: \r\n\r\nabc", [400], .closed),
    SloppyRequest("coding xchunked", post + "Transfer-Encoding: xchunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", [400], .closed),
    SloppyRequest(
      "coding gzip, chunked", post + "Transfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", [400], .closed),
    SloppyRequest(
      "two codings", post + chunked + "Transfer-Encoding: identity\r\n\r\n3\r\nabc\r\n0\r\n\r\n", [400], .closed),
    SloppyRequest("blank before the length's colon", post + "Content-Length : 3\r\n\r\nabc" + whole, [400], .closed),
    SloppyRequest(
      "blank before the coding's colon",
      post + "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + whole, [400], .closed),
    SloppyRequest(
      "folded coding", post + "Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + whole, [400],
      .closed),
  ]
}
