import { createHash } from "node:crypto";
import { type LambdaClient, UpdateFunctionCodeCommand } from "@aws-sdk/client-lambda";
import { type BuildContext, type BuildResult, context } from "esbuild";
import { bundling, nativeAmong, type Platform } from "../../infra/bundle.ts";
import { resourceName } from "../../infra/workers.ts";
import { codeArchive } from "./code-archive.ts";
import type { Dependents } from "./dependents.ts";

type Built = BuildResult<ReturnType<typeof options>>;

/** Not minified: that would take longer than the upload of the difference. */
const options = (name: string) => ({
  ...bundling([name], "code"),
  minify: false,
  write: false as const,
  logLevel: "silent" as const,
});

/** Bundles single functions and gives their code to the engine, as often as they change. */
export class FunctionCode {
  readonly #client: LambdaClient;
  readonly #platform: Platform;
  readonly #dependents: Dependents;
  /** esbuild keeps what it has parsed for the next time. */
  readonly #contexts = new Map<string, BuildContext<ReturnType<typeof options>>>();
  readonly #uploaded = new Map<string, string>();

  constructor(client: LambdaClient, platform: Platform, dependents: Dependents) {
    this.#client = client;
    this.#platform = platform;
    this.#dependents = dependents;
  }

  /**
   * Bundles a function and replaces its code on the engine.
   * @returns false when the code is what was uploaded last
   * @throws esbuild's `BuildFailure` when it can't be bundled
   */
  async update(name: string): Promise<boolean> {
    const built = await (await this.#context(name)).rebuild();
    this.#dependents.note(built.metafile);
    const hash = hashOf(built);
    if (this.#uploaded.get(name) === hash) return false;
    const ZipFile = await archiveOf(built, this.#platform);
    await this.#client.send(new UpdateFunctionCodeCommand({ FunctionName: resourceName(name), ZipFile }));
    this.#uploaded.set(name, hash);
    return true;
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#contexts.values()].map((open) => open.dispose()));
  }

  async #context(name: string) {
    const known = this.#contexts.get(name);
    if (known) return known;
    const made = await context(options(name));
    this.#contexts.set(name, made);
    return made;
  }
}

function hashOf({ outputFiles }: Built): string {
  const hash = createHash("sha256");
  for (const { contents } of outputFiles) hash.update(contents);
  return hash.digest("hex");
}

function archiveOf({ outputFiles, metafile }: Built, platform: Platform): Promise<Buffer> {
  const files = outputFiles.map(({ path, contents }) => [
    path.endsWith(".map") ? "index.js.map" : "index.js",
    contents,
  ]);
  const native = nativeAmong(Object.values(metafile.outputs).flatMap(({ imports }) => imports));
  return codeArchive(Object.fromEntries(files), native, platform);
}
