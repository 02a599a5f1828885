import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { readArguments } from "./arguments.ts";
import { runCommand } from "./lifetime.ts";
import { collectionFile, postmanCollection } from "./postman/collection.ts";
import { root } from "./project.ts";

await runCommand(async ({ steps }) => {
  readArguments({ command: "postman", about: "Writes the Postman collection that follows from the contract." });
  await steps.run("Making the Postman collection", async (step) => {
    writeFileSync(collectionFile, await postmanCollection());
    step.title(`Wrote ${relative(root, collectionFile)}`);
  });
  return 0;
});
