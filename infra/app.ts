import { App } from "aws-cdk-lib";
import { settingsFrom } from "./settings.ts";
import { makeStacks } from "./stack.ts";

makeStacks(new App(), settingsFrom(process.env));
