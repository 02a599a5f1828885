import { createHash } from "node:crypto";
import { join } from "node:path";
import { type App, CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Key } from "aws-cdk-lib/aws-kms";
import type { RouteContract } from "../shared/contract.ts";
import { routes as routeTable } from "../shared/routes.ts";
import { PhotostackApi } from "./api.ts";
import { type Bundler, type Bundles, bundle } from "./bundle.ts";
import { DIGEST_FUNCTION, EdgeSecret } from "./edge-secret.ts";
import { Functions } from "./functions.ts";
import { GatewayLogging } from "./gateway-logs.ts";
import { makeSender } from "./mail.ts";
import { Media } from "./media.ts";
import { PhotostackObservability } from "./observability.ts";
import { Queues } from "./queues.ts";
import { Realtime } from "./realtime.ts";
import { common, type Settings } from "./settings.ts";
import { makeTable } from "./table.ts";
import { able } from "./targets.ts";
import { PhotostackWeb } from "./web.ts";
import {
  allWorkers,
  calledWorkers,
  fallback,
  queueWorkers,
  scheduledWorkers,
  socketWorkers,
  streamWorker,
} from "./workers.ts";

/** What the stacks are made of; tests look at a part of it. */
interface Parts {
  readonly routes?: readonly RouteContract[];
  readonly bundler?: Bundler;
}

/** All of Photostack: data and functions, the API in front of them, and what watches both. */
export function makeStacks(
  app: App,
  settings: Settings,
  { routes = routeTable, bundler = bundle }: Parts = {},
): {
  readonly photostack: Photostack;
  readonly api: PhotostackApi;
  readonly observability: PhotostackObservability;
  /** Only where CloudFront is in front. */
  readonly web?: PhotostackWeb;
} {
  const photostack = new Photostack(app, "Photostack", settings, { routes, bundler });
  const api = new PhotostackApi(app, "PhotostackApi", settings, routes);
  api.addStackDependency(photostack);
  const observability = new PhotostackObservability(app, "PhotostackObservability", settings);
  if (!able(settings).edge) return { photostack, api, observability };
  const web = new PhotostackWeb(app, "PhotostackWeb", {
    settings,
    restApiId: api.restApiId,
    webSocketApiId: photostack.webSocketApiId ?? "",
    region: photostack.region,
  });
  return { photostack, api, observability, web };
}

const sha256 = (secret: string | undefined) => secret && createHash("sha256").update(secret).digest("hex");

/** Data and functions: made from the route table, the workers and what each function may touch. */
export class Photostack extends Stack {
  readonly bundles: Bundles;
  readonly webSocketApiId: string | undefined;

  constructor(app: App, id: string, settings: Settings, { routes, bundler }: Required<Parts>) {
    const { edge, keepsData, platform, realtime: hasRealtime, tls } = able(settings);
    super(app, id, {
      description: "Photostack, a photo network",
      ...common(settings),
    });
    const names = [
      ...routes.map(({ feature, name }) => `${feature}/${name}`),
      ...allWorkers.map(({ name }) => name),
      ...(edge ? [DIGEST_FUNCTION] : []),
    ];
    this.bundles = bundler(names, join(app.outdir, "bundles"), platform());

    const table = makeTable(this, { keepsData });
    const queues = new Queues(this, { tls });
    const { bucket } = new Media(this, settings, queues.uploads);
    const key = (name: string, description: string) =>
      new Key(this, name, {
        description,
        enableKeyRotation: true,
        removalPolicy: keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      });
    const signingKey = key("SigningKey", "Encrypts the private keys that sign Photostack's access tokens");
    const secretsKey = key("SecretsKey", "Encrypts the secrets of Photostack's users");
    const keys = { signingKey, secretsKey };
    makeSender(this, settings);
    const realtime = hasRealtime ? new Realtime(this, settings) : undefined;
    this.webSocketApiId = realtime?.apiId;
    const gatewayLogging = edge ? new GatewayLogging(this) : undefined;
    if (gatewayLogging) realtime?.node.addDependency(gatewayLogging);
    const functions = new Functions(this, {
      table,
      bucket,
      ...keys,
      queues,
      realtime,
      bundles: this.bundles,
      settings,
      edgeSecretSha256: edge ? new EdgeSecret(this, settings, this.bundles).sha256 : sha256(settings.edgeSecret),
    });
    for (const worker of calledWorkers) functions.worker(worker);
    for (const worker of queueWorkers) functions.queueWorker(worker);
    for (const worker of scheduledWorkers) functions.scheduledWorker(worker);
    functions.streamWorker(streamWorker, queues.deadLettersOf(streamWorker.name));
    for (const route of routes) functions.route(route);
    functions.worker(fallback);
    if (realtime) for (const worker of socketWorkers) realtime.route(worker.route, functions.worker(worker));

    new CfnOutput(this, "TableName", { value: table.tableName });
    new CfnOutput(this, "MediaBucket", { value: bucket.bucketName });
    new CfnOutput(this, "SigningKmsKey", { value: signingKey.keyArn });
    new CfnOutput(this, "SecretsKmsKey", { value: secretsKey.keyArn });
    new CfnOutput(this, "Queues", { value: JSON.stringify(queues.names) });
  }
}
