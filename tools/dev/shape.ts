import type { RouteContract } from "../../shared/contract.ts";
import { routes } from "../../shared/routes.ts";

// What of the contracts becomes resources. A process of its own writes it down, because one reads a module once only.
const table: readonly RouteContract[] = routes;
const shape = table.map(({ feature, name, method, path, caller, idempotent = false }) => ({
  ...{ feature, name, method, path, caller, idempotent },
}));
process.stdout.write(JSON.stringify(shape));
