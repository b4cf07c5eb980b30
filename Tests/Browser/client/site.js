/** The modules under test: they stand in the server's resources, where no `package.json` says that they are modules. */
import { mkdtempSync, cpSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";

const site = fileURLToPath(new URL("../../../Sources/Server/Site/", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "frontdesk-site-"));
cpSync(site, copy, { recursive: true });
writeFileSync(join(copy, "package.json"), "{\"type\":\"module\"}");

/**
 * @param {string} path such as `client/machine.js`
 * @returns {Promise<any>}
 */
export const load = (path) => import(pathToFileURL(join(copy, path)).href);
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
