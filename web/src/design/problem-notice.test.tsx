import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { ApiProblem } from "../../../shared/client.ts";
import { renderPart } from "../testing/render-part.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

const failure = (status: number, trace_id: string) =>
  new ApiProblem({ type: "about:blank", title: "", status, detail: "It failed.", code: "any", trace_id });

test("a failure of the server shows a reference that can be copied", async () => {
  const user = userEvent.setup();
  renderPart(<ProblemNotice error={failure(500, "4bf92f3577b34da6a3ce929d0e0e4736")} />);
  expect(screen.getByText("4bf92f3577b34da6a3ce929d0e0e4736")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Copy the reference" }));
  expect(await navigator.clipboard.readText()).toBe("4bf92f3577b34da6a3ce929d0e0e4736");
  expect(await screen.findByText("Reference copied")).toBeTruthy();
});

test("what the person did needs none, and what never reached the server has none", () => {
  render(<ProblemNotice error={failure(409, "4bf92f3577b34da6a3ce929d0e0e4736")} />);
  render(<ProblemNotice error={failure(503, "")} />);
  expect(screen.getAllByText("It failed.")).toHaveLength(2);
  expect(screen.queryByText(/Reference/)).toBeNull();
});

test("only what all stands at fields of the form is left to them", () => {
  const refusal = (...paths: string[]) =>
    new ApiProblem({
      type: "about:blank",
      title: "",
      status: 422,
      detail: `Wrong: ${paths}`,
      code: "invalid_request",
      trace_id: "",
      errors: paths.map((path) => ({ path: `body.${path}`, message: "Wrong" })),
    });
  render(<ProblemNotice error={refusal("text")} fields={["text"]} />);
  render(<ProblemNotice error={refusal("text", "reply_to")} fields={["text"]} />);
  render(<ProblemNotice error={refusal("cursor")} />);
  expect(screen.getAllByRole("alert").map(({ textContent }) => textContent)).toEqual([
    "Wrong: text,reply_to",
    "Wrong: cursor",
  ]);
});
