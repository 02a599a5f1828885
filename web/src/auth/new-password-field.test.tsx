import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { NewPasswordField } from "./new-password-field.tsx";

function Form() {
  const [value, setValue] = useState("");
  return <NewPasswordField label="New password" value={value} onChange={({ target }) => setValue(target.value)} />;
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
