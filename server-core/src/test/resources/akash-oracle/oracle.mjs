// Asks the official TypeScript library about deployment files. Reads one path per line on standard input and answers
// with one line of JSON each: whether the library takes the file, its manifest and its hash, or what it says against it.
// Run in a folder where @akashnetwork/chain-sdk is installed.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import path from "node:path";

const require = createRequire(path.join(process.cwd(), "oracle.js"));
const sdk = await import(pathToFileURL(require.resolve("@akashnetwork/chain-sdk")).href);
const api = sdk.default ?? sdk;

async function verdict(file) {
  try {
    const sdl = api.yaml([readFileSync(file, "utf8")]);
    const result = api.generateManifest(sdl);
    if (!result.ok) {
      return { accepted: false, reasons: result.value.map((error) => error.message) };
    }
    const hash = await api.generateManifestVersion(result.value.groups);
    return {
      accepted: true,
      hash: Buffer.from(hash).toString("hex"),
      manifest: api.manifestToSortedJSON(result.value.groups),
    };
  } catch (error) {
    return { accepted: false, thrown: String(error.message) };
  }
}

for await (const file of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ file, ...(await verdict(file)) }));
}
