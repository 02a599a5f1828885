import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { IdleWorker, runWorkers } from "../testing/workers.ts";
import { NewPasswordField } from "./new-password-field.tsx";

function Form() {
  const [value, setValue] = useState("");
  return (
    <NewPasswordField
      label="New password"
      value={value}
      onChange={({ target }) => setValue(target.value)}
      personal={["ana.prado"]}
    />
  );
}

const kept = () =>
  screen
    .getAllByRole("listitem")
    .filter(({ textContent }) => textContent?.includes("(done)"))
    .map(({ textContent }) => textContent);

test("rules are ticked off as they are kept, and told once one pauses", async () => {
  render(<Form />);
  const field = screen.getByLabelText("New password");
  expect(screen.getAllByRole("listitem")).toHaveLength(5);
  expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toContain("a digit");
  await userEvent.type(field, "Harbour");
  expect(kept()).toEqual(["an upper-case letter (done)", "a lower-case letter (done)"]);
  expect(screen.getByRole("status").textContent).toBe("");
  expect(
    await screen.findByText("Still needs 8 to 128 characters, a digit, a special character.", {}, { timeout: 3000 }),
  ).toBeTruthy();
  await userEvent.type(field, "-7");
  expect(kept()).toHaveLength(5);
  expect(await screen.findByText("Nothing missing.", {}, { timeout: 3000 })).toBeTruthy();
});

test("what is typed can be shown and hidden", async () => {
  render(<Form />);
  const field = screen.getByLabelText<HTMLInputElement>("New password");
  await userEvent.type(field, "Harbour");
  await userEvent.click(screen.getByRole("button", { name: "Show new password" }));
  expect([field.type, field.value, field.getAttribute("spellcheck")]).toEqual(["text", "Harbour", "false"]);
  await userEvent.click(screen.getByRole("button", { name: "Hide new password" }));
  expect(field.type).toBe("password");
});

test("the strength is shown in words and told with the rules, once one pauses", async () => {
  const workers = runWorkers();
  render(<Form />);
  expect(workers).toEqual([]);
  const field = screen.getByLabelText("New password");
  await userEvent.type(field, "Ana.prado1");
  expect(await screen.findByText("Weak")).toBeTruthy();
  expect(screen.getByText("It is much like your name or address.")).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("");
  expect(
    await screen.findByText(
      "Nothing missing. Strength: Weak. It is much like your name or address.",
      {},
      { timeout: 3000 },
    ),
  ).toBeTruthy();
  await userEvent.type(field, " and unrelated words");
  expect(await screen.findByText("Strong")).toBeTruthy();
  expect(workers).toHaveLength(1);
});

test("without an estimate one can type and send all the same", async () => {
  expect(Worker).toBe(IdleWorker);
  render(<Form />);
  await userEvent.type(screen.getByLabelText("New password"), "Wide-Harbour-7");
  expect(kept()).toHaveLength(5);
  expect(screen.getByText("Several unrelated words are hard to guess.")).toBeTruthy();
});
