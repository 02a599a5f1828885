import * as z from "zod";
import { defineRoute } from "./contract.ts";

export const getCaptcha = defineRoute({
  name: "get-captcha",
  feature: "captcha",
  method: "GET",
  path: "/auth/captcha",
  summary: "A challenge of work, for when a sign-in asks for it",
  caller: "anyone",
  responses: {
    200: {
      description: "For altcha-lib's `solveChallenge`; good once, for ten minutes",
      body: z.looseObject({ parameters: z.looseObject({}), signature: z.string().optional() }),
    },
  },
  errors: [],
});
