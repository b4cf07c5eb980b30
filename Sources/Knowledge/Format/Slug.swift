import Foundation

/// Ids made from headings.
enum Slug {
  /// `Where's my Größe?` → `wheres-my-grosse`. A heading without a Latin letter or digit gets a name made of its hash,
  /// which is stable as long as the heading is.
  static func of(_ title: String) -> String {
    var slug = ""
    for scalar in title.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      case "ß": slug += "ss"
      case "æ": slug += "ae"
      case "œ": slug += "oe"
      case "ø": slug += "o"
      case "ł": slug += "l"
      case "đ": slug += "d"
      case "'", "\u{2019}": continue
      default:
        guard scalar.properties.generalCategory != .nonspacingMark, !slug.isEmpty, !slug.hasSuffix("-") else {
          continue
        }
        slug += "-"
      }
    }
    slug = String(slug.prefix(KnowledgeLimits.idLengthMax))
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "q-" + hash(title) : slug
  }

  static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= KnowledgeLimits.idLengthMax
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// FNV-1a, 64 bits.
  private static func hash(_ text: String) -> String {
    let value = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(value, radix: 16)
  }
}
