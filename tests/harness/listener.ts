import { WebSocket } from "ws";
import { createTicket, PING, type RealtimeEvent } from "../../shared/realtime.ts";
import { ask, type Member } from "./invoke.ts";
import { stack } from "./stack.ts";

/** Somebody's connection to the deployed WebSocket API, through the gateway that browsers use. */
export class Listener {
  readonly events: RealtimeEvent[] = [];
  /** The code the connection was closed with. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("message", (data) => this.events.push(JSON.parse(String(data))));
  }

  /** @throws with the handshake's status when it is refused */
  static async open(ticket: string | undefined, origin: string | undefined = stack.origin): Promise<Listener> {
    const url = `${stack.origin.replace("http", "ws")}/realtime${ticket ? `?ticket=${ticket}` : ""}`;
    const socket = new WebSocket(url, origin ? { origin } : {});
    await new Promise<void>((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
      socket.once("unexpected-response", (_, { statusCode }) => reject(new Error(`refused: ${statusCode}`)));
    });
    return new Listener(socket);
  }

  static async of(person: Member): Promise<Listener> {
    return Listener.open(await ticketOf(person));
  }

  ping(): void {
    this.send(PING);
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  heard(type: RealtimeEvent["type"]): number {
    return this.events.filter((event) => event.type === type).length;
  }

  close(): void {
    this.#socket.close();
  }

  /** Goes away without a word, as when a cable is pulled. */
  drop(): void {
    this.#socket.terminate();
  }
}

export async function ticketOf(person: Member): Promise<string> {
  const { body } = await ask(createTicket, { as: person });
  return body.ticket;
}
