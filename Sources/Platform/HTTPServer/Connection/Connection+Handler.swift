internal import EventLoops

extension Connection {
  /// Has the application answer a request.
  ///
  /// The task is unstructured because a request begins in a C callback; `requestEnded` cancels it. It runs at once up to
  /// its first real suspension, often to its end: then nothing is suspended, and the library sends the answer when it
  /// gets the thread back.
  func begin(_ request: Request) {
    exchange.isAtWork = true
    let task = Task.immediate(executorPreference: daemon.loop) { [generation] in
      await self.run(request, generation)
    }
    if exchange.isAtWork { exchange.task = task }
  }

  private func run(_ request: Request, _ generation: Int) async {
    let response = await daemon.application.respond(toRouted: request)
    if self.generation == generation && phase == .uploading { await exchange.upload?.discardRest() }
    // The client may have left meanwhile, and the connection may be gone.
    guard self.generation == generation else { return }
    answer(response, to: request)
    resume()
    if let reply = exchange.reply { await reply.send() }
    if self.generation == generation { handlerEnded() }
  }

  private func handlerEnded() {
    exchange.isAtWork = false
    exchange.task = nil
  }

  /// The client of a suspended connection has gone: cancels what works for it.
  func clientLeft() {
    guard !exchange.hasClientLeft else { return }
    exchange.hasClientLeft = true
    daemon.counters.clientsLeft.count()
    exchange.task?.cancel()
    // A handler at work answers all the same; a stream's end the library must find out.
    if phase != .running { abandon() }
  }

  /// Gives the connection up, whatever it is doing.
  func abandon() {
    exchange.task?.cancel()
    exchange.upload?.fail()
    exchange.reply?.close()
    cut()
    resume()
  }
}
