import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderPart } from "../testing/render-part.tsx";
import { held, signedIn } from "../testing/server.ts";
import { beginSession, endSession } from "./session.ts";
import { type Toggle, useToggle } from "./toggle.ts";

type Standing = "none" | "requested" | "following";

type Press = (wanted: Standing) => void;

let key = 0;

function Button({ toggle, give }: { readonly toggle: Toggle<Standing>; readonly give: (press: Press) => void }) {
  give(useToggle(toggle));
  return null;
}

/** A toggle whose requests are answered by hand, and everything it shows and sends. */
function begin(now: Standing = "none") {
  const answers: ReturnType<typeof held<Standing | undefined>>[] = [];
  const sent: Standing[] = [];
  const shown: Standing[] = [];
  const settled = vi.fn<() => void>();
  let set: Press = () => undefined;
  key += 1;
  const toggle = {
    key: ["test", String(key)],
    now,
    show: (_: unknown, state: Standing) => void shown.push(state),
    send: (wanted: Standing) => {
      sent.push(wanted);
      const answer = held<Standing | undefined>();
      answers.push(answer);
      return answer.promise;
    },
    settled,
  };
  renderPart(
    <Button
      toggle={toggle}
      give={(press) => {
        set = press;
      }}
    />,
  );
  const answer = async (index: number, state?: Standing) => {
    answers[index]?.resolve(state);
    await Promise.resolve();
  };
  const fail = async (index: number, message: string) => {
    answers[index]?.reject(new Error(message));
    await Promise.resolve();
  };
  return { set, sent, shown, settled, answer, fail };
}

const now = () => new Promise((resolve) => setTimeout(resolve));
const unreachable = /can't be reached/;

test("one request at a time; what was wanted last wins and what was wanted in between is not sent", async () => {
  const { set, sent, shown, settled, answer } = begin();
  set("following");
  for (let press = 0; press < 5; press++) {
    set("none");
    set("following");
  }
  set("none");
  expect(sent).toEqual(["following"]);
  expect(shown.at(-1)).toBe("none");
  await answer(0);
  await now();
  expect(sent).toEqual(["following", "none"]);
  expect(settled).not.toHaveBeenCalled();
  await answer(1);
  await now();
  expect(sent).toHaveLength(2);
  expect(shown.at(-1)).toBe("none");
  expect(settled).toHaveBeenCalledOnce();
});

test("pressed back to what is under way, it sends nothing more", async () => {
  const { set, sent, answer } = begin();
  set("following");
  set("none");
  set("following");
  await answer(0);
  await now();
  expect(sent).toEqual(["following"]);
});

test("what is so already is not sent", () => {
  const { set, sent, shown } = begin("following");
  set("following");
  expect([sent, shown]).toEqual([[], []]);
});

test("refused, it goes back to what was confirmed last and says why", async () => {
  const { set, shown, settled, answer, fail } = begin();
  set("following");
  set("none");
  await answer(0);
  await now();
  await fail(1, "down");
  expect(await screen.findByText(unreachable)).toBeTruthy();
  expect(shown.at(-1)).toBe("following");
  expect(settled).not.toHaveBeenCalled();
});

test("after a failure the wish that came meanwhile is still sent, for the failed one may have been done", async () => {
  const { set, sent, shown, settled, answer, fail } = begin();
  set("following");
  set("none");
  await fail(0, "lost");
  await now();
  expect(sent).toEqual(["following", "none"]);
  await answer(1);
  await now();
  expect(shown.at(-1)).toBe("none");
  expect(settled).toHaveBeenCalledOnce();
});

test("the server may decide on another state than the wanted one", async () => {
  const { set, sent, shown, answer } = begin();
  set("following");
  await answer(0, "requested");
  await now();
  expect(sent).toEqual(["following"]);
  expect(shown).toEqual(["following", "requested"]);
});

test("nothing is written into the next session's cache", async () => {
  signedIn();
  const { set, sent, shown, answer } = begin();
  set("following");
  set("none");
  endSession("out");
  beginSession(900);
  await answer(0);
  await now();
  expect(sent).toEqual(["following"]);
  expect(shown).toEqual(["following", "none"]);
});
