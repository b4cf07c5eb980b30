/// What libFuzzer's `main` calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func examineOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  WireFuzzer.examine(UnsafeRawBufferPointer(start: data, count: size))
  return 0
}
