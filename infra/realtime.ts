import { Arn, CfnOutput, Stack, Tags } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { LogGroupLogDestination, WebSocketApi, WebSocketStage } from "aws-cdk-lib/aws-apigatewayv2";
import { WebSocketLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { allow } from "./allow.ts";
import { accessLog } from "./gateway-logs.ts";
import type { Settings } from "./settings.ts";
import { able } from "./targets.ts";

const STAGE = "realtime";
const API_ID = "photostack-realtime";

/** One line for each handshake, message and end, also of those that reach no function; without the ticket. */
const ACCESS_LOG = JSON.stringify({
  time: "$context.requestTimeEpoch",
  request_id: "$context.requestId",
  ip: "$context.identity.sourceIp",
  event: "$context.eventType",
  route: "$context.routeKey",
  status: "$context.status",
  connection: "$context.connectionId",
  error: "$context.error.responseType",
});

/** Handshakes and messages a second, of everybody together; each client's own limit is far lower. */
const THROTTLE = { rateLimit: 1000, burstLimit: 2000 };

/** The WebSocket API over which whoever is online is told at once what has changed. */
export class Realtime extends Construct {
  readonly #api: WebSocketApi;
  /** Where browsers connect: on the web app's own origin, which leads here. */
  readonly url: string;
  /** Where functions send to connections; on an emulator a path of the emulator's own address. */
  readonly endpoint: string;

  constructor(scope: Construct, { target, origins }: Settings) {
    super(scope, "Realtime");
    const { edge, fixedApiIds } = able({ target });
    this.#api = new WebSocketApi(this, "Api", { apiName: "photostack-realtime" });
    const stage = new WebSocketStage(this, "Stage", {
      webSocketApi: this.#api,
      stageName: STAGE,
      autoDeploy: true,
      throttle: THROTTLE,
      ...(edge
        ? {
            accessLogSettings: {
              destination: new LogGroupLogDestination(accessLog(this, "realtime")),
              format: AccessLogFormat.custom(ACCESS_LOG),
            },
          }
        : {}),
    });
    // Keeps the emulator's address of the API the same over deployments.
    if (fixedApiIds) Tags.of(this.#api).add("ms-custom-id", API_ID);
    this.url = `${(origins[0] ?? "").replace(/^http/, "ws")}/realtime`;
    const path = `${this.#api.apiId}/${STAGE}`;
    this.endpoint = fixedApiIds ? `/_aws/execute-api/${path}` : stage.callbackUrl;
    new CfnOutput(Stack.of(this), "RealtimeApi", { value: path });
  }

  get apiId(): string {
    return this.#api.apiId;
  }

  /** Calls a function for a route: `$connect`, `$disconnect`, or `$default` for all that is sent. */
  route(route: string, handler: IFunction): void {
    this.#api.addRoute(route, { integration: new WebSocketLambdaIntegration(route, handler) });
  }

  /** The right to send to open connections, and to close them; not to look at them. */
  get pushing(): PolicyStatement {
    const connections = (method: string) =>
      Arn.format(
        {
          service: "execute-api",
          resource: this.#api.apiId,
          resourceName: `${STAGE}/${method}/@connections/*`,
        },
        Stack.of(this),
      );
    return allow(["execute-api:ManageConnections"], [connections("POST"), connections("DELETE")]);
  }
}
