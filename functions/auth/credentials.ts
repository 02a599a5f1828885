import type { Key, Write } from "../runtime/table.ts";

/** How an account proves itself. */
export interface Credentials extends Key {
  readonly password_hash: string;
}

export const credentialsKey = (userId: string): Key => ({ pk: `CREDENTIALS#${userId}`, sk: "CREDENTIALS" });

export function putPassword(userId: string, password_hash: string): Write {
  return {
    Update: {
      Key: credentialsKey(userId),
      UpdateExpression: "SET password_hash = :hash",
      ExpressionAttributeValues: { ":hash": password_hash },
    },
  };
}
