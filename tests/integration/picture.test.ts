import exifr from "exifr";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { Person } from "../harness/people.ts";
import { photo } from "../harness/pictures.ts";
import { stack } from "../harness/stack.ts";

let ana: Person;
let ben: Person;

beforeAll(async () => {
  [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  expect((await ana.ask("PUT", `/users/${ben.username}/follow`)).status).toBe(204);
});

test("a photo's way from upload to a follower's feed, and out of it again", async () => {
  const original = await photo({ width: 2000, height: 1200, orientation: 6 });
  expect(await exifr.gps(original)).toMatchObject({ latitude: expect.closeTo(52.52, 1) });
  const uploadId = await ben.upload(original);
  const post = { upload_ids: [uploadId], caption: "Harbour", alt_texts: ["Boats at dawn"] };
  const created = await ben.ask("POST", "/posts", post);
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ caption: "Harbour", author: { username: ben.username } });

  const id = created.body.id;
  const feed = await ana.until("/feed", ({ items }) => items.length > 0, 10);
  expect(feed.items.map((item: { id: string }) => item.id)).toEqual([id]);
  const [media] = feed.items[0].media;
  expect(media).toMatchObject({ id: uploadId, width: 1200, height: 2000, alt_text: "Boats at dawn" });
  expect(Buffer.from(media.thumbhash, "base64").length).toBeGreaterThan(10);
  for (const type of ["image/webp", "image/jpeg"]) {
    const ofType = media.sources.filter((source: { type: string }) => source.type === type);
    expect(ofType.length).toBeGreaterThanOrEqual(3);
    for (const { url, width } of ofType) {
      const response = await fetch(url);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe(type);
      const bytes = Buffer.from(await response.arrayBuffer());
      const { width: actual, height, exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect({ actual, exif, icc, xmp, iptc, orientation }).toEqual({ actual: width });
      expect(height / actual).toBeCloseTo(2000 / 1200, 1);
    }
  }
  const unsigned = [media.sources[0].url.split("?")[0], `${stack.outputs.MediaBucket}/quarantine/${uploadId}`];
  for (const path of stack.enforcesRights ? unsigned : [])
    expect((await fetch(new URL(path, `${stack.engine}/`))).status).toBe(403);

  expect((await ana.ask("DELETE", `/posts/${id}`)).status).toBe(404);
  expect((await ben.ask("DELETE", `/posts/${id}`)).status).toBe(204);
  expect((await ana.ask("GET", "/feed")).body.items).toEqual([]);
  expect((await ana.ask("GET", `/posts/${id}`)).status).toBe(404);
  await expect.poll(async () => (await fetch(media.sources[0].url)).status, { timeout: 15_000 }).toBe(404);
});
