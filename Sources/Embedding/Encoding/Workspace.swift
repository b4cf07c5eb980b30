import CKernels

/// The memory in which one text, or a few together, are encoded: taken and given back whole, so that answering
/// allocates nothing.
///
/// `@unchecked` because a workspace belongs to one encoding at a time: whoever takes it from the encoder's shelf is
/// alone with it until it is put back.
final class Workspace: @unchecked Sendable {
  let rowsMax: Int
  let hidden, mixed, attention, inner, scales, room: UnsafeMutablePointer<Float>
  let rounded: UnsafeMutablePointer<Int8>

  init(_ shape: EncoderShape, rows: Int) {
    rowsMax = rows
    func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
      let pointer = UnsafeMutablePointer<Float>.allocate(capacity: count)
      pointer.initialize(repeating: 0, count: count)
      return pointer
    }
    hidden = floats(rows * shape.width)
    mixed = floats(rows * shape.width)
    attention = floats(rows * 3 * shape.width)
    inner = floats(rows * shape.inner)
    scales = floats(rows)
    room = floats(kernel_attention_room(Int32(rows), Int32(shape.width), Int32(shape.heads)))
    rounded = .allocate(capacity: rows * shape.inner)
    rounded.initialize(repeating: 0, count: rows * shape.inner)
  }

  deinit {
    for pointer in [hidden, mixed, attention, inner, scales, room] { pointer.deallocate() }
    rounded.deallocate()
  }
}
