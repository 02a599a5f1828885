import { reauthenticate } from "../../shared/auth.ts";
import { proofsOf } from "../attempts/attempts.ts";
import { proveSecondFactor } from "../mfa/factors.ts";
import { verifyPassword } from "../passwords/passwords.ts";
import { InvalidRequest, NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { readOwn, WrongCredentials } from "./accounts.ts";
import { areStill, type Credentials, carryOut, secondFactors } from "./credentials.ts";
import { proveSession } from "./sessions.ts";

export const handler = route(reauthenticate, async ({ caller: { userId, sessionId }, body }) => {
  const { password, ...factor } = body;
  if (Object.values(body).filter((proof) => proof !== undefined).length !== 1) {
    throw new InvalidRequest([{ path: "", message: "One of password, code and passkey" }]);
  }
  const { known, attempt } = await readOwn(userId, [proofsOf(userId)]);
  if (!known) throw new NotFound("account");
  const { credentials } = known;
  const forget = await attempt([proofsOf(userId)]);
  const proof =
    password === undefined
      ? (await proveSecondFactor(userId, credentials, factor, `session ${sessionId}`)).proof
      : await provePassword(password, credentials);
  await carryOut([...proof, proveSession(userId, sessionId), ...forget], () => new WrongCredentials());
  return { status: 204 };
});

/** Who has a second factor proves that one: the password alone does not open the account either. */
async function provePassword(password: string, credentials: Credentials) {
  if (secondFactors(credentials).length > 0) throw new WrongCredentials();
  const { matches } = await verifyPassword(password, credentials.password_hash);
  if (!matches) throw new WrongCredentials();
  return [areStill(credentials)];
}
