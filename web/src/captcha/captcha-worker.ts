import { solutionOf } from "./solution.ts";

self.onmessage = async ({ data }) => self.postMessage(await solutionOf(data).catch(() => null));
