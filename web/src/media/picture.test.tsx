import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { mediaOf } from "../testing/samples.ts";
import { Picture } from "./picture.tsx";

const sheet = mediaOf("m");

test("offers every width of every type, and holds its place", () => {
  const { container } = render(<Picture media={sheet} sizes="50vw" fallbackAlt="Photograph" />);
  const source = container.querySelector("source");
  expect(source?.type).toBe("image/webp");
  expect(source?.srcset).toBe("https://media.test/m-320.webp 320w, https://media.test/m-1080.webp 1080w");
  expect(source?.sizes).toBe("50vw");
  const image = screen.getByRole<HTMLImageElement>("img", { name: "Alt of m" });
  expect(image.srcset).toBe("https://media.test/m-320.jpeg 320w, https://media.test/m-1080.jpeg 1080w");
  expect(image.sizes).toBe("50vw");
  expect([image.getAttribute("width"), image.getAttribute("height")]).toEqual(["1200", "800"]);
});

test("shows its blurred preview until it is loaded", () => {
  render(<Picture media={sheet} sizes="50vw" fallbackAlt="Photograph" />);
  const image = screen.getByRole("img");
  expect(image.style.backgroundImage).toContain("data:image/png;base64,");
  fireEvent.load(image);
  expect(image.style.backgroundImage).toBe("");
});

test("does without a preview that cannot be read", () => {
  render(<Picture media={{ ...sheet, thumbhash: "%" }} sizes="50vw" fallbackAlt="Photograph" />);
  expect(screen.getByRole("img").style.backgroundImage).toBe("");
});

test("only the first is loaded at once", () => {
  render(<Picture media={sheet} sizes="50vw" fallbackAlt="Photograph" first />);
  render(<Picture media={{ ...sheet, alt_text: "" }} sizes="50vw" fallbackAlt="Photograph by jun" />);
  expect(screen.getByRole("img", { name: "Alt of m" }).getAttribute("loading")).toBe("eager");
  expect(screen.getByRole("img", { name: "Photograph by jun" }).getAttribute("loading")).toBe("lazy");
});
