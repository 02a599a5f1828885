/** Adds up for how long at least one of several pieces of work was under way. */
export class BusyClock {
  #running = 0;
  #since = 0;
  #total = 0;

  get ms(): number {
    return this.#total;
  }

  start(): void {
    if (this.#running === 0) this.#since = performance.now();
    this.#running += 1;
  }

  stop(): void {
    this.#running -= 1;
    if (this.#running === 0) this.#total += performance.now() - this.#since;
  }
}
