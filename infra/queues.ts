import { Duration } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Queue, QueueEncryption, QueuePolicy } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { queueWorkers, resourceName, streamWorker } from "./workers.ts";

const RECEIVES = 5;
const VISIBILITY_SECONDS = 30;
/** S3 tells it of uploads, so that its policy says more than that of the others. */
const UPLOADS = "media/sanitize-upload";

/** A queue for each worker, with a dead-letter queue that keeps for two weeks what can't be worked off. */
export class Queues extends Construct {
  readonly #queues = new Map<string, Queue>();
  readonly #deadLetters = new Map<string, Queue>();

  constructor(scope: Construct, { tls }: { readonly tls: boolean }) {
    super(scope, "Messaging");
    for (const { name } of [...queueWorkers, streamWorker]) {
      this.#deadLetters.set(name, this.#make(`${name}-dlq`, { retentionPeriod: Duration.days(14) }));
    }
    for (const { name, timeout = 0, receives = RECEIVES } of queueWorkers) {
      const queue = this.#make(name, {
        retentionPeriod: Duration.days(4),
        // Short, so that what a killed worker held comes back soon; all work is idempotent.
        visibilityTimeout: Duration.seconds(Math.max(VISIBILITY_SECONDS, timeout + 10)),
        deadLetterQueue: { queue: this.deadLettersOf(name), maxReceiveCount: receives },
        enforceSSL: tls && name === UPLOADS,
      });
      this.#queues.set(name, queue);
    }
    if (tls) this.#askForTls();
  }

  /** The queue that S3 tells of uploads. */
  get uploads(): Queue {
    return this.of(UPLOADS);
  }

  /** Names of the queues; the dead-letter queue of each has `-dlq` behind it. */
  get names(): string[] {
    return [...this.#queues.keys()].map(resourceName);
  }

  of(worker: string): Queue {
    return known(this.#queues, worker);
  }

  deadLettersOf(worker: string): Queue {
    return known(this.#deadLetters, worker);
  }

  /** One policy for all queues that have no other: each by itself would be a resource, and a stack has room for 500. */
  #askForTls(): void {
    const queues = [...this.#queues.values(), ...this.#deadLetters.values()].filter((queue) => queue !== this.uploads);
    const { document } = new QueuePolicy(this, "TlsOnly", { queues });
    document.addStatements(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ["sqs:*"],
        principals: [new AnyPrincipal()],
        resources: ["*"],
        conditions: { Bool: { "aws:SecureTransport": "false" } },
      }),
    );
  }

  #make(name: string, props: ConstructorParameters<typeof Queue>[2]): Queue {
    return new Queue(this, name, {
      queueName: resourceName(name),
      encryption: QueueEncryption.SQS_MANAGED,
      ...props,
    });
  }
}

function known(queues: ReadonlyMap<string, Queue>, worker: string): Queue {
  const queue = queues.get(worker);
  if (!queue) throw new Error(`There is no worker ${worker} in infra/workers.ts`);
  return queue;
}
