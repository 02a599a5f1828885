import { RemovalPolicy } from "aws-cdk-lib";
import { CfnAccount } from "aws-cdk-lib/aws-apigateway";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";

/**
 * Lets API Gateway write access logs. It is a setting of the account in a
 * region, not of an API, and must be there before the first stage that logs.
 */
export class GatewayLogging extends Construct {
  constructor(scope: Construct) {
    super(scope, "GatewayLogging");
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("apigateway.amazonaws.com"),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName("service-role/AmazonAPIGatewayPushToCloudWatchLogs")],
    });
    new CfnAccount(this, "Account", { cloudWatchRoleArn: role.roleArn }).node.addDependency(role);
  }
}

/** Where a stage's access log goes: one line a request, without what may be secret in an address. */
export const accessLog = (scope: Construct, name: string): LogGroup =>
  new LogGroup(scope, "AccessLog", {
    logGroupName: `/photostack/${name}`,
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
