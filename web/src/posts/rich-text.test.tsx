import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { Caption } from "./caption.tsx";
import { RichText } from "./rich-text.tsx";

const links = () => screen.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);

test("hashtags and mentions are links, the rest is text; positions count as JavaScript does", () => {
  const text = "🌅 #Hafen with @jun!";
  const { container } = render(
    <RichText
      text={text}
      entities={[
        { kind: "tag", value: "hafen", start: 3, end: 9 },
        { kind: "mention", value: "jun", start: 15, end: 19 },
      ]}
    />,
  );
  expect(container.textContent).toBe(text);
  expect(links()).toEqual([
    ["#Hafen", "/tags/hafen"],
    ["@jun", "/u/jun"],
  ]);
});

test("a tag of any script has an address", () => {
  render(<RichText text="#夕日" entities={[{ kind: "tag", value: "夕日", start: 0, end: 3 }]} />);
  expect(links()).toEqual([["#夕日", "/tags/%E5%A4%95%E6%97%A5"]]);
});

test("positions that don't fit the text lose their link, not the text", () => {
  const { container } = render(
    <RichText
      text="#abc"
      entities={[
        { kind: "tag", value: "abc", start: 0, end: 4 },
        { kind: "tag", value: "bc", start: 1, end: 4 },
        { kind: "tag", value: "x", start: 4, end: 9 },
      ]}
    />,
  );
  expect(container.textContent).toBe("#abc");
  expect(links()).toHaveLength(1);
});

test("a long caption is folded, also one without spaces", () => {
  const { container } = render(<Caption text={"光".repeat(400)} entities={[]} />);
  expect(container.textContent).toBe(`${"光".repeat(220)}… Read on`);
});

test("a caption is not folded in the middle of a character", () => {
  const { container } = render(<Caption text={`a${"🌅".repeat(200)}`} entities={[]} />);
  expect(container.textContent).toBe(`a${"🌅".repeat(109)}… Read on`);
});

test("a caption of many short lines is folded, and read on from where it was", async () => {
  const text = Array.from({ length: 30 }, (_, line) => line).join("\n");
  const { container } = render(<Caption text={text} entities={[]} />);
  expect(container.textContent).toBe("0\n1\n2\n3\n4\n5\n6\n7… Read on");
  await userEvent.click(screen.getByRole("button", { name: "Read on" }));
  expect(container.textContent).toBe(text);
  expect(document.activeElement).toBe(container.querySelector("p"));
});
