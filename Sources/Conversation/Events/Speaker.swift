/// Who a line comes from. The role is the desk's own knowledge, never what a client says of itself (H11, H33).
package struct Speaker: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable {
    case bot, human, customer, system
  }

  package var kind: Kind
  package var name: String

  package init(_ kind: Kind, name: String = "") {
    self.kind = kind
    self.name = name
  }
}
