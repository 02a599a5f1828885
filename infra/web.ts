import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Annotations, CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Certificate, CertificateValidation, type ICertificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { AaaaRecord, ARecord, HostedZone, type IHostedZone, RecordTarget } from "aws-cdk-lib/aws-route53";
import { CloudFrontTarget } from "aws-cdk-lib/aws-route53-targets";
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY } from "aws-cdk-lib/cx-api";
import type { Construct } from "constructs";
import { makeAlarms, type Watched } from "./alarms.ts";
import { EdgeLogs } from "./edge-logs.ts";
import { edgeSecretOf } from "./edge-secret.ts";
import { Firewall } from "./firewall.ts";
import { common, domainOf, EDGE_REGION, type Settings, STAND_IN_DOMAIN } from "./settings.ts";
import { securityHeaders } from "./site-headers.ts";

const root = join(import.meta.dirname, "..");

/** The headers of site-headers.ts for which CloudFront has words of its own; a test holds them against each other. */
const SECURITY_HEADERS = {
  strictTransportSecurity: {
    accessControlMaxAge: Duration.seconds(63_072_000),
    includeSubdomains: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override: true },
} as const;

/** Addresses of documents that are not their file's, in the built web app. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  "/": "/index.html",
  "/index.html": "/index.html",
  "/backend": "/backend.html",
  "/backend/": "/backend.html",
  "/backend.html": "/backend.html",
  "/docs": "/docs/index.html",
  "/docs/": "/docs/index.html",
  "/docs/index.html": "/docs/index.html",
};

/** What a handshake needs, as in tools/gateway/realtime.ts: no cookie reaches what only takes tickets. */
const HANDSHAKE = ["origin", "user-agent", "sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions"];

export interface WebProps {
  readonly settings: Settings;
  readonly restApiId: string;
  readonly webSocketApiId: string;
  /** Where all else is, and where the APIs answer. */
  readonly region: string;
}

/** The code of the function that leads addresses to files; `public/` has those that keep their names. */
export function siteCode(): string {
  const kept = readdirSync(join(root, "web/public")).map((file) => [`/${file}`, `/${file}`]);
  const files = { ...DOCUMENTS, ...Object.fromEntries(kept) };
  return `const FILES = ${JSON.stringify(files)};\n${code("site")}`;
}

const code = (name: string) => readFileSync(join(import.meta.dirname, "edge", `${name}.js`), "utf8");

/** What only the edge sees: its alarms are where CloudFront's metrics are. */
const watched = (distribution: Distribution, firewall: Firewall): readonly Watched[] => [
  {
    name: "EdgeErrors",
    says: "More than one answer in twenty that CloudFront gives has a status of 500 or more, for 10 minutes.",
    metric: distribution.metric5xxErrorRate({ period: Duration.minutes(5) }),
    over: 5,
    periods: 2,
  },
  {
    name: "FirewallRefusals",
    says: "The firewall has refused more than 1000 requests within 5 minutes.",
    metric: firewall.refused,
    over: 1000,
  },
];

/**
 * The one domain of web app, API and WebSocket, as tools/gateway.ts is on a
 * laptop: CloudFront with a firewall, the bucket of the built web app, the
 * certificate. In us-east-1 wherever the rest is, because CloudFront takes
 * firewalls and certificates from there only.
 */
export class PhotostackWeb extends Stack {
  constructor(scope: Construct, id: string, props: WebProps) {
    const { settings } = props;
    const elsewhere = props.region !== EDGE_REGION;
    super(scope, id, {
      description: "Photostack's domain: web app, API and WebSocket behind CloudFront",
      ...common(settings),
      env: { ...settings.env, region: EDGE_REGION },
      crossRegionReferences: elsewhere,
    });
    // Logs are let into their bucket by a policy; access lists are off.
    this.node.setContext(S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY, true);
    const domain = domainOf(settings.origins[0] ?? "");
    if (domain === STAND_IN_DOMAIN) {
      Annotations.of(this).addWarningV2(
        "photostack:domain",
        `${STAND_IN_DOMAIN} stands in for the web app's domain: set yours with -c domain=photos.example.com or PHOTOSTACK_DOMAIN before you deploy`,
      );
    }
    const zone = settings.edge.hostedZoneId
      ? HostedZone.fromHostedZoneAttributes(this, "Zone", {
          hostedZoneId: settings.edge.hostedZoneId,
          zoneName: domain,
        })
      : undefined;
    const logs = new EdgeLogs(this);
    const bucket = this.#bucket(logs.bucket);
    const firewall = new Firewall(this);
    const distribution = new Distribution(this, "Distribution", {
      comment: "Photostack",
      defaultRootObject: "index.html",
      domainNames: [domain],
      certificate: this.#certificate(settings, domain, zone),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      priceClass: PriceClass.PRICE_CLASS_100,
      webAclId: firewall.arn,
      ...this.#behaviours(bucket, props),
    });
    Annotations.of(distribution).acknowledgeWarning(
      "@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk",
      "No address lists the bucket: it has a root object, and a function leads each address to a file",
    );
    logs.of(distribution);
    makeAlarms(this, "photostack-edge-alarms", settings, watched(distribution, firewall));
    if (zone) {
      const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
      const record = { zone, recordName: `${domain}.`, target };
      new ARecord(this, "Ipv4", record);
      new AaaaRecord(this, "Ipv6", record);
    }
    new CfnOutput(this, "WebBucket", { value: bucket.bucketName });
    new CfnOutput(this, "WebOrigin", { value: `https://${domain}` });
    new CfnOutput(this, "DomainIsAliasOf", { value: distribution.distributionDomainName });
  }

