import { Logger } from "@aws-lambda-powertools/logger";

/** One structured line per invocation; never a secret, token, mail address or body. */
export const logger = new Logger({ serviceName: "photostack" });
