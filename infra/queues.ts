import { Duration } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { queueWorkers, resourceName, streamWorker } from "./workers.ts";

const RECEIVES = 5;
const VISIBILITY_SECONDS = 30;

/** A queue for each worker, with a dead-letter queue that keeps for two weeks what can't be worked off. */
export class Queues extends Construct {
  readonly #queues = new Map<string, Queue>();
  readonly #deadLetters = new Map<string, Queue>();
  readonly #enforceSSL: boolean;

  constructor(scope: Construct, { enforceSSL }: { enforceSSL: boolean }) {
    super(scope, "Messaging");
    this.#enforceSSL = enforceSSL;
    for (const { name } of [...queueWorkers, streamWorker]) {
      this.#deadLetters.set(name, this.#make(`${name}-dlq`, { retentionPeriod: Duration.days(14) }));
    }
    for (const { name, timeout = 0, receives = RECEIVES } of queueWorkers) {
      const queue = this.#make(name, {
        retentionPeriod: Duration.days(4),
        // Short, so that what a killed worker held comes back soon; all work is idempotent.
        visibilityTimeout: Duration.seconds(Math.max(VISIBILITY_SECONDS, timeout + 10)),
        deadLetterQueue: { queue: this.deadLettersOf(name), maxReceiveCount: receives },
      });
      this.#queues.set(name, queue);
    }
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

  #make(name: string, props: ConstructorParameters<typeof Queue>[2]): Queue {
    const encryption = QueueEncryption.SQS_MANAGED;
    return new Queue(this, name, { queueName: resourceName(name), encryption, enforceSSL: this.#enforceSSL, ...props });
  }
}

function known(queues: ReadonlyMap<string, Queue>, worker: string): Queue {
  const queue = queues.get(worker);
  if (!queue) throw new Error(`There is no worker ${worker} in infra/workers.ts`);
  return queue;
}
