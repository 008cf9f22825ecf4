import CQLProtocol
import Testing

@Suite("Tokens")
struct TokenTests {
  @Test(
    "The bytes of a key have the token that Cassandra gives them (case 12)",
    arguments: [
      ("\"test\"", -6_017_608_668_500_074_083), ("\"xd\"", 4_507_812_186_440_344_727),
      ("\"primary_key\"", -1_632_642_444_691_073_360), ("\"kremówki\"", 4_354_931_215_268_080_151),
      ("", 0), ("550e8400e29b41d4a716446655440000", 4_277_286_421_682_315_655),
      ("80818283848586", 690_902_581_674_979_450), ("8081828384858687", -6_062_263_109_623_760_877),
      ("808182838485868788", 7_770_289_513_489_161_555), ("808182838485868788898a8b8c8d8e", 63_099_782_945_186_636),
      ("808182838485868788898a8b8c8d8e8f", 7_217_206_371_623_098_675),
      ("808182838485868788898a8b8c8d8e8f90", -3_616_694_464_407_856_223),
      (
        "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0", -7_660_497_021_261_453_191
      ),
    ] as [(String, Int64)])
  func keys(key: String, token: Int64) {
    #expect(Token(routingKey: hex(key)).rawValue == token)
  }

  @Test(
    "An int has the token that Cassandra gives it",
    arguments: [
      (0, -3_485_513_579_396_041_028), (1, -4_069_959_284_402_364_209), (2, -3_248_873_570_005_575_792),
      (42, -7_160_136_740_246_525_330), (-1, 7_297_452_126_230_313_552), (2_147_483_647, -765_994_672_030_311_617),
    ] as [(Int32, Int64)])
  func ints(value: Int32, token: Int64) throws {
    var values = BoundValues()
    try values.append(value, as: .int)
    #expect(values.token([0])?.rawValue == token)
  }

  @Test(
    "A bigint has the token that Cassandra gives it",
    arguments: [
      (0, 2_945_182_322_382_062_539), (1, 6_292_367_497_774_912_474), (-1, 7_071_048_584_287_372_947),
      (1_234_567_890_123, 8_056_999_751_681_019_901),
    ] as [(Int64, Int64)])
  func bigints(value: Int64, token: Int64) throws {
    var values = BoundValues()
    try values.append(value, as: .bigint)
    #expect(values.token([0])?.rawValue == token)
  }

  @Test("Several columns have their lengths in front and a zero behind, in the key's order")
  func composite() throws {
    var values = BoundValues()
    try values.append(202_510, as: .int)
    try values.append("acme", as: .text)
    #expect(values.routingKey([1, 0]) == hex("0004 \"acme\" 00 0004 0003170e 00"))
    #expect(values.token([1, 0])?.rawValue == 7_489_337_351_295_527_472)
    var others = BoundValues()
    try others.append("ü", as: .text)
    try others.append(-1, as: .int)
    try others.append(CQLUUID("550e8400-e29b-41d4-a716-446655440000"), as: .uuid)
    #expect(others.token([0, 1, 2])?.rawValue == -8_810_387_574_706_384_168)
  }

  @Test("There is no token without a whole key")
  func missing() throws {
    var values = BoundValues()
    try values.append(CQLValue.null, as: .int)
    try values.append(CQLValue.unset, as: .int)
    try values.append(String(repeating: "x", count: 65_536), as: .text)
    try values.append(1, as: .int)
    for key in [[], [0], [1], [3, 0], [3, 1], [3, 2], [4], [3, 4]] {
      #expect(values.routingKey(key) == nil, "\(key)")
      #expect(values.token(key) == nil, "\(key)")
    }
    #expect(values.token([2]) != nil)
  }

  @Test("The lowest number is no partition's token, and tokens are read as they are written")
  func text() {
    #expect(Token("-9223372036854775808")?.rawValue == .min)
    #expect(Token(rawValue: -5).description == "-5")
    #expect(Token("x") == nil)
    #expect(Token(rawValue: -5) < Token(rawValue: 3))
  }
}
