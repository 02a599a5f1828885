import { Aws, Duration, RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, HttpMethods } from "aws-cdk-lib/aws-s3";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Settings } from "./settings.ts";
import { able } from "./targets.ts";

/** The private bucket: uploads arrive in `quarantine/`, sanitized pictures are in `media/`. */
export class Media extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, { target, origins }: Settings, uploaded: Queue) {
    super(scope, "Media");
    const bucketName = `photostack-media-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
    const { keepsData, tls } = able({ target });
    this.bucket = new Bucket(this, "Bucket", {
      bucketName,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: tls,
      cors: [
        {
          allowedOrigins: [...origins],
          allowedMethods: [HttpMethods.GET, HttpMethods.POST],
          allowedHeaders: ["*"],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [
        { id: "forgotten-uploads", prefix: "quarantine/", expiration: Duration.days(15) },
        { id: "archives", prefix: "exports/", expiration: Duration.days(1) },
        { id: "broken-archives", prefix: "exports/", abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    this.#notify(uploaded, `arn:${Aws.PARTITION}:s3:::${bucketName}`);
  }

  /** CDK's own way is a custom resource in Python that the emulators can't run, so the bucket's own property is used. */
  #notify(queue: Queue, bucketArn: string): void {
    const allowed = queue.addToResourcePolicy(
      new PolicyStatement({
        actions: ["sqs:SendMessage"],
        principals: [new ServicePrincipal("s3.amazonaws.com")],
        resources: [queue.queueArn],
        conditions: {
          ArnEquals: { "aws:SourceArn": bucketArn },
          StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID },
        },
      }),
    );
    const bucket = this.bucket.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: "s3:ObjectCreated:*",
          queue: queue.queueArn,
          filter: { s3Key: { rules: [{ name: "prefix", value: "quarantine/" }] } },
        },
      ],
    };
    if (allowed.policyDependable) this.bucket.node.addDependency(allowed.policyDependable);
  }
}
