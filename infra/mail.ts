import { Arn, CfnOutput, Stack } from "aws-cdk-lib";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EmailIdentity, Identity } from "aws-cdk-lib/aws-ses";
import type { Construct } from "constructs";
import { allow } from "./allow.ts";
import { domainOf, type Settings } from "./settings.ts";
import { able } from "./targets.ts";

/**
 * The domain that mails come from, on AWS; the records that prove whose it is
 * are an output. The emulators' is made known to them after the deployment,
 * because LocalStack can't make this resource.
 */
export function makeSender(stack: Stack, { target, mail }: Settings): void {
  if (!able({ target }).mailIdentity || mail.smtpSecret) return;
  const sender = new EmailIdentity(stack, "Sender", { identity: Identity.domain(domainOf(mail.from)) });
  const records = sender.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`);
  new CfnOutput(stack, "MailDnsRecords", { value: records.join(", ") });
}

/** The right to send mails, as the sender set and no other. */
export function mailing(scope: Construct, { target, mail }: Settings): PolicyStatement {
  const stack = Stack.of(scope);
  const arn = (service: string, resource: string, separator: string, name: string) =>
    `${Arn.format({ service, resource }, stack)}${separator}${name}`;
  if (mail.smtpSecret) {
    // Secrets Manager puts six characters behind the name.
    return allow(
      ["secretsmanager:GetSecretValue"],
      [arn("secretsmanager", "secret", ":", `${mail.smtpSecret}-??????`)],
    );
  }
  // MiniStack looks at no identity when it asks whether one may send.
  const identity = able({ target }).mailIdentity ? arn("ses", "identity", "/", domainOf(mail.from)) : "*";
  return allow(["ses:SendRawEmail"], [identity]);
}

/** What a function that sends mails is told. */
export function mailEnvironment({ origins, mail }: Settings): Record<string, string> {
  return {
    MAIL_FROM: mail.from,
    WEB_ORIGIN: origins[0] ?? "",
    ...(mail.smtpSecret ? { SMTP_SECRET: mail.smtpSecret } : {}),
  };
}
