import type * as z from "zod";
import { idempotencyKeyPattern, type RouteContract } from "../../../shared/contract.ts";
import { type FieldError, InvalidRequest } from "../problem.ts";
import type { Middleware } from "./exchange.ts";

/** Checks path, query and body against the contract; all that is wrong is told at once. */
export function validate(contract: RouteContract): Middleware {
  return {
    before: ({ event: { findings } }) => {
      const errors: FieldError[] = [];
      for (const part of ["params", "query", "body"] as const) {
        const schema = contract[part];
        if (!schema) continue;
        const checked = schema.safeParse(findings[part]);
        if (checked.success) findings[part] = checked.data;
        else errors.push(...checked.error.issues.map(fieldError));
      }
      const { idempotencyKey } = findings;
      if (idempotencyKey !== undefined && !idempotencyKeyPattern(contract).test(idempotencyKey)) {
        errors.push({
          path: "Idempotency-Key",
          message: "Up to 128 visible characters; 16 at least where nobody is signed in",
        });
      }
      if (errors.length > 0) throw new InvalidRequest(errors);
    },
  };
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const unknown = issue.code === "unrecognized_keys" ? issue.keys : [];
  return {
    path: [...issue.path, ...unknown.slice(0, 1)].join("."),
    message: unknown.length > 0 ? "Unknown field" : issue.message,
  };
}
