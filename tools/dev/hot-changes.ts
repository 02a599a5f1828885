import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { LambdaClient, UpdateFunctionCodeCommand } from "@aws-sdk/client-lambda";
import { resourceName } from "../../infra/workers.ts";
import { credentials, region } from "../engine/stack-version.ts";
import { folderArchive } from "./code-archive.ts";

/**
 * The functions whose code the dev loop has replaced since the last deployment.
 * CloudFormation does not know of that: it takes for unchanged what has
 * changed and was changed back, so the next deployment uploads them anew.
 */
export class HotChanges {
  readonly #file: string;

  /** @param directory of the deployment's record */
  constructor(directory: string) {
    this.#file = join(directory, "hot-changes");
  }

  get any(): boolean {
    return existsSync(this.#file);
  }

  note(names: readonly string[]): void {
    mkdirSync(join(this.#file, ".."), { recursive: true });
    appendFileSync(this.#file, names.map((name) => `${name}\n`).join(""));
  }

  /** Gives an engine's functions the code of a deployment again. */
  async undo(engineUrl: string, bundles: string): Promise<void> {
    if (!this.any) return;
    const client = new LambdaClient({ endpoint: engineUrl, region, credentials });
    const names = new Set(readFileSync(this.#file, "utf8").split("\n").filter(Boolean));
    for (const name of names) {
      const folder = join(bundles, name);
      if (!existsSync(folder)) continue;
      const ZipFile = await folderArchive(folder);
      await client.send(new UpdateFunctionCodeCommand({ FunctionName: resourceName(name), ZipFile }));
    }
    rmSync(this.#file);
  }
}
