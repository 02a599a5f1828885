import { worker } from "../runtime/worker.ts";
import { claim, finish, release } from "./claims.ts";
import { compose } from "./compose.ts";
import { sendMail } from "./queues.ts";
import { deliver, PerhapsSent } from "./transport.ts";

/** Sends a letter, never twice; one that nobody has taken is tried again later. */
export const handler = worker(
  sendMail,
  async ({ id, letter }) => {
    // Before the secret is made: a delivery that is repeated must not replace a code that was sent.
    if (!(await claim(id))) return;
    try {
      const mail = await compose(letter);
      if (mail) await deliver(id, mail);
    } catch (error) {
      if (!(error instanceof PerhapsSent)) await release(id);
      throw error;
    }
    await finish(id);
  },
  { backsOff: true },
);
