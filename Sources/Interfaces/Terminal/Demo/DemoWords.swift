/// What things and people of the demonstration are called.
struct DemoWords {
  struct Category {
    let prefix: String
    let name: String
    /// With what the first of its kind costs, in hundredths.
    let things: [(name: String, cents: Int)]
  }

  let categories: [Category]
  /// Said of any thing.
  let kinds: [String]

  static let english = DemoWords(
    categories: [
      Category(
        prefix: "TEA", name: "Tea and coffee",
        things: [
          ("Teapot", 3_450), ("Mug", 995), ("Coffee grinder", 5_900), ("Tea tin", 1_250), ("Sencha 100 g", 1_190),
          ("Espresso beans 500 g", 1_390),
        ]),
      Category(
        prefix: "KIT", name: "Kitchen",
        things: [
          ("Saucepan", 4_500), ("Paring knife", 1_895), ("Cutting board", 2_750), ("Mixing bowl", 1_650),
          ("Apron", 2_200), ("Kitchen scale", 3_990),
        ]),
      Category(
        prefix: "HOM", name: "Home",
        things: [
          ("Cushion", 2_495), ("Throw", 4_900), ("Vase", 2_950), ("Candle", 1_450), ("Mirror", 7_900),
          ("Table lamp", 6_450),
        ]),
      Category(
        prefix: "GAR", name: "Garden",
        things: [
          ("Watering can", 2_590), ("Secateurs", 3_290), ("Planter", 1_890), ("Bird feeder", 1_650), ("Gloves", 1_290),
          ("Trowel", 1_150),
        ]),
      Category(
        prefix: "STA", name: "Stationery",
        things: [
          ("Notebook", 890), ("Fountain pen", 3_950), ("Ink", 750), ("Set of envelopes", 590), ("Desk pad", 2_490),
          ("Ruler", 450),
        ]),
      Category(
        prefix: "TOY", name: "Toys",
        things: [
          ("Puzzle", 1_990), ("Kite", 2_350), ("Wooden train", 3_490), ("Doll", 2_790), ("Board game", 3_290),
          ("Spinning top", 690),
        ]),
    ],
    kinds: [
      "classic", "navy blue", "olive green", "cherry red", "pearl grey", "oak", "small", "large", "cream", "gift box",
    ])

  static let french = DemoWords(
    categories: [
      Category(
        prefix: "THE", name: "Thé et café",
        things: [
          ("Théière", 3_450), ("Tasse", 995), ("Moulin à café", 5_900), ("Boîte à thé", 1_250), ("Sencha 100 g", 1_190),
          ("Café en grains 500 g", 1_390),
        ]),
      Category(
        prefix: "CUI", name: "Cuisine",
        things: [
          ("Casserole", 4_500), ("Couteau d’office", 1_895), ("Planche à découper", 2_750), ("Saladier", 1_650),
          ("Tablier", 2_200), ("Balance de cuisine", 3_990),
        ]),
      Category(
        prefix: "MAI", name: "Maison",
        things: [
          ("Coussin", 2_495), ("Plaid", 4_900), ("Vase", 2_950), ("Bougie", 1_450), ("Miroir", 7_900),
          ("Lampe de table", 6_450),
        ]),
      Category(
        prefix: "JAR", name: "Jardin",
        things: [
          ("Arrosoir", 2_590), ("Sécateur", 3_290), ("Jardinière", 1_890), ("Mangeoire", 1_650), ("Gants", 1_290),
          ("Transplantoir", 1_150),
        ]),
      Category(
        prefix: "PAP", name: "Papeterie",
        things: [
          ("Carnet", 890), ("Stylo-plume", 3_950), ("Encre", 750), ("Lot d’enveloppes", 590), ("Sous-main", 2_490),
          ("Règle", 450),
        ]),
      Category(
        prefix: "JOU", name: "Jouets",
        things: [
          ("Puzzle", 1_990), ("Cerf-volant", 2_350), ("Train en bois", 3_490), ("Poupée", 2_790),
          ("Jeu de société", 3_290), ("Toupie", 690),
        ]),
    ],
    kinds: [
      "classique", "bleu marine", "vert olive", "rouge cerise", "gris perle", "en chêne", "petit modèle",
      "grand modèle", "crème", "coffret",
    ])

  /// With their letters in ASCII, for e-mail addresses.
  static let firstNames = [
    ("Chloé", "chloe"), ("Oliver", "oliver"), ("Léa", "lea"), ("Amelia", "amelia"), ("Hugo", "hugo"),
    ("George", "george"),
    ("Zoé", "zoe"), ("Isla", "isla"), ("Théo", "theo"), ("Harry", "harry"), ("Inès", "ines"), ("Freya", "freya"),
    ("Jérôme", "jerome"), ("Arthur", "arthur"), ("Camille", "camille"), ("Grace", "grace"), ("Noé", "noe"),
    ("Rosie", "rosie"), ("Aurélie", "aurelie"), ("Jack", "jack"), ("Maëlle", "maelle"), ("Henry", "henry"),
    ("Gaël", "gael"), ("Evie", "evie"),
  ]
  static let lastNames = [
    ("Lefèvre", "lefevre"), ("Taylor", "taylor"), ("Dubois", "dubois"), ("Walker", "walker"), ("Girard", "girard"),
    ("Hughes", "hughes"), ("Mercier", "mercier"), ("Cooper", "cooper"), ("Bélanger", "belanger"),
    ("Bennett", "bennett"),
    ("Faure", "faure"), ("Murray", "murray"), ("Côté", "cote"), ("Shaw", "shaw"), ("Gagnon", "gagnon"),
    ("Palmer", "palmer"), ("Renaud", "renaud"), ("Ellis", "ellis"), ("Tremblay", "tremblay"), ("Fraser", "fraser"),
  ]
}
