import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { endSession } from "../api/session.ts";
import { IdleWorker } from "./workers.ts";

/* What jsdom lacks of a browser, as far as the app needs it. */
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};
URL.createObjectURL = (file) => `blob:${(file as File).name}`;
URL.revokeObjectURL = () => undefined;
Object.assign(globalThis, { Worker: IdleWorker });

beforeEach(() => {
  vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
});

afterEach(() => {
  cleanup();
  endSession("out");
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, "", "/");
});
