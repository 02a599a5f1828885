import { App } from "aws-cdk-lib";
import { settingsFrom, withContext } from "./settings.ts";
import { makeStacks } from "./stack.ts";

const app = new App();
makeStacks(app, settingsFrom(withContext(app, process.env)));