  /** Versions of the web app, so that an overwritten page can be brought back; what carries a hash is never replaced. */
  #bucket(serverAccessLogsBucket: Bucket): Bucket {
    return new Bucket(this, "Bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      serverAccessLogsBucket: serverAccessLogsBucket as unknown as IBucket,
      serverAccessLogsPrefix: "bucket/",
      lifecycleRules: [
        {
          id: "replaced",
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }

  #certificate({ edge }: Settings, domain: string, zone: IHostedZone | undefined): ICertificate {
    if (edge.certificateArn) return Certificate.fromCertificateArn(this, "Certificate", edge.certificateArn);
    return new Certificate(this, "Certificate", {
      domainName: domain,
      validation: CertificateValidation.fromDns(zone),
    });
  }

  #behaviours(bucket: Bucket, { settings, restApiId, webSocketApiId, region }: WebProps) {
    const secret = edgeSecretOf(settings.edge.generation);
    // As infra/media.ts names it, and the functions' signed URLs do.
    const mediaOrigin =
      settings.mediaEndpoint ?? `https://photostack-media-${this.account}-${region}.s3.${region}.${this.urlSuffix}`;
    const site = this.#site(bucket, mediaOrigin);
    const api: BehaviorOptions = {
      origin: this.#gateway(restApiId, region, { "x-photostack-edge": secret }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      functionAssociations: [this.#onRequest("Api", code("api"))],
      compress: false,
    };
    const realtime: BehaviorOptions = {
      origin: this.#gateway(webSocketApiId, region),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: new OriginRequestPolicy(this, "Handshake", {
        comment: "What a WebSocket's handshake needs, and a ticket",
        headerBehavior: OriginRequestHeaderBehavior.allowList(...HANDSHAKE),
        queryStringBehavior: OriginRequestQueryStringBehavior.allowList("ticket"),
        cookieBehavior: OriginRequestCookieBehavior.none(),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      compress: false,
    };
    const backend = site("/backend.html");
    return {
      defaultBehavior: site("/"),
      additionalBehaviors: {
        "/api": api,
        "/api/*": api,
        "/realtime": realtime,
        "/backend": backend,
        "/backend/": backend,
        "/backend.html": backend,
      },
    };
  }

  /** How files of the web app are answered, each document with the headers the local gateway sends it with. */
  #site(bucket: Bucket, mediaOrigin: string): (path: string) => BehaviorOptions {
    const origin = S3BucketOrigin.withOriginAccessControl(bucket as unknown as IBucket, {
      // With the right to list, S3 says of what is not there that it is not there.
      originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
    });
    // Below `/assets/` files say themselves that they never change; of all others CloudFront asks again each time.
    const cachePolicy = new CachePolicy(this, "AsTheFileSays", {
      comment: "As the file itself says",
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
      cookieBehavior: CacheCookieBehavior.none(),
      headerBehavior: CacheHeaderBehavior.none(),
      queryStringBehavior: CacheQueryStringBehavior.none(),
    });
    const lead = this.#onRequest("Site", siteCode());
    return (path) => ({
      origin,
      cachePolicy,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
      functionAssociations: [lead],
      responseHeadersPolicy: this.#headers(path, mediaOrigin),
    });
  }

  #onRequest(name: string, source: string) {
    const edgeFunction = new EdgeFunction(this, `${name}Function`, {
      functionName: `photostack-${name.toLowerCase()}`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(source),
    });
    return { function: edgeFunction, eventType: FunctionEventType.VIEWER_REQUEST };
  }

  #headers(path: string, mediaOrigin: string): ResponseHeadersPolicy {
    const name = path === "/" ? "App" : "BackendClient";
    const headers = { ...securityHeaders(mediaOrigin, path) };
    const take = (header: string) => {
      const value = headers[header] ?? "";
      delete headers[header];
      return value;
    };
    // CloudFront has words of its own for these, and refuses them as others.
    const contentSecurityPolicy = take("content-security-policy");
    for (const known of ["strict-transport-security", "x-content-type-options", "x-frame-options", "referrer-policy"]) {
      take(known);
    }
    return new ResponseHeadersPolicy(this, `${name}Headers`, {
      responseHeadersPolicyName: `photostack-${name}`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        ...SECURITY_HEADERS,
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(headers).map(([header, value]) => ({ header, value, override: true })),
      },
      removeHeaders: ["server"],
    });
  }

  #gateway(apiId: string, region: string, customHeaders: Record<string, string> = {}): HttpOrigin {
    return new HttpOrigin(`${apiId}.execute-api.${region}.${this.urlSuffix}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      // As long as the local gateway waits, and a second more than API Gateway itself.
      readTimeout: Duration.seconds(30),
      customHeaders,
    });
  }
}
