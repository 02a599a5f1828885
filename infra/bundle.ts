import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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

/** Makes the code of functions, `<feature>/<file>` below `functions/`, in a folder. */
export type Bundler = (names: readonly string[], outdir: string, platform: Platform) => Bundles;

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
  const modules = modulesFor(platform, join(outdir, "native"));
  for (const [output, { imports }] of Object.entries(metafile.outputs)) {
    copyPackages(nativeAmong(imports), modules, join(root, output, ".."));
  }
  writeFileSync(join(outdir, "metafile.json"), JSON.stringify(metafile));
  return { folder: (name) => join(outdir, name), metafile };
}

/** Packages with native code that a bundle imports. */
export function nativeAmong(imports: readonly { readonly path: string; readonly external?: boolean }[]): string[] {
  return native.filter((name) => imports.some(({ path, external }) => external && path === name));
}

/** Puts packages with native code, and what they need, beside a bundle. */
export function addNative(packages: readonly string[], folder: string, platform: Platform): void {
  const place = mkdtempSync(join(tmpdir(), "photostack-native-"));
  try {
    copyPackages(packages, modulesFor(platform, place), folder);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Where packages with native code for a platform are: the project's own, or those installed into a folder now. */
function modulesFor({ os, cpu }: Platform, folder: string): string {
  if (os === process.platform && cpu === process.arch) return join(root, "node_modules");
  mkdirSync(folder, { recursive: true });
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  const dependencies = Object.fromEntries(native.map((name) => [name, lock.packages[`node_modules/${name}`]?.version]));
  // The project's own lock but for what it starts from: npm installs what that leads to, and checks it by the hashes.
  const packages = { ...lock.packages, "": { dependencies } };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies }));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ ...lock, packages }));
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", `--os=${os}`, `--cpu=${cpu}`, "--libc=glibc"];
  execFileSync("npm", ["ci", ...options], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return join(folder, "node_modules");
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

function copyPackages(packages: readonly string[], modules: string, folder: string): void {
  for (const name of closure(packages, modules)) {
    cpSync(join(modules, name), join(folder, "node_modules", name), { recursive: true, dereference: true });
  }
}

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

function manifestOf(name: string, modules: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}

/** Packages and all that they need; optional ones of other platforms are not installed and left out. */
function closure(packages: readonly string[], modules: string): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    const manifest = manifestOf(name, modules);
    if (!manifest || found.has(name)) return;
    found.add(name);
    for (const next of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) visit(next);
  };
  for (const name of packages) visit(name);
  return found;
}
