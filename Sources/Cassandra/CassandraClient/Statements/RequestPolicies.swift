/// The policies of one request that has its own. A class, as few requests have any and all are copied on their way.
final class RequestPolicies: Sendable {
  let retry: (any RetryPolicy)?
  let loadBalancing: (any LoadBalancingPolicy)?

  /// nil where there is none.
  init?(retry: (any RetryPolicy)?, loadBalancing: (any LoadBalancingPolicy)?) {
    if retry == nil, loadBalancing == nil { return nil }
    self.retry = retry
    self.loadBalancing = loadBalancing
  }
}
