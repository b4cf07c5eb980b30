/// What a knowledge folder may hold at most; whatever is larger is refused with a word, never cut silently.
package enum KnowledgeLimits {
  /// Of all files, translations among them; a folder with more gives no knowledge base.
  package static let entriesMax = 100_000
  /// Of all files that are read, together.
  package static let bytesMax = 64 * 1_048_576
  /// Of one markdown file.
  package static let markdownBytesMax = 16 * 1_048_576
  /// Of `business.yaml`, `sentences.yaml` and a file's front matter.
  package static let yamlBytesMax = 1_048_576
  /// Lists and maps within each other (H29).
  package static let yamlDepthMax = 16
  /// Values of one YAML text (H29).
  package static let yamlNodesMax = 100_000
  /// Folders within folders.
  package static let folderDepthMax = 8
  /// Of one phrasing and of one heading, in Unicode scalars.
  package static let phrasingLengthMax = 1_000
  /// Of the id of an entry, a variant or a proactive message, in characters.
  package static let idLengthMax = 100
  /// Of the shortcode of a canned reply.
  package static let shortcodeLengthMax = 32
  /// Of a canned reply, in Unicode scalars: what a message may have.
  package static let replyLengthMax = 8_000
  /// Of a proactive message, in Unicode scalars: it lies over somebody's page.
  package static let proactiveLengthMax = 500
}
