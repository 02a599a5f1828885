import type { Key, Write } from "../runtime/table.ts";

/** How an account proves itself. */
export interface Credentials extends Key {
  readonly password_hash: string;
}

export const credentialsKey = (userId: string): Key => ({ pk: `CREDENTIALS#${userId}`, sk: "CREDENTIALS" });

/** Sets a password's hash; in place of another only while it is still that one. */
export function putPassword(userId: string, password_hash: string, before?: string): Write {
  return {
    Update: {
      Key: credentialsKey(userId),
      UpdateExpression: "SET password_hash = :hash",
      ...(before ? { ConditionExpression: "password_hash = :before" } : {}),
      ExpressionAttributeValues: { ":hash": password_hash, ...(before ? { ":before": before } : {}) },
    },
  };
}

/** Condition that a password that was verified has not been changed since. */
export function passwordIs(userId: string, password_hash: string): Write {
  return {
    ConditionCheck: {
      Key: credentialsKey(userId),
      ConditionExpression: "password_hash = :hash",
      ExpressionAttributeValues: { ":hash": password_hash },
    },
  };
}
