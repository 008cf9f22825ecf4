import EventLoops

/// What a shard does for a request when its time has come.
enum Expiry {
  case deadline(Execution)
  case speculation(Execution)
  case retry(Execution)
}

extension Shard {
  /// Does it at that moment, or up to a resolution later.
  func schedule(_ expiry: Expiry, after delay: Duration, from now: EventLoop.Instant) -> DeadlineWheel<Expiry>.Token {
    // The wheel does not move while it is empty.
    if wheel.isEmpty { _ = wheel.advance(to: now) }
    let token = wheel.schedule(expiry, at: now.advanced(by: delay))
    if !isTicking { tick() }
    return token
  }

  func cancel(_ token: DeadlineWheel<Expiry>.Token?) {
    if let token { wheel.cancel(token) }
  }

  /// Looks at what is due as long as anything is scheduled.
  private func tick() {
    isTicking = true
    ticker = settings.clock.schedule(on: loop, after: Self.resolution) { [self] in
      isTicking = false
      for expiry in wheel.advance(to: settings.clock.now) { expire(expiry) }
      if !wheel.isEmpty && !isTicking { tick() }
    }
  }

  func expire(_ expiry: Expiry) {
    switch expiry {
    case .deadline(let execution): execution.timeOut()
    case .speculation(let execution): execution.speculate()
    case .retry(let execution): execution.retry()
    }
  }
}
