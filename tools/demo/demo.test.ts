import exifr from "exifr";
import { describe, expect, it } from "vitest";
import { createComment } from "../../shared/comments.ts";
import { limits } from "../../shared/limits.ts";
import { passwordFault } from "../../shared/password-policy.ts";
import { Username } from "../../shared/people.ts";
import { createPost } from "../../shared/posts.ts";
import { updateMe } from "../../shared/users.ts";
import { avatars } from "./avatars.ts";
import { conversations, type Remark } from "./conversations.ts";
import { demoPassword, type Person, people } from "./people.ts";
import { takePicture } from "./picture.ts";
import { posts } from "./posts.ts";

const everybody: readonly Person[] = people;
const usernames = everybody.map(({ username }) => username);
const withReplies = (remark: Remark): Remark[] => [remark, ...(remark.replies ?? []).flatMap(withReplies)];
const remarksOn = ({ name }: (typeof posts)[number]) => conversations[name].remarks.flatMap(withReplies);
const remarks = posts.flatMap(remarksOn);
const times = (list: readonly string[], wanted: string) => list.filter((one) => one === wanted).length;

describe("demo data", () => {
  it("is accepted by the contract", () => {
    expect(passwordFault(demoPassword, "classes")).toBeUndefined();
    for (const { username, bio, website } of everybody) {
      expect(Username.parse(username)).toBe(username);
      expect(updateMe.body.safeParse({ bio, ...(website ? { website } : {}) }).success).toBe(true);
    }
    const { caption: captions, alt_texts: altTexts } = createPost.body.shape;
    for (const { caption, pictures } of posts) {
      expect(captions.parse(caption)).toBe(caption);
      expect(altTexts.safeParse(pictures.map(({ alt }) => alt)).success).toBe(true);
    }
    for (const { text } of remarks) expect(createComment.body.parse({ text }).text).toBe(text);
  });

  it("describes every picture", () => {
    const pictures = [...posts.flatMap(({ pictures }) => pictures), ...Object.values(avatars)];
    for (const { alt } of pictures) expect(alt).toMatch(/^\p{Lu}.{20,}/u);
    expect(Object.keys(avatars).sort()).toEqual([...usernames].sort());
  });

  it("mentions only people there are", () => {
    const texts = [...posts.map(({ caption }) => caption), ...remarks.map(({ text }) => text)];
    const mentioned = texts.flatMap((text) => [...text.matchAll(/@([\w.]*\w)/g)].map(([, name]) => name));
    expect(mentioned.length).toBeGreaterThan(10);
    expect(usernames).toEqual(expect.arrayContaining(mentioned));
  });

  it("needs no more of anything from one person than a minute allows", () => {
    const likes = posts
      .flatMap((post) => [conversations[post.name], ...remarksOn(post)])
      .flatMap(({ likes = [] }) => likes);
    for (const { username } of people) {
      const own = posts.filter(({ by }) => by === username);
      expect(own.length).toBeLessThanOrEqual(limits.posts.max);
      // One more is the avatar.
      expect(own.flatMap(({ pictures }) => pictures).length + 1).toBeLessThanOrEqual(limits.uploads.max);
      expect(remarks.filter(({ by }) => by === username).length).toBeLessThanOrEqual(limits.comments.max);
      expect(times(likes, username)).toBeLessThanOrEqual(limits.likes.max);
    }
  });

  it("has one like of a person for one thing, and none for what is their own", () => {
    for (const post of posts)
      for (const { by, likes = [] } of [{ by: post.by, likes: conversations[post.name].likes }, ...remarksOn(post)]) {
        expect(new Set(likes).size).toBe(likes.length);
        expect(likes).not.toContain(by);
      }
  });

  it("tells posts apart by their captions, pictures by their seeds, and remarks on a post by their texts", () => {
    expect(new Set(posts.map(({ caption }) => caption)).size).toBe(posts.length);
    expect(posts.map(({ name }) => name).sort()).toEqual(Object.keys(conversations).sort());
    const seeds = [...posts.flatMap(({ pictures }) => pictures), ...Object.values(avatars)].map(({ seed }) => seed);
    expect(new Set(seeds).size).toBe(seeds.length);
    for (const post of posts) {
      const texts = remarksOn(post).map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it("lets only its followers see, like and discuss what is private", () => {
    const [closed, ...others] = everybody.filter(({ accepts }) => accepts);
    const accepts = closed?.accepts ?? [];
    const asking = everybody.filter(({ follows }) => closed && follows.includes(closed.username));
    expect(others).toEqual([]);
    expect(asking.map(({ username }) => username)).toEqual(expect.arrayContaining([...accepts]));
    expect(asking.length).toBeGreaterThan(accepts.length);
    for (const post of posts.filter(({ by }) => by === closed?.username)) {
      const present = [
        ...conversations[post.name].likes,
        ...remarksOn(post).flatMap(({ by, likes = [] }) => [by, ...likes]),
      ];
      expect([...accepts, post.by]).toEqual(expect.arrayContaining(present));
    }
  });

  it("connects everybody with everybody over some others", () => {
    for (const start of usernames) {
      const reached = new Set([start]);
      for (const name of reached)
        for (const other of everybody.find(({ username }) => username === name)?.follows ?? []) reached.add(other);
      expect([...reached].sort()).toEqual([...usernames].sort());
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
