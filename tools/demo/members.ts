import type { SignIn } from "../../shared/auth.ts";
import { ApiProblem, type Call } from "../../shared/client.ts";
import type { Me, Profile } from "../../shared/users.ts";
import { Failure } from "../steps.ts";
import { inTurns } from "./patient-client.ts";
import { type DemoPerson, demoPassword, people, type Username } from "./people.ts";

/** A person who is signed in. */
export interface Member {
  readonly person: DemoPerson;
  /** The account as it was when they signed in. */
  readonly me: Me;
  /** Calls the API as them. */
  readonly call: Call;
}

/** The member of that name. */
export type Members = (username: Username) => Member;

interface JoinOptions {
  readonly visitor: Call;
  /** Makes the client of a token's owner. */
  readonly clientOf: (token: string) => Call;
  readonly atOnce: number;
}

/** Signs everybody in; who has no account makes one. */
export async function joinAll({ visitor, clientOf, atOnce }: JoinOptions): Promise<Members> {
  const members = new Map<string, Member>();
  const join = async (person: DemoPerson, enter: typeof register) => {
    const signIn = await enter(visitor, person);
    if (!("access_token" in signIn)) throw new Failure("The API gave no token to a demo account.");
    members.set(person.username, { person, me: signIn.user, call: clientOf(signIn.access_token) });
  };
  const everybody: readonly DemoPerson[] = people;
  const profiles = await Promise.all(everybody.map(({ username }) => findProfile(visitor, username)));
  const known = everybody.filter((_, index) => profiles[index]);
  const unknown = everybody.filter((_, index) => !profiles[index]);
  await inTurns(unknown, atOnce, (person) => join(person, register));
  // One by one: they may have to wait for the limit of sign-ins, and a crowd that waits is let in later than a queue.
  await inTurns(known, 1, (person) => join(person, logIn));
  return (username) => members.get(username) as Member;
}

/** Somebody's profile as a visitor sees it, if there is one. */
export async function findProfile(visitor: Call, username: string): Promise<Profile | null> {
  try {
    return await visitor("GET /users/{username}", { params: { username } });
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === "not_found") return null;
    if (error instanceof ApiProblem)
      throw new Failure(`${error.message} Is Photostack running? npm start brings it up.`);
    throw new Failure("Nothing answers there: bring Photostack up with npm start, and try again.");
  }
}

/** Makes an account. */
function register(visitor: Call, { username, displayName }: DemoPerson): Promise<SignIn> {
  const email = `${username}@photostack.example`;
  const body = { username, email, password: demoPassword, display_name: displayName };
  return visitor("POST /auth/register", { body });
}

/** Signs in to an account that an earlier run has made. */
async function logIn(visitor: Call, { username }: DemoPerson): Promise<SignIn> {
  const answer = await visitor("POST /auth/login", { body: { username, password: demoPassword } });
  if ("mfa_required" in answer) throw new Failure(`${username} has a second factor by now: npm run seed can't go on.`);
  return answer;
}
