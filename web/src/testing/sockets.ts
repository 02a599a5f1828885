import { vi } from "vitest";

/** A WebSocket whose other side the test is. */
export class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  readonly sent: string[] = [];
  readonly url: string;
  readyState = 0;

  constructor(url: string) {
    super();
    this.url = url;
  }

  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  say(event: object): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(event) }));
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.readyState = 3;
    this.dispatchEvent(new Event("close"));
  }
}

/** Lets the test be the other side of every WebSocket. Returns those that were opened. */
export function serveSockets(): FakeSocket[] {
  const sockets: FakeSocket[] = [];
  class ServedSocket extends FakeSocket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }
  }
  vi.stubGlobal("WebSocket", ServedSocket);
  return sockets;
}

type Task = () => Promise<unknown>;

/** Gives the browser locks, which jsdom lacks: of each name one holder at a time, in their order. */
export function giveLocks(): void {
  const last = new Map<string, Promise<unknown>>();
  const request = async (name: string, ...[options, task]: [Task, never?] | [{ signal: AbortSignal }, Task]) => {
    const held = async () => {
      if (typeof options === "function") return options();
      if (!options.signal.aborted) return task?.();
    };
    const turn = (last.get(name) ?? Promise.resolve()).then(held);
    last.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
  Object.defineProperty(navigator, "locks", { value: { request }, configurable: true });
}

export function takeLocks(): void {
  Reflect.deleteProperty(navigator, "locks");
}
