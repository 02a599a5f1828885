import * as z from "zod";
import { Role } from "../../shared/accounts.ts";
import { NewPassword } from "../../shared/credentials.ts";
import { Username } from "../../shared/people.ts";
import { DisplayName, Email } from "../../shared/users.ts";
import { OPERATOR } from "../audit/audit.ts";
import { asInvocation } from "../runtime/invocation.ts";
import { Problem } from "../runtime/problem.ts";
import { logged } from "../runtime/worker.ts";
import { managed } from "./managed-users.ts";
import { changeMember, givePassword, newMember } from "./members.ts";

/** What `npm run admin` asks for, as whoever may call this function. */
export const Command = z.discriminatedUnion("command", [
  z.strictObject({
    command: z.literal("create-user"),
    username: Username,
    email: Email,
    password: NewPassword,
    display_name: DisplayName.optional(),
    role: Role.default("user"),
  }),
  z.strictObject({ command: z.literal("reset-password"), username: Username, password: NewPassword }),
  z.strictObject({ command: z.literal("set-role"), username: Username, role: Role }),
  z.strictObject({ command: z.literal("deactivate-user"), username: Username }),
  z.strictObject({ command: z.literal("reactivate-user"), username: Username }),
]);
export type Command = z.infer<typeof Command>;

/** What came of it: whom it was about, or what was wrong, in a sentence. */
export type Outcome = { readonly id: string; readonly username: string } | { readonly problem: string };

const staff = { actor: OPERATOR, address: "", userAgent: "" };

/** Carries out a command of the people who run Photostack. */
export const handler = (event: unknown): Promise<Outcome> =>
  asInvocation(undefined, () =>
    logged("administration/run-command", async () => {
      const command = Command.safeParse(event);
      if (!command.success) return { problem: z.prettifyError(command.error) };
      return carryOut(command.data).catch((error: unknown) => {
        if (error instanceof Problem) return { problem: error.message };
        throw error;
      });
    }),
  );

async function carryOut(command: Command): Promise<Outcome> {
  if (command.command === "create-user") {
    const { member, commit } = await newMember(command, staff);
    await commit();
    return { id: member.user.id, username: member.user.username };
  }
  const member = await managed(command.username);
  switch (command.command) {
    case "reset-password":
      await givePassword(member, command.password, staff);
      break;
    case "set-role":
      await changeMember(member, { role: command.role }, staff);
      break;
    default:
      await changeMember(member, { active: command.command === "reactivate-user" }, staff);
  }
  return { id: member.user.id, username: member.user.username };
}
