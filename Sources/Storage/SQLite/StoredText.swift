import Foundation
import GRDB

/// Text that others chose, as a blob: text that holds NUL would end there.
extension String {
  init(stored data: Data) { self.init(decoding: data, as: UTF8.self) }

  var stored: Data { Data(utf8) }
}

extension Row {
  func text(_ index: Int) -> String? { (self[index] as Data?).map(String.init(stored:)) }
}
