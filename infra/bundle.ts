import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, buildSync, type Metafile } from "esbuild";

const root = join(import.meta.dirname, "..");

/** Packages with native code: copied beside the bundle of the functions that import them. */
const native = ["argon2", "sharp"];

/** Platform a function's native code is for, in Node's words. */
export interface Platform {
  readonly os: string;
  readonly cpu: string;
}

export interface Bundles {
  /** Folder with `index.js` of a function, ready to be an asset. */
  folder(name: string): string;
  /** What each function's bundle is made of. */
  readonly metafile: Metafile;
}

/** How functions are bundled; each becomes `<name>/index.js`. */
export const bundling = (names: readonly string[], outdir: string) =>
  ({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, `functions/${name}.ts`])),
    outdir,
    bundle: true,
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    platform: "node",
    target: "node22",
    // React in the form that is meant for use: without this both forms are bundled.
    define: { "process.env.NODE_ENV": '"production"' },
    format: "cjs",
    mainFields: ["module", "main"],
    external: native,
    logLevel: "error",
  }) as const satisfies BuildOptions;

/**
 * Bundles all functions in one call of esbuild: one process for seventy
 * functions instead of one each. The SDK is bundled, as only AWS's own
 * runtime has one, and a bundled one starts faster there too.
 * @param names of functions, `<feature>/<file>` below `functions/`
 */
export function bundle(names: readonly string[], outdir: string, platform: Platform): Bundles {
  rmSync(outdir, { recursive: true, force: true });
  const { metafile } = buildSync(bundling(names, outdir));
  for (const [output, { imports }] of Object.entries(metafile.outputs)) {
    const needed = nativeAmong(imports);
    if (needed.length > 0) addNative(needed, join(root, output, ".."), platform);
  }
  writeFileSync(join(outdir, "metafile.json"), JSON.stringify(metafile));
  return { folder: (name) => join(outdir, name), metafile };
}

/** Packages with native code that a bundle imports. */
export function nativeAmong(imports: readonly { readonly path: string; readonly external?: boolean }[]): string[] {
  return native.filter((name) => imports.some(({ path, external }) => external && path === name));
}

/** Puts packages with native code, and what they need, beside a bundle. */
export function addNative(packages: string[], folder: string, { os, cpu }: Platform): void {
  if (os !== process.platform || cpu !== process.arch) {
    installFor(packages, folder, { os, cpu });
    return;
  }
  for (const name of closure(packages)) {
    cpSync(join(root, "node_modules", name), join(folder, "node_modules", name), {
      recursive: true,
      dereference: true,
    });
  }
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

function manifestOf(name: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}

/** Packages and all that they need; optional ones of other platforms are not installed and left out. */
function closure(packages: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    const manifest = manifestOf(name);
    if (!manifest || found.has(name)) return;
    found.add(name);
    for (const next of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) visit(next);
  };
  for (const name of packages) visit(name);
  return found;
}

function installFor(packages: string[], folder: string, { os, cpu }: Platform): void {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  const pinned = packages.map((name) => `${name}@${manifestOf(name)?.version}`);
  const options = ["--no-save", "--no-package-lock", "--ignore-scripts", `--os=${os}`, `--cpu=${cpu}`, "--libc=glibc"];
  execFileSync("npm", ["install", "--prefix", folder, ...options, ...pinned], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
