import { ownerOf as accountIdOf } from "../audit/audit.ts";
import { type Credentials, credentialsKey } from "../auth/credentials.ts";
import { issueCode } from "../codes/codes.ts";
import { newLink } from "../links/links.ts";
import { get, transact } from "../runtime/table.ts";
import { type Account, accountKey, findUserId, getUser, hasConfirmed } from "../users/users.ts";
import type { Content } from "./content.ts";
import type { Letter } from "./letters.ts";
import type { Mail } from "./mime.ts";
import { render } from "./render/render.ts";
import { alreadyRegisteredWords } from "./words/already-registered.ts";
import { codeWords } from "./words/code.ts";
import { emailChangedWords } from "./words/email-changed.ts";
import { noticeWords } from "./words/notice.ts";
import { resetWords } from "./words/reset.ts";
import { verifyWords } from "./words/verify.ts";

/** The mail that a letter becomes, with the secret made for it; none when there is nobody or nothing to tell. */
export async function compose(letter: Letter): Promise<Mail | undefined> {
  const to = letter.kind === "notice" ? await confirmedAddress(letter.subject) : letter.email;
  const content = to ? await contentOf(letter) : undefined;
  return to && content ? { to, ...render(content) } : undefined;
}

/** Where the owner of an account is told what happens to it: nowhere while the address may be a stranger's. */
async function confirmedAddress(subject: string): Promise<string | undefined> {
  const userId = await accountIdOf(subject);
  const account = userId ? await accountOf(userId) : undefined;
  return account?.email_verified ? account.email : undefined;
}

async function contentOf(letter: Letter): Promise<Content | undefined> {
  switch (letter.kind) {
    case "code":
      return code(letter.email, letter.request_hash);
    case "reset":
      return reset(letter.email);
    case "verify":
      return verify(letter.user_id, letter.email);
    case "email_changed": {
      const { user_id, email, change, at } = letter;
      return emailChangedWords(await makeLink({ purpose: "undo", user_id, email, change }, at));
    }
    case "notice":
      return noticeWords(letter);
  }
}

async function code(email: string, requestHash: string): Promise<Content | undefined> {
  const owner = await ownerOf(email);
  if (!owner) return undefined;
  if (!(await hasConfirmed(owner, email))) return verify(owner, email);
  const issued = await issueCode(email, requestHash);
  return issued ? codeWords(issued) : undefined;
}

async function reset(email: string): Promise<Content | undefined> {
  const owner = await ownerOf(email);
  if (!owner) return undefined;
  if (!(await hasConfirmed(owner, email))) return verify(owner, email);
  const credentials = await get<Credentials>(credentialsKey(owner), { consistent: true });
  return resetWords(await makeLink({ purpose: "reset", user_id: owner, email, revision: credentials?.revision ?? 0 }));
}

async function verify(user_id: string, email: string): Promise<Content | undefined> {
  const [own, owner] = await Promise.all([accountOf(user_id), ownerOf(email)]);
  if (owner && owner !== user_id && (await hasConfirmed(owner, email))) return alreadyRegisteredWords();
  if (!own || (own.email === email && own.email_verified)) return undefined;
  const user = await getUser(user_id);
  return user && verifyWords(await makeLink({ purpose: "verify", user_id, email }), user.username);
}

async function makeLink(...link: Parameters<typeof newLink>): Promise<string> {
  const { token, write } = newLink(...link);
  await transact([write]);
  return token;
}

const accountOf = (userId: string) => get<Account>(accountKey(userId), { consistent: true });
const ownerOf = (email: string) => findUserId(email, { consistent: true });
