/// A word written as it sounds, roughly: what people who spell by ear keep of an English word. "wrote" and "rote" are
/// `rot`, "machine" is `maCin`; "waited" and "waytid" differ in vowels alone.
///
/// Digraphs become one letter (`C` for ch, `S` for sh, `T` for th), silent letters go, doubled ones are single, a soft
/// c is an s. Linear in the word's length.
struct SoundSpelling {
  private(set) var letters: [UInt8] = []

  /// `word` is `a` to `z`.
  init(of word: [UInt8]) {
    letters.reserveCapacity(word.count + 2)
    var index = 0
    while index < word.count { index += take(at: index, of: word) }
    if letters.count > 2, letters.last == UInt8(ascii: "e") { letters.removeLast() }
  }

  private mutating func hear(_ sound: UInt8) {
    if letters.last != sound { letters.append(sound) }
  }

  /// Hears the letter or group of letters at `index` and returns how many letters it takes.
  private mutating func take(at index: Int, of word: [UInt8]) -> Int {
    func letter(_ offset: Int) -> UInt8 { index + offset < word.count ? word[index + offset] : 0 }
    let isFirst = index == 0 && word.count > 2
    switch (letter(0), letter(1)) {
    case (Self.k, Self.n) where isFirst, (Self.g, Self.n) where isFirst, (Self.w, Self.r) where isFirst: return 1
    case (Self.p, Self.h): hear(Self.f)
    case (Self.c, Self.k): hear(Self.k)
    case (Self.w, Self.h): hear(Self.w)
    case (Self.q, Self.u):
      hear(Self.k)
      hear(Self.w)
    case (Self.g, Self.h):
      if index == 0 { hear(Self.g) }
    case (Self.s, Self.h): hear(UInt8(ascii: "S"))
    case (Self.t, Self.h): hear(UInt8(ascii: "T"))
    case (Self.c, Self.h): hear(UInt8(ascii: "C"))
    case (Self.t, Self.c) where letter(2) == Self.h:
      hear(UInt8(ascii: "C"))
      return 3
    case (Self.t, Self.i) where letter(2) == Self.o, (Self.s, Self.i) where letter(2) == Self.o:
      hear(UInt8(ascii: "S"))
      return 2
    case (UInt8(ascii: "x"), _):
      hear(Self.k)
      hear(Self.s)
      return 1
    case (let one, let next):
      hear(Self.sound(of: one, before: next, isFirst: index == 0))
      return 1
    }
    return 2
  }

  private static func sound(of letter: UInt8, before next: UInt8, isFirst: Bool) -> UInt8 {
    switch letter {
    case c: next == e || next == i || next == y ? s : k
    case q: k
    case UInt8(ascii: "z"): s
    case y: isFirst ? y : i
    default: letter
    }
  }

  private static let (c, e, f, g, h, i) = (letter("c"), letter("e"), letter("f"), letter("g"), letter("h"), letter("i"))
  private static let (k, n, o, p, q, r) = (letter("k"), letter("n"), letter("o"), letter("p"), letter("q"), letter("r"))
  private static let (s, t, u, w, y) = (letter("s"), letter("t"), letter("u"), letter("w"), letter("y"))

  private static func letter(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }
}
