/// The smallest of `values` that at least the share `quantile` (0–1) of them does not exceed (nearest rank); nil of
/// none.
package func quantile<Value: Comparable>(_ quantile: Double, of values: [Value]) -> Value? {
  guard !values.isEmpty else { return nil }
  let rank = Int((quantile * Double(values.count)).rounded(.up))
  return values.sorted()[min(values.count, max(1, rank)) - 1]
}
