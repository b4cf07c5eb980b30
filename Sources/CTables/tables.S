// Only a change of this file makes SwiftPM read the table again, which is why Scripts/train-static-table touches it.
  .section .rodata, "a"
  .balign 64
  .globl static_table_first
  .hidden static_table_first
static_table_first:
  .incbin "static.table"
  .globl static_table_last
  .hidden static_table_last
static_table_last:
  .byte 0

  // No code here needs a stack that can be executed.
  .section .note.GNU-stack, "", %progbits
