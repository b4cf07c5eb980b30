import Testing

@testable import Server

@Suite("Modules joined into one script")
struct ScriptBundleTests {
  private func flaw(_ modules: [String: String]) -> String {
    do throws(ScriptBundle.Flaw) { return try ScriptBundle.join(modules, from: "widget/main.js") } catch {
      return "\(error)"
    }
  }

  @Test("Each module stands once, after all that it imports, without imports, exports and blanks before lines")
  func joined() {
    let whole = flaw([
      "widget/main.js": "import { a, b } from \"../client/a.js\";\nimport {C} from \"./c.js\";\na(C);\n",
      "widget/c.js": "import { a } from \"../client/a.js\";\nexport class C {\n  export() { return a; }\n}\n",
      "client/a.js": "export async function a() {}\nexport const b = 1;\nfunction inner() {\n  const b = 2;\n}\n",
    ])
    #expect(
      whole == """
        (() => {
        "use strict";
        async function a() {}
        const b = 1;
        function inner() {
        const b = 2;
        }
        class C {
        export() { return a; }
        }
        a(C);
        })();

        """)
  }

  @Test("What holds nothing but a comment is left out; one beside code stays, and one without an end is an error")
  func comments() {
    let text = """
      /** @typedef {import("./x.js").X} X */
      // import x from "y"
      a(); // why
        /**
         * export default
         */

      /** @type {any} */ (b)(); /* c */
      """
    #expect(
      flaw(["widget/main.js": text])
        == "(() => {\n\"use strict\";\na(); // why\n/** @type {any} */ (b)(); /* c */\n})();\n")
    #expect(flaw(["widget/main.js": "/**\n * x */ a();\nb();"]).contains("a comment is not ended"))
  }

  @Test("A style sheet is packed, and private names are short; colours and text that look like either stay")
  func shortened() {
    let style = """
      export const sheet = `
      .a :hover, .b > i { margin: 0 1px; color: #fff }
      @media print {
        p::before { content: "x" }
      }
      `;
      """
    let main = """
      import { sheet } from "./style.js";
      class C {
        #count = 0;
        async #carryOut() { return this.#count + C.of("#count", #count in this, "#fff", this.#carryOut.bind(this)); }
      }
      """
    #expect(
      flaw(["widget/main.js": main, "widget/style.js": style]) == """
        (() => {
        "use strict";
        const sheet = `.a :hover,.b > i{margin:0 1px;color:#fff}@media print{p::before{content:"x"}}`;
        class C {
        #b = 0;
        async #a() { return this.#b + C.of("#count", #b in this, "#fff", this.#a.bind(this)); }
        }
        })();

        """)
    #expect(
      flaw(["widget/main.js": "import { s } from \"./style.js\";", "widget/style.js": "const s = `\na {}"])
        .contains("style sheet is not ended"))
  }

  @Test(
    "A line that does not fit is named with its place",
    arguments: [
      ("import a from \"../client/a.js\";", "widget/main.js:1: write it in one line"),
      ("import {\n  a } from \"../client/a.js\";", "widget/main.js:1: write it in one line"),
      ("import { a } from \"https://x.example/a.js\";", "widget/main.js:1: write it in one line"),
      ("x();\nexport default x;", "widget/main.js:2: export only"),
      ("export { x };", "widget/main.js:1: export only"),
      ("export * from \"./x.js\";", "widget/main.js:1: export only"),
      ("const a = 1;\nfunction a() {}", "widget/main.js:2: a is declared in widget/main.js:1 already"),
      ("import { a } from \"../client/a.js\";\nlet b;", "widget/main.js:2: b is declared in client/a.js:1 already"),
      ("import { x } from \"./x.js\";", "widget/main.js:1: there is no module widget/x.js"),
      ("import { c } from \"../client/c.js\";", "client/c.js:1: widget/main.js is imported by what it imports"),
    ])
  func flaws(text: String, words: String) {
    let modules = [
      "widget/main.js": text, "client/a.js": "const b = 1;\nexport const a = b;",
      "client/c.js": "import { m } from \"../widget/main.js\";",
    ]
    #expect(flaw(modules).hasPrefix(words), "\(flaw(modules))")
  }
}
