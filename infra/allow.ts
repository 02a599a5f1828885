import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";

/** A statement of a policy that allows something. */
export function allow(
  actions: string[],
  resources: string[],
  conditions: Record<string, unknown> = {},
): PolicyStatement {
  return new PolicyStatement({ effect: Effect.ALLOW, actions, resources, conditions });
}
