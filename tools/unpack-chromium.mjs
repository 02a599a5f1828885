// Unpacks the Chromium that @sparticuz/chromium carries, with the libraries it
// needs, into the folder the package is installed in. `run` starts it.
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

const [folder] = process.argv.slice(2);
const bin = join(folder, "node_modules", "@sparticuz", "chromium", "bin");
const unpack = (name, target) =>
  pipeline(createReadStream(join(bin, name)), createBrotliDecompress(), createWriteStream(target));

await unpack("chromium.br", join(folder, "chromium"));
for (const archive of ["al2023", "swiftshader"]) {
  const tar = join(folder, `${archive}.tar`);
  await unpack(`${archive}.tar.br`, tar);
  execFileSync("tar", ["-xf", tar, "-C", folder]);
}
await chmod(join(folder, "chromium"), 0o755);
const start = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/lib"
exec "$here/chromium" --headless=shell "$@"
`;
await writeFile(join(folder, "run"), start, { mode: 0o755 });
