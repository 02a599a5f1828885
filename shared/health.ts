import * as z from "zod";
import { defineRoute, Timestamp } from "./contract.ts";

export const getHealth = defineRoute({
  name: "get-health",
  feature: "health",
  method: "GET",
  path: "/health",
  summary: "Whether the service and its table answer",
  caller: "anyone",
  responses: {
    200: {
      description: "Everything answers",
      body: z.strictObject({ status: z.literal("ok"), database: z.literal("ok"), timestamp: Timestamp }),
    },
  },
  errors: [],
});

export const getOpenapi = defineRoute({
  name: "get-openapi",
  feature: "health",
  method: "GET",
  path: "/openapi.json",
  summary: "This description (OpenAPI 3.1)",
  caller: "anyone",
  responses: { 200: { description: "The OpenAPI document", body: z.looseObject({ openapi: z.string() }) } },
  errors: [],
});
