import { getJwks } from "../../shared/auth.ts";
import { keyRing } from "../runtime/keys.ts";
import { route } from "../runtime/route.ts";

export const handler = route(getJwks, async () => ({
  status: 200,
  body: { keys: (await keyRing()).jwks as { kty: string; kid: string; alg: string; use: "sig" }[] },
  headers: { "Cache-Control": "public, max-age=300" },
}));
