/**
 * Why no page of this website is let in, where that is so. A browser does not say it: a refused origin looks like a lost
 * connection. But the desk's script is for all pages, and where that comes through and `site.json` does not, it is the
 * origin.
 *
 * @param {string} base the desk's address
 * @returns {Promise<import("./reports.js").WireError | null>} null: it may be anything else
 */
export async function refusalOfOrigin(base) {
  /** @param {string} path */
  const comes = (path) => fetch(new URL(path, base), { method: "HEAD", credentials: "omit", cache: "no-store" })
    .then(({ ok }) => ok, () => false);
  if (await comes("site.json") || !(await comes("widget.js"))) return null;
  const message = `The desk at ${base} lets no page of ${location.origin} in. Add ${location.origin} to`
    + " serve.http_origins in its frontdesk.yaml, and start it anew.";
  return { code: "forbidden", message };
}
