import { type Credentials, credentialsKey } from "../../functions/auth/credentials.ts";
import { issueCode, newRequest } from "../../functions/codes/codes.ts";
import { newLink, type Purpose } from "../../functions/links/links.ts";
import { get, transact } from "../../functions/runtime/table.ts";
import type { Member } from "./invoke.ts";

/** A code that was asked for, made as the writer of letters does, without the mail. */
export async function requestedCode(email: string): Promise<{ email: string; code: string; request_token: string }> {
  const { token, request_hash, write } = newRequest(email);
  await transact([write]);
  return { email, code: (await issueCode(email, request_hash)) ?? "", request_token: token };
}

/** A link's token, made as the writer of letters does. */
export async function linkFor({ id, email }: Pick<Member, "id" | "email">, purpose: Purpose): Promise<string> {
  const credentials = await get<Credentials>(credentialsKey(id), { consistent: true });
  const { token, write } = newLink({ purpose, user_id: id, email, revision: credentials?.revision ?? 0 });
  await transact([write]);
  return token;
}
