import { CfnOutput, Stack, Tags } from "aws-cdk-lib";
import {
  AccessLogFormat,
  AwsIntegration,
  EndpointType,
  type IResource,
  LogGroupLogDestination,
  ResponseType,
  RestApi,
} from "aws-cdk-lib/aws-apigateway";
import { PolicyDocument, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { RouteContract } from "../shared/contract.ts";
import { allow } from "./allow.ts";
import { functionArn } from "./functions.ts";
import { accessLog } from "./gateway-logs.ts";
import { common, type Settings } from "./settings.ts";
import { able } from "./targets.ts";
import { fallback } from "./workers.ts";

const API_ID = "photostack";

/** One line a request: without query strings and headers, which may hold what is secret. */
const ACCESS_LOG = JSON.stringify({
  time: "$context.requestTimeEpoch",
  request_id: "$context.requestId",
  ip: "$context.identity.sourceIp",
  method: "$context.httpMethod",
  resource: "$context.resourcePath",
  status: "$context.status",
  bytes: "$context.responseLength",
  ms: "$context.responseLatency",
  function_ms: "$context.integrationLatency",
  error: "$context.error.responseType",
});

/**
 * The REST API: one resource a path, one method and one function a route. A
 * stack of its own, as a path takes three resources and a stack holds 500; it
 * knows the functions by their names.
 */
export class PhotostackApi extends Stack {
  readonly #role: Role;
  readonly restApiId: string;

  constructor(scope: Construct, id: string, settings: Settings, routes: readonly RouteContract[]) {
    super(scope, id, { description: "Photostack's HTTP API", ...common(settings) });
    const { edge, fixedApiIds } = able(settings);
    const api = new RestApi(this, "RestApi", {
      restApiName: "photostack",
      deployOptions: {
        stageName: "api",
        ...(edge
          ? {
              throttlingRateLimit: 2000,
              throttlingBurstLimit: 4000,
              accessLogDestination: new LogGroupLogDestination(accessLog(this, "api") as unknown as ILogGroup),
              accessLogFormat: AccessLogFormat.custom(ACCESS_LOG),
            }
          : {}),
      },
      cloudWatchRole: false,
      endpointTypes: [EndpointType.REGIONAL],
    });
    if (fixedApiIds) {
      // Keeps the emulators' address of the API the same over deployments.
      Tags.of(api).add("_custom_id_", API_ID);
      Tags.of(api).add("ms-custom-id", API_ID);
    }
    const names = [...routes.map(({ feature, name }) => `${feature}/${name}`), fallback.name];
    this.#role = new Role(this, "Caller", {
      assumedBy: new ServicePrincipal("apigateway.amazonaws.com"),
      inlinePolicies: {
        Invoke: new PolicyDocument({
          statements: [
            allow(
              ["lambda:InvokeFunction"],
              names.map((name) => functionArn(this, name)),
            ),
          ],
        }),
      },
    });
    const v1 = api.root.addResource("v1");
    const answerUnknown = this.#integration(fallback.name);
    const resources = new Set<IResource>([api.root, v1, api.root.addResource("{proxy+}"), v1.addResource("{proxy+}")]);
    for (const { feature, name, method, path } of routes) {
      let resource: IResource = v1;
      for (const part of path.split("/").filter(Boolean)) {
        resource = resource.getResource(part) ?? resource.addResource(part);
        resources.add(resource);
      }
      resource.addMethod(method, this.#integration(`${feature}/${name}`));
    }
    for (const resource of resources) resource.addMethod("ANY", answerUnknown);
    problemResponses(api);
    this.restApiId = api.restApiId;
    new CfnOutput(this, "ApiId", { value: api.restApiId });
  }

  #integration(name: string): AwsIntegration {
    return new AwsIntegration({
      proxy: true,
      service: "lambda",
      path: `2015-03-31/functions/${functionArn(this, name)}/invocations`,
      region: this.region,
      // One role that may call all functions instead of two permissions for each method.
      options: { credentialsRole: this.#role },
    });
  }
}

/** What the gateway answers on its own are problem documents too. */
function problemResponses(api: RestApi): void {
  const answers = [
    [ResponseType.DEFAULT_4XX, 400, "malformed_request", "Malformed request", "The request can't be read."],
    [ResponseType.DEFAULT_5XX, 503, "unavailable", "Service unavailable", "Please try again in a moment."],
    [ResponseType.THROTTLED, 429, "rate_limited", "Too many requests", "Please try again in a moment."],
    [ResponseType.REQUEST_TOO_LARGE, 413, "body_too_large", "Body too large", "The request's body is too large."],
  ] as const;
  for (const [type, status, code, title, detail] of answers) {
    const document = `{"type":"about:blank","title":"${title}","status":${status},"detail":"${detail}","code":"${code}","trace_id":"$context.requestId"}`;
    api.addGatewayResponse(`Problem-${code}`, {
      type,
      statusCode: String(status),
      responseHeaders: {
        "Content-Type": "'application/problem+json'",
        "X-Request-Id": "context.requestId",
        "X-Content-Type-Options": "'nosniff'",
        "Strict-Transport-Security": "'max-age=63072000; includeSubDomains'",
        ...(status === 503 || status === 429 ? { "Retry-After": "'5'" } : {}),
      },
      templates: { "application/json": document, "application/problem+json": document },
    });
  }
}
