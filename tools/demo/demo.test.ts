import exifr from "exifr";
import { describe, expect, it } from "vitest";
import { NewPassword } from "../../shared/auth.ts";
import { limits } from "../../shared/limits.ts";
import { Username } from "../../shared/people.ts";
import { demoPassword, people } from "./people.ts";
import { takePicture } from "./picture.ts";
import { posts } from "./posts.ts";

describe("demo data", () => {
  it("is accepted by the contract", () => {
    expect(NewPassword.safeParse(demoPassword).success).toBe(true);
    for (const { username } of people) expect(Username.parse(username)).toBe(username);
  });

  it("needs no more posts and uploads of one person than a minute allows", () => {
    for (const { username } of people) {
      const own = posts.filter(({ by }) => by === username);
      expect(own.length).toBeLessThanOrEqual(limits.posts.max);
      expect(own.flatMap(({ pictures }) => pictures).length).toBeLessThanOrEqual(limits.uploads.max);
    }
  });

  it("tells posts apart by their captions and pictures by their seeds", () => {
    expect(new Set(posts.map(({ caption }) => caption)).size).toBe(posts.length);
    const seeds = posts.flatMap(({ pictures }) => pictures.map(({ seed }) => seed));
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it("connects everybody with everybody over some others", () => {
    const names: readonly string[] = people.map(({ username }) => username);
    for (const start of names) {
      const reached = new Set([start]);
      for (const name of reached)
        for (const other of people.find(({ username }) => username === name)?.follows ?? []) reached.add(other);
      expect([...reached].sort()).toEqual([...names].sort());
    }
  });
});

it("takes the same picture twice, with camera and place in it", async () => {
  const picture = posts.find(({ by }) => by === "ines.carvalho")?.pictures[0];
  const camera = people[2].camera;
  if (!picture) throw new Error("no picture");
  const [first, second] = [await takePicture(picture, camera), await takePicture(picture, camera)];
  expect(first.equals(second)).toBe(true);
  const exif = await exifr.parse(first, true);
  expect(exif.Model).toBe("LEICA Q3");
  expect(exif.latitude).toBeCloseTo(38.7139, 3);
  expect(exif.longitude).toBeCloseTo(-9.1394, 3);
}, 30_000);
