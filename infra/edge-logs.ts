import { Arn, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import type { Distribution } from "aws-cdk-lib/aws-cloudfront";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from "aws-cdk-lib/aws-logs";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";

/** What is noted of each request: neither query strings, which may hold a ticket, nor cookies. */
export const FIELDS = [
  ...["date", "time", "x-edge-location", "c-ip", "cs-method", "cs-uri-stem", "sc-status", "sc-bytes", "cs-bytes"],
  ...["time-taken", "time-to-first-byte", "x-edge-result-type", "x-edge-detailed-result-type", "x-edge-request-id"],
  ...["cs-protocol", "cs-protocol-version", "ssl-protocol", "ssl-cipher", "cs(User-Agent)"],
];

/** Logs of what was asked of CloudFront and of the web app's bucket, for 90 days. */
export class EdgeLogs extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct) {
    super(scope, "Logs");
    this.bucket = new Bucket(this, "Bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [
        { id: "old", expiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }

  /** The newer way of logs: the older would need a bucket with access lists, and always notes query strings. */
  of(distribution: Distribution): void {
    const stack = Stack.of(this);
    const sourceArn = Arn.format(
      { service: "logs", resource: "delivery-source", resourceName: "photostack-*" },
      stack,
    ).replace("delivery-source/", "delivery-source:");
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        actions: ["s3:PutObject"],
        principals: [new ServicePrincipal("delivery.logs.amazonaws.com")],
        resources: [this.bucket.arnForObjects("*")],
        conditions: {
          StringEquals: { "aws:SourceAccount": stack.account },
          ArnLike: { "aws:SourceArn": sourceArn },
        },
      }),
    );
    const source = new CfnDeliverySource(this, "Source", {
      name: "photostack-web",
      logType: "ACCESS_LOGS",
      resourceArn: distribution.distributionArn,
    });
    const destination = new CfnDeliveryDestination(this, "Destination", {
      name: "photostack-web",
      destinationResourceArn: this.bucket.bucketArn,
      outputFormat: "json",
    });
    if (this.bucket.policy) destination.node.addDependency(this.bucket.policy);
    new CfnDelivery(this, "Delivery", {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      recordFields: FIELDS,
      s3SuffixPath: "cloudfront/{yyyy}/{MM}/{dd}/{HH}",
    }).node.addDependency(source);
  }
}
