import CZlib
import NIOCore

/// Bytes in the format that every browser unpacks (RFC 1952).
enum Gzip {
  /// 15: the largest window; 16 more: with gzip's head and checksum.
  private static let window: CInt = 15 + 16
  private static let memoryLevel: CInt = 9

  /// As small as zlib makes it; nil where that is no smaller.
  static func packed(_ bytes: ByteBuffer) -> ByteBuffer? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, Z_BEST_COMPRESSION, Z_DEFLATED, window, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        CInt(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var input = bytes
    let room = Int(deflateBound(&stream, uLong(bytes.readableBytes)))
    var packed = ByteBufferAllocator().buffer(capacity: room)
    var outcome = Z_OK
    input.readWithUnsafeMutableReadableBytes { source in
      packed.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { target in
        stream.next_in = source.bindMemory(to: UInt8.self).baseAddress
        stream.avail_in = CUnsignedInt(source.count)
        stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = CUnsignedInt(target.count)
        outcome = deflate(&stream, Z_FINISH)
        return Int(stream.total_out)
      }
      return source.count
    }
    return outcome == Z_STREAM_END && packed.readableBytes < bytes.readableBytes ? packed : nil
  }
}
