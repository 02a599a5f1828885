/** Something the user can put right: one sentence that says how. Shown without a stack. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** The answer to somebody who asks how a command is used. */
export class Help extends Error {
  override readonly name = "Help";
}

/** What a running step may tell about itself. */
export interface Step {
  /** Replaces the step's title, now and in its final line. */
  title(text: string): void;
}

interface Terminal {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

interface RunningStep {
  title: string;
  readonly started: number;
}

const FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

/** Seconds with one decimal, minutes when it took that long. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Shows what a command is doing. On a terminal the running steps stand in the
 * last lines and are redrawn; elsewhere each beginning and end is one line.
 */
export class Steps {
  readonly #output: Terminal;
  readonly #running = new Set<RunningStep>();
  #timer: NodeJS.Timeout | undefined;
  #drawn = 0;
  #frame = 0;

  constructor(output: Terminal = process.stdout) {
    this.#output = output;
  }

  /** Runs `work` as a step with this title; steps may run side by side. */
  async run<T>(title: string, work: (step: Step) => Promise<T> | T): Promise<T> {
    const step: RunningStep = { title, started: performance.now() };
    this.#running.add(step);
    if (this.#output.isTTY) this.#animate();
    else this.say(`· ${title}`);
    try {
      const result = await work({
        title: (text) => {
          step.title = text;
        },
      });
      this.#end(step, "✓");
      return result;
    } catch (error) {
      this.#end(step, "✗");
      throw error;
    }
  }

  /** Prints lines above the running steps. */
  say(text: string): void {
    this.#erase();
    this.#output.write(`${text}\n`);
    this.#draw();
  }

  #end(step: RunningStep, mark: string): void {
    this.#running.delete(step);
    if (this.#running.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    this.say(`${mark} ${step.title}  ${duration(performance.now() - step.started)}`);
  }

  #animate(): void {
    this.#timer ??= setInterval(() => {
      this.#frame = (this.#frame + 1) % FRAMES.length;
      this.#erase();
      this.#draw();
    }, 100);
    // A spinner must never be what keeps a process alive.
    this.#timer.unref();
  }

  #erase(): void {
    if (this.#drawn > 0) this.#output.write(`\x1b[${this.#drawn}A\x1b[J`);
    this.#drawn = 0;
  }

  #draw(): void {
    if (!this.#output.isTTY) return;
    // A line that wraps would break the count of lines to go back.
    const width = (this.#output.columns ?? 80) - 1;
    for (const step of this.#running) {
      const line = `${FRAMES[this.#frame]} ${step.title}  ${duration(performance.now() - step.started)}`;
      this.#output.write(`${line.slice(0, width)}\n`);
    }
    this.#drawn = this.#running.size;
  }
}
