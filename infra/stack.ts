import { join } from "node:path";
import {
  type App,
  CfnOutput,
  CliCredentialsStackSynthesizer,
  type IStackSynthesizer,
  RemovalPolicy,
  Stack,
} from "aws-cdk-lib";
import { Key } from "aws-cdk-lib/aws-kms";
import type { RouteContract } from "../shared/contract.ts";
import { routes as routeTable } from "../shared/routes.ts";
import { Api } from "./api.ts";
import { type Bundles, bundle } from "./bundle.ts";
import { Functions } from "./functions.ts";
import { Media } from "./media.ts";
import { Queues } from "./queues.ts";
import type { Settings } from "./settings.ts";
import { makeTable } from "./table.ts";
import { calledWorkers, fallback, queueWorkers, streamWorker } from "./workers.ts";

/** All of Photostack: made from the route table, the workers and what each function may touch. */
export class Photostack extends Stack {
  readonly bundles: Bundles;

  constructor(app: App, id: string, settings: Settings, routes: readonly RouteContract[] = routeTable) {
    const keep = settings.target === "aws";
    super(app, id, {
      description: "Photostack, a photo network",
      // The bootstrapped roles may reach their bucket over HTTPS only, which the emulators don't speak.
      ...(keep ? {} : { synthesizer: new CliCredentialsStackSynthesizer() as unknown as IStackSynthesizer }),
    });
    const workers = [...queueWorkers, ...calledWorkers, streamWorker, fallback].map(({ name }) => name);
    const names = [...routes.map(({ feature, name }) => `${feature}/${name}`), ...workers];
    const os = settings.target === "embedded" ? process.platform : "linux";
    this.bundles = bundle(names, join(app.outdir, "bundles"), { os, cpu: process.arch });

    const table = makeTable(this, { keep });
    const queues = new Queues(this, { enforceSSL: keep });
    const { bucket } = new Media(this, settings, queues.of("media/sanitize-upload"));
    const signingKey = new Key(this, "SigningKey", {
      description: "Encrypts the private keys that sign Photostack's access tokens",
      enableKeyRotation: true,
      removalPolicy: keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    const functions = new Functions(this, { table, bucket, signingKey, queues, bundles: this.bundles, settings });
    for (const worker of calledWorkers) functions.worker(worker);
    for (const worker of queueWorkers) functions.queueWorker(worker);
    functions.streamWorker(streamWorker, queues.deadLettersOf(streamWorker.name));
    const api = new Api(this, settings, routes, functions);

    new CfnOutput(this, "ApiId", { value: api.id });
    new CfnOutput(this, "TableName", { value: table.tableName });
    new CfnOutput(this, "MediaBucket", { value: bucket.bucketName });
    new CfnOutput(this, "SigningKmsKey", { value: signingKey.keyArn });
    new CfnOutput(this, "Queues", { value: JSON.stringify(queues.names) });
  }
}
