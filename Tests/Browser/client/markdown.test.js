import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./site.js";

const { markdownNodes, plainNodes } = await load("client/markdown.js");
const { safeAddress } = await load("client/addresses.js");

/** As much of a document as nodes are built with; what it holds is written out with its text escaped. */
const page = {
  createTextNode: (text) => ({ write: () => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`) }),
  createDocumentFragment: () => element(""),
  createElement: (tag) => element(tag),
};

function element(tag) {
  const children = [];
  const attributes = {};
  return {
    appendChild: (child) => { children.push(child); return child; },
    setAttribute: (name, value) => { attributes[name] = value; },
    attributes,
    write: () => {
      const inner = children.map((child) => child.write()).join("");
      if (tag === "") return inner;
      return `<${tag}${attributes.href === undefined ? "" : ` href=${attributes.href}`}>${inner}</${tag}>`;
    },
  };
}

const html = (text) => markdownNodes(text, page).write();
const plain = (text) => plainNodes(text, page).write();

const samples = [
  ["one\ntwo", "<p>one\ntwo</p>"],
  ["one\n\ntwo", "<p>one</p><p>two</p>"],
  ["one  \ntwo\\\nthree", "<p>one<br></br>two<br></br>three</p>"],
  ["**bold** and *soft* and ***both***",
    "<p><strong>bold</strong> and <em>soft</em> and <em><strong>both</strong></em></p>"],
  ["snake_case_name and 2 * 3 * 4", "<p>snake_case_name and 2 * 3 * 4</p>"],
  ["**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"],
  ["*a **b***", "<p><em>a <strong>b</strong></em></p>"],
  ["**not closed", "<p>**not closed</p>"],
  ["`a * b` and ``c ` d``", "<p><code>a * b</code> and <code>c ` d</code></p>"],
  ["[shop](https://shop.example/a_(b)?c=d&amp;e)", "<p><a href=https://shop.example/a_(b)?c=d&e>shop</a></p>"],
  ["[**My orders**](https://shop.example \"title\")",
    "<p><a href=https://shop.example><strong>My orders</strong></a></p>"],
  ["[mail](mailto:a@b.example), <tel:+4930>",
    "<p><a href=mailto:a@b.example>mail</a>, <a href=tel:+4930>tel:+4930</a></p>"],
  ["see https://shop.example/privacy.",
    "<p>see <a href=https://shop.example/privacy>https://shop.example/privacy</a>.</p>"],
  ["[outer [inner](https://a.example)](https://b.example)",
    "<p>[outer <a href=https://a.example>inner</a>](<a href=https://b.example>https://b.example</a>)</p>"],
  ["* a\n* b\n  more", "<ul><li><p>a</p></li><li><p>b\nmore</p></li></ul>"],
  ["3. a\n4. b", "<ol><li><p>a</p></li><li><p>b</p></li></ol>"],
  ["- a\n  - b\n- c", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>"],
  ["text\n- a", "<p>text</p><ul><li><p>a</p></li></ul>"],
  ["# Title #\ntext", "<h3>Title</h3><p>text</p>"],
  ["> quote\n> more", "<blockquote><p>quote\nmore</p></blockquote>"],
  ["```\na <b>\n```\nc", "<pre><code>a &#60;b&#62;</code></pre><p>c</p>"],
  ["---", "<hr></hr>"],
  ["\\*not\\* &amp; 4&nbsp;€ &#x41;", "<p>*not* &#38; 4\u00a0€ A</p>"],
  ["AT&T; R&D", "<p>AT&#38;T; R&#38;D</p>"],
];

for (const [text, expected] of samples) {
  test(`CommonMark: ${JSON.stringify(text)}`, () => assert.equal(html(text), expected));
}

test("H24: raw HTML is literal text", () => {
  for (const text of ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "![x](https://a.example/x.png)"]) {
    assert.doesNotMatch(html(text), /<(?!\/?(p|a)[ >])/, text);
    assert.doesNotMatch(plain(text), /<(?!\/?a[ >])/, text);
  }
});

test("H25: only http, https, mailto and tel are linked, however a scheme is hidden", () => {
  const hidden = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java&#9;script:alert(1)",
      "&#106;avascript:alert(1)",
    "data:text/html,x", "vbscript:x", " javascript:x", "\u0001javascript:x", "//evil.example", "/desk",
      "https:///evil", "file:///etc/passwd",
  ];
  for (const address of hidden) {
    for (const text of [`[a](${address})`, `[a](<${address}>)`, `<${address}>`]) assert.doesNotMatch(html(text), /<a/,
      text);
    assert.equal(safeAddress(address.replace("&#9;", "\t").replace("&#106;", "j")), undefined, address);
  }
});

test("a link keeps its words where its address may not be followed", () => {
  assert.equal(html("[**a** b](javascript:x) c"), "<p><strong>a</strong> b c</p>");
});

test("foreign text is shown as it stands; addresses in it are linked", () => {
  assert.equal(plain("**a** <b>\nhttps://a.example/x, ok"),
    "**a** &#60;b&#62;<br></br><a href=https://a.example/x>https://a.example/x</a>, ok");
});

test("what is nested deeper than shown keeps its text", () => {
  const text = html(`${"*a **b ".repeat(200)}x${"** *".repeat(200)}`);
  assert.match(text, /x/);
  assert.ok(html(`${"> ".repeat(500)}deep`).includes("deep"));
});

const hostile = {
  "](": (n) => "](".repeat(n), "[a](": (n) => "[a](".repeat(n), "**": (n) => "**".repeat(n),
    "**a ": (n) => "**a ".repeat(n),
  "*a_ ": (n) => "*a _b ".repeat(n), "a*b_": (n) => "a**b__c".repeat(n), "[": (n) => "[".repeat(n),
    "<": (n) => "<".repeat(n),
  "<http:": (n) => "<http:a".repeat(n), "`": (n) => Array.from({ length: 400 },
    (_, at) => "`".repeat(at + 1)).join("a").repeat(n / 50_000),
  "&": (n) => "&#".repeat(n), "\n": (n) => "a \n".repeat(n), "> ": (n) => "> ".repeat(n), "- ": (n) => "- ".repeat(n),
  "unmatched": (n) => "*a ".repeat(n) + "b_ ".repeat(n),
  "nested": (n) => "*a ".repeat(n) + "b*".repeat(n), "http": (n) => "http://".repeat(n),
    "#": (n) => `# ${"# ".repeat(n)}`,
  "[](a \"": (n) => "[](a \"(".repeat(n), "_": (n) => "_a".repeat(n), "* *": (n) => `${"* ".repeat(n)}x`,
    "items": (n) => "- a\n".repeat(n),
};

for (const [name, make] of Object.entries(hostile)) {
  test(`H26: 100,000 of ${JSON.stringify(name)} take time in proportion`, () => {
    const time = (n) => {
      const text = make(n);
      // The best of three: other programs run beside this one.
      return Math.min(...[1, 2, 3].map(() => {
        const start = performance.now();
        markdownNodes(text, page);
        plainNodes(text, page);
        return performance.now() - start;
      }));
    };
    const [small, large] = [Math.max(time(10_000), 10), time(100_000)];
    assert.ok(large < small * 40, `${small} ms for 10,000, ${large} ms for 100,000`);
  });
}
