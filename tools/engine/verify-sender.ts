import { SESClient, VerifyDomainIdentityCommand } from "@aws-sdk/client-ses";
import { domainOf } from "../../infra/settings.ts";
import { credentials, region } from "./stack-version.ts";

/** Lets an engine send mails from a sender's domain; on AWS the domain's DNS does that. */
export async function verifySender(engineUrl: string, sender: string): Promise<void> {
  const client = new SESClient({ endpoint: engineUrl, region, credentials });
  await client.send(new VerifyDomainIdentityCommand({ Domain: domainOf(sender) }));
}
