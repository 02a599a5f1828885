import { CustomResource, Duration, RemovalPolicy, SecretValue, Stack } from "aws-cdk-lib";
import { PolicyDocument, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Code, Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { allow } from "./allow.ts";
import type { Bundles } from "./bundle.ts";
import { execution } from "./functions.ts";
import { EDGE_REGION, type Settings } from "./settings.ts";
import { resourceName } from "./workers.ts";

/** The function that tells the template the hash of a secret that the template must not know. */
export const DIGEST_FUNCTION = "edge/digest-secret";

const secretName = (generation: number) => `photostack/edge-${generation}`;

/** The secret of a generation, filled in by CloudFormation where it is needed: it stands in no template. */
export const edgeSecretOf = (generation: number): string =>
  SecretValue.secretsManager(secretName(generation)).unsafeUnwrap();

/** The generation that is used and the one before, which is valid until everything knows the new one. */
export const generationsOf = ({ edge: { generation } }: Settings): number[] =>
  [generation - 1, generation].filter((number) => number > 0);

/** The secret by which CloudFront proves itself to the API: made by AWS, and known to functions by its hash. */
export class EdgeSecret extends Construct {
  readonly sha256: string;

  constructor(scope: Construct, settings: Settings, bundles: Bundles) {
    super(scope, "EdgeSecret");
    const elsewhere = Stack.of(this).region !== EDGE_REGION;
    const secrets = generationsOf(settings).map(
      (generation) =>
        new Secret(this, `Generation${generation}`, {
          secretName: secretName(generation),
          description: "By which CloudFront proves itself to Photostack's API",
          generateSecretString: { passwordLength: 64, excludePunctuation: true },
          // CloudFormation reads secrets of its own region only.
          ...(elsewhere ? { replicaRegions: [{ region: EDGE_REGION }] } : {}),
          removalPolicy: RemovalPolicy.DESTROY,
        }),
    );
    const used = secrets.at(-1) as Secret;
    const logGroup = new LogGroup(this, "Logs", {
      logGroupName: "/photostack/edge",
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: {
        Access: new PolicyDocument({
          statements: [
            allow(["logs:CreateLogStream", "logs:PutLogEvents"], [`${logGroup.logGroupArn}:*`]),
            allow(["secretsmanager:GetSecretValue"], [used.secretArn]),
          ],
        }),
      },
    });
    const digest = new LambdaFunction(this, "Digest", {
      ...execution(settings),
      functionName: resourceName(DIGEST_FUNCTION),
      code: Code.fromAsset(bundles.folder(DIGEST_FUNCTION)),
      handler: "index.handler",
      timeout: Duration.seconds(30),
      memorySize: 256,
      role: role.withoutPolicyUpdates(),
      logGroup,
    });
    const answer = new CustomResource(this, "Sha256", {
      resourceType: "Custom::EdgeSecretDigest",
      serviceToken: digest.functionArn,
      serviceTimeout: Duration.minutes(2),
      properties: { SecretId: used.secretArn },
    });
    this.sha256 = answer.getAttString("Sha256");
  }
}
