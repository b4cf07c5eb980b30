/// In megabytes, from a gigabyte on in gigabytes with a decimal, cut off: `84 MB`, `23.5 GB`.
package func bytesInWords(_ bytes: Int) -> String {
  guard bytes >= 1_000_000_000 else { return "\((bytes + 500_000) / 1_000_000) MB" }
  let tenths = bytes / 100_000_000
  return tenths % 10 == 0 ? "\(tenths / 10) GB" : "\(tenths / 10).\(tenths % 10) GB"
}
