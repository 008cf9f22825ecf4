import Domain

extension French {
  var optional: String { "facultatif" }
  var save: String { "Enregistrer" }
  var cancel: String { "Annuler" }

  func faultyFields(_ count: Int64) -> String {
    plural(count, "Un champ est à revoir", "\(count) champs sont à revoir")
  }

  func fault(_ label: String, _ message: String) -> String { "\(label)\u{A0}: \(message)" }

  func message(of fault: FieldFault, numbers: NumberFormat) -> String {
    switch fault {
    case .missing: "Ce champ est à remplir."
    case .tooLong(let limit): "\(limit) caractères au plus tiennent ici."
    case .unprintable: "Il y a ici des caractères qui ne s’affichent pas. Tapez-le à nouveau."
    case .notAmount(let example):
      "Un montant est attendu, comme \(example.replacing(".", with: ","))."
    case .amountTooLarge: "C’est plus que le magasin ne peut compter."
    case .notAddress: "Une adresse comme nom@example.com est attendue."
    case .notWhole: "Un nombre entier est attendu, comme 12."
    case .outOfRange(let allowed):
      "Un nombre de \(numbers.whole(Int64(allowed.lowerBound))) à \(numbers.whole(Int64(allowed.upperBound))) est attendu."
    case .taken(.product, let value): "Un autre article a le SKU \(value)."
    case .taken(.user, let value): "Un autre utilisateur a l’adresse \(value)."
    case .taken(_, let value): "\(value) est déjà pris."
    case .refused: "Le magasin n’accepte pas cette valeur."
    }
  }

  var changedMeanwhile: String { "Quelqu’un d’autre l’a modifié entre-temps" }

  func changed(_ label: String, from before: String, to now: String) -> String {
    "\(label)\u{A0}: \(before.isEmpty ? "vide" : before) avant, \(now.isEmpty ? "vide" : now) maintenant."
  }

  var yoursIsKept: String { "Votre saisie est gardée ci-dessous." }
  var changedAdvice: String {
    "Votre saisie est ci-dessous, par-dessus ce qu’il y a maintenant. Regardez-la, puis enregistrez à nouveau."
  }

  func refusal(_ error: StoreError) -> String {
    switch error {
    case .notFound(.product, _): "L’article n’est plus là."
    case .notFound(.user, _): "L’utilisateur n’est plus là."
    case .notFound: "Ce n’est plus là."
    case .alreadyExists: "Il y en a déjà un autre comme celui-ci."
    case .shortage(let shortages):
      "Il n’y en a pas assez en rayon\u{A0}: \(shortages.first?.available ?? 0) en stock, \(shortages.first?.asked ?? 0) demandés."
    case .wrongStatus: "La commande a avancé entre-temps, et cette étape n’est plus possible."
    case .notForSale: "L’article est archivé et n’est plus vendu."
    case .notTracked:
      "Personne n’a encore compté cet article. Comptez-le ou recevez une livraison d’abord."
    case .notDeletable(.sold):
      "L’article a été vendu, et des commandes le nomment. Archivez-le plutôt\u{A0}: il quitte les listes et garde son histoire."
    case .notDeletable(.onHand(_, let units)):
      "\(units) en stock\u{A0}: la marchandise ne disparaît pas avec son article. Mettez d’abord le stock à 0, ou archivez l’article."
    case .notDeletable(.bought):
      "L’utilisateur a acheté, et des commandes le nomment. Rendez-le anonyme plutôt."
    case .changedMeanwhile: "Quelqu’un d’autre l’a modifié entre-temps. Regardez à nouveau, puis décidez."
    case .keyReused:
      "Ce formulaire a déjà été envoyé une fois, avec d’autres valeurs. Voyez ce qu’il est devenu\u{A0}; renvoyez-le si c’est voulu."
    case .unavailable(let reason): refusal(reason)
    case .outOfRange, .malformed, .amountTooLarge: "Le magasin n’accepte pas cela."
    }
  }

  private func refusal(_ reason: Unavailability) -> String {
    switch reason {
    case .busy:
      "Le magasin a plus à faire qu’il ne peut sous peu. Rien n’est enregistré\u{A0}; renvoyez-le dans un instant."
    case .stopping:
      "Le magasin s’arrête. Rien n’est enregistré\u{A0}; renvoyez-le une fois qu’il est de retour."
    case .full: "Le disque du magasin est plein. Rien n’est enregistré."
    case .readOnly: "Le magasin ne peut pas écrire dans son dossier. Rien n’est enregistré."
    case .damaged, .failed:
      "Le stockage ne fonctionne pas. Rien n’est enregistré\u{A0}; le journal du magasin dit pourquoi."
    case .buildingReads: "Les chiffres sont en cours de reconstruction. Renvoyez-le dans un instant."
    case .outcomeUnknown:
      "Le stockage n’a pas dit si c’était enregistré. Renvoyez-le tel quel\u{A0}: rien n’est enregistré deux fois."
    }
  }

  func said(_ notice: Notice) -> String {
    switch notice {
    case .productAdded: "L’article est ajouté."
    case .productSaved: "L’article est enregistré."
    case .productArchived: "L’article est archivé. Il peut être rétabli."
    case .productRestored: "L’article est de nouveau en vente."
    case .productDeleted: "L’article est supprimé."
    case .stockReceived: "La livraison est en rayon."
    case .stockAdjusted: "Le stock est ajusté."
    case .stockCounted: "Le comptage est enregistré."
    case .userAdded: "L’utilisateur a été ajouté."
    case .userSaved: "L’utilisateur a été enregistré."
    case .userAnonymised: "L’utilisateur est maintenant anonyme."
    case .userDeleted: "L’utilisateur a été supprimé."
    case .orderPlaced: "La commande est passée."
    case .orderChanged: "Les lignes ont été enregistrées."
    case .orderPaid: "La commande est payée."
    case .orderFulfilled: "La commande est terminée."
    case .orderCancelled: "La commande a été annulée."
    case .orderDeleted: "La commande a été supprimée."
    }
  }

  var readsAreBehind: String {
    "Ce que vous venez d’écrire est en sûreté, mais n’apparaît pas encore ici. Rechargez la page."
  }
}
