import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { ApiProblem } from "../../../shared/client.ts";
import { useWait } from "./problems.ts";

test("the wait is known from the first drawing on", () => {
  const document = { type: "about:blank", title: "", status: 429, detail: "", code: "rate_limited", trace_id: "" };
  const drawn: number[] = [];
  const error = new ApiProblem(document, 9);
  renderHook(() => drawn.push(useWait(error)));
  expect(drawn).toEqual([9]);
});
