package import Conversation

/// What an owner may set about the desk, beside the knowledge base.
package struct DeskSettings: Sendable {
  package var policy: Policy

  package init(policy: Policy = Policy()) { self.policy = policy }
}
