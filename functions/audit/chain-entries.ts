import { logger } from "../runtime/logger.ts";
import { chunks } from "../runtime/table.ts";
import { groupWorker } from "../runtime/worker.ts";
import { append, type Chained, LINKS_AT_ONCE } from "./chain.ts";
import { chainEntries } from "./queues.ts";

/** Chains what was written to the audit log, so that what is changed or missing shows. */
export const handler = groupWorker(
  chainEntries,
  () => "chain",
  async (entries) => {
    for (const part of chunks(entries as unknown as Chained[], LINKS_AT_ONCE)) {
      logger.info("audit chain", await append(part));
    }
  },
);
