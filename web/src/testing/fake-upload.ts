import { act } from "@testing-library/react";
import { vi } from "vitest";

/** Stands in for the storage behind a presigned POST; each upload is answered by hand. */
export class FakeXhr {
  static sent: FakeXhr[] = [];
  static install() {
    FakeXhr.sent = [];
    vi.stubGlobal("XMLHttpRequest", FakeXhr);
  }
  status = 0;
  url = "";
  form = new FormData();
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  open(_: string, url: string) {
    this.url = url;
  }
  send(form: FormData) {
    this.form = form;
    FakeXhr.sent.push(this);
  }
  abort() {
    this.onabort?.();
  }
  answer(status: number) {
    this.status = status;
    act(() => this.onload?.());
  }
}

/** A file of a size that need not be there. */
export function fileOf(name: string, type = "image/jpeg", size = 10): File {
  const made = new File(["x"], name, { type });
  Object.defineProperty(made, "size", { value: size });
  return made;
}
