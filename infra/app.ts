import { App } from "aws-cdk-lib";
import { settingsFrom } from "./settings.ts";
import { Photostack } from "./stack.ts";

new Photostack(new App(), "Photostack", settingsFrom(process.env));
