import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BusyClock } from "./busy-clock.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

test("what goes on at the same time counts once, and pauses don't", () => {
  const clock = new BusyClock();
  const after = (ms: number, what: "start" | "stop") => {
    vi.advanceTimersByTime(ms);
    clock[what]();
  };
  after(5, "start");
  after(10, "start");
  after(10, "stop");
  after(10, "stop");
  expect(clock.ms).toBe(30);
  after(100, "start");
  after(7, "stop");
  expect(clock.ms).toBe(37);
});
