import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** An archive that somebody asked for. */
export const makeArchive = defineQueue("exports/make-archive", z.object({ user_id: z.string(), id: z.string() }));
