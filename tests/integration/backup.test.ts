import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  PutItemCommand,
  paginateScan,
} from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand, EncryptCommand, KMSClient, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { marshall } from "@aws-sdk/util-dynamodb";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { like, likeKey, unlike } from "../../functions/likes/likes.ts";
import { writeLetter } from "../../functions/mail/letters.ts";
import { getPost } from "../../functions/posts/posts.ts";
import { transact } from "../../functions/runtime/table.ts";
import { ArchiveReader } from "../../tools/backups/archive-reader.ts";
import { backUp, type Place } from "../../tools/backups/back-up.ts";
import { lineOf, type RawItem } from "../../tools/backups/items.ts";
import { admitTarget, canOpenSecrets, putItems, restore, verify } from "../../tools/backups/restore.ts";
import { Failure } from "../../tools/steps.ts";
import { member } from "../harness/invoke.ts";
import { mailsTo, nextMail } from "../harness/mailbox.ts";
import { publishedPost } from "../harness/posts.ts";
import { stack } from "../harness/stack.ts";

const dynamodb = new DynamoDBClient({});
const s3 = new S3Client({ forcePathStyle: true });
const kms = new KMSClient({});
const folder = mkdtempSync(join(tmpdir(), "photostack-backup-"));
const places: Place[] = [];

/** A table and a bucket that nobody else uses. */
async function newPlace(): Promise<Place> {
  const name = `backup-${randomBytes(6).toString("hex")}`;
  await dynamodb.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["pk", "sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    }),
  );
  await s3.send(new CreateBucketCommand({ Bucket: name }));
  const place = { dynamodb, s3, table: name, bucket: name };
  places.push(place);
  return place;
}

async function itemsIn({ table }: Place): Promise<string[]> {
  const lines: string[] = [];
  for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName: table, ConsistentRead: true })) {
    // Sets have no order.
    const sorted = (item: RawItem) => Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    lines.push(...Items.map((item) => lineOf(sorted(item))));
  }
  return lines.toSorted();
}

async function objectsIn({ bucket }: Place) {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Promise.all(
    Contents.map(async ({ Key = "" }) => {
      const { Body, ContentType, CacheControl, Metadata } = await s3.send(
        new GetObjectCommand({ Bucket: bucket, Key }),
      );
      const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []).toString("base64");
      return { Key, ContentType, CacheControl, Metadata, bytes };
    }),
  );
}

const in5Minutes = Math.floor(Date.now() / 1000) + 300;

/** Everything that an item can hold. */
const special: RawItem = {
  pk: { S: "USER#special" },
  sk: { S: "USER" },
  large: { N: "123456789012345678901234567890.12345678" },
  binary: { B: randomBytes(100) },
  texts: { SS: ["a", "ü", "🙂"] },
  numbers: { NS: ["1", "2.5"] },
  binaries: { BS: [Buffer.from([0, 255, 10])] },
  nested: { M: { list: { L: [{ B: Buffer.from([1, 2]) }, { NULL: true }, { BOOL: false }, { M: {} }] } } },
  text: { S: 'line\nbreak \u2028 and a quote "' },
  expires_at: { N: String(in5Minutes) },
};

let keyId = "";
beforeAll(async () => {
  keyId = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId ?? "";
});

async function sealed(purpose: string, more: Record<string, string> = {}): Promise<Uint8Array> {
  const Plaintext = randomBytes(20);
  const { CiphertextBlob = Buffer.alloc(0) } = await kms.send(
    new EncryptCommand({ KeyId: keyId, Plaintext, EncryptionContext: { purpose, ...more } }),
  );
  return CiphertextBlob;
}

async function fill(place: Place, many = 300): Promise<void> {
  const seed = { sealed: await sealed("totp", { user: "ana" }), created: 1 };
  const items: RawItem[] = [
    special,
    marshall({ pk: "SIGNING_KEY", sk: "CURRENT", kid: "k", encrypted: await sealed("access-token-signing") }),
    marshall({ pk: "KEYS", sk: "SIGNING#k", jwk: { kid: "k" } }),
    marshall({ pk: "CREDENTIALS#ana", sk: "CREDENTIALS", password_hash: "h", totp: { ...seed, step: 1 } }),
    marshall({ pk: "CREDENTIALS#ben", sk: "CREDENTIALS", password_hash: "h" }),
    marshall({ pk: "LINK#gone", sk: "LINK", expires_at: in5Minutes - 900 }),
    marshall({ pk: "UPLOAD#gone", sk: "UPLOAD", expires_at: in5Minutes - 900 }),
    ...Array.from({ length: many }, (_, index) =>
      marshall({ pk: `LIKE#post${index % 7}`, sk: randomUUID(), text: "x".repeat(500) }),
    ),
  ];
  for (let at = 0; at < items.length; at += 25) {
    const requests = items.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }));
    await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [place.table]: requests } }));
  }
  const put = (Key: string, more: object = {}) =>
    s3.send(new PutObjectCommand({ Bucket: place.bucket, Key, Body: randomBytes(3000), ...more }));
  await Promise.all([
    ...Array.from({ length: 9 }, (_, index) => put(`media/${index}/640.webp`, { ContentType: "image/webp" })),
    put("media/9/640.jpg", { ContentType: "image/jpeg", CacheControl: "private, max-age=60", Metadata: { by: "ana" } }),
    put("quarantine/untrusted"),
  ]);
}

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const { table, bucket } of places) {
    await dynamodb.send(new DeleteTableCommand({ TableName: table }));
    for (const { Key } of await objectsIn({ dynamodb, s3, table, bucket }))
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  }
});

const newFile = () => join(folder, `${randomUUID()}.zip`);

describe("a backup", () => {
  let from: Place;
  let file: string;

  beforeEach(async () => {
    if (file) return;
    from = await newPlace();
    await fill(from);
    file = newFile();
    await backUp(from, { file });
  });

  const opened = async (path = file) => ArchiveReader.open(path);

  test("brings back every item and every picture as it was, and nothing that is gone or untrusted", async () => {
    const to = await newPlace();
    const archive = await opened();
    expect(await admitTarget(to, archive)).toBe("empty");
    await verify(archive);
    expect(await canOpenSecrets(kms, archive)).toBe(true);
    await restore(archive, to);
    const expected = (await itemsIn(from)).filter((line) => !line.includes("LINK#gone"));
    expect(expected.length).toBe(306);
    expect(await itemsIn(to)).toEqual(expected);
    const pictures = (await objectsIn(from)).filter(({ Key }) => Key.startsWith("media/"));
    expect(pictures).toHaveLength(10);
    expect(await objectsIn(to)).toEqual(pictures);
  });

  test("is refused when a byte of what it holds is another, wherever it is", async () => {
    const bytes = readFileSync(file);
    const archive = await opened();
    const wrong: string[] = [];
    const names = [...archive.manifest.parts.map(({ name }) => name), "media/9/640.jpg", "manifest.json"];
    for (const name of names) {
      // The content comes after the name in the entry's own header.
      const at = bytes.indexOf(name) + name.length + 40;
      const damaged = newFile();
      writeFileSync(damaged, bytes.with(at, (bytes[at] ?? 0) ^ 1));
      const checking = (async () => verify(await opened(damaged)))();
      wrong.push(
        await checking.then(
          () => `${name} was taken`,
          (error: Error) => (error instanceof Failure ? "" : String(error)),
        ),
      );
    }
    expect(wrong.filter(Boolean)).toEqual([]);
  });

  test("is refused when it is cut off, another file, or of another version", async () => {
    const bytes = readFileSync(file);
    const [short, other] = [newFile(), newFile()];
    writeFileSync(short, bytes.subarray(0, bytes.length - 500));
    writeFileSync(other, "not a backup at all");
    await expect(opened(short)).rejects.toThrow(/cut off/);
    await expect(opened(other)).rejects.toThrow(/no backup of Photostack/);
    await expect(opened(join(folder, "nothing.zip"))).rejects.toThrow(/There is no file/);
  });

  test("goes into an empty place only, or on where it was interrupted", async () => {
    const archive = await opened();
    const to = await newPlace();
    await dynamodb.send(
      new PutItemCommand({ TableName: to.table, Item: marshall({ pk: "RATE#10.0.0.1", sk: "RATE" }) }),
    );
    expect(await admitTarget(to, archive)).toBe("empty");
    const stop = new AbortController();
    const interrupted = restore(archive, to, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(interrupted).rejects.toThrow(/abort/);
    expect(await admitTarget(to, archive)).toBe("interrupted");
    const again = newFile();
    await backUp(from, { file: again });
    const other = await opened(again);
    await expect(admitTarget(to, other)).rejects.toThrow(/another backup was interrupted/);
    await restore(archive, to);
    await expect(admitTarget(to, archive)).rejects.toThrow(/not empty/);
    const pictures = await newPlace();
    await s3.send(new PutObjectCommand({ Bucket: pictures.bucket, Key: "media/a", Body: "a" }));
    await expect(admitTarget(pictures, archive)).rejects.toThrow(/bucket .* is not empty/);
  });

  test("of keys that are not there any more is restored without the secrets, and tells whose they were", async () => {
    const foreign = await newPlace();
    await fill(foreign, 3);
    const [path, to] = [newFile(), await newPlace()];
    await backUp(foreign, { file: path });
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId: keyId, PendingWindowInDays: 7 }));
    const archive = await opened(path);
    expect(await canOpenSecrets(kms, archive)).toBe(false);
    expect(await restore(archive, to, { withoutSecrets: true })).toEqual({ apps: ["ana"], backends: [] });
    const lines = (await itemsIn(to)).join("\n");
    for (const secret of ["SIGNING", "sealed", "totp"]) expect(lines).not.toContain(secret);
    expect(lines).toContain("CREDENTIALS#ana");
    expect(await itemsIn(to)).toHaveLength(10 - 1 - 2);
  });

  test("leaves nothing behind when it is interrupted", async () => {
    const path = newFile();
    const stop = new AbortController();
    const writing = backUp(from, { file: path, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(writing).rejects.toThrow(/abort/);
    expect(() => readFileSync(path)).toThrow(/ENOENT/);
    expect(() => readFileSync(`${path}.part`)).toThrow(/ENOENT/);
  });
});

test("what is restored has no consequences, and what happens to it afterwards has", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const post = await publishedPost(ana);
  const target = { kind: "post", id: post.id, authorId: ana.id, post } as const;
  const likes = async () => (await getPost(post.id))?.likes ?? 0;
  const edge = {
    target_kind: "post",
    target_author_id: ana.id,
    post_id: post.id,
    post_author_id: ana.id,
    created_at: post.created_at,
  };
  const letter = (email: string) => writeLetter({ kind: "reset", email });
  const restored = [
    ...[ben.id, uuid(), uuid()].map((id) => ({ ...likeKey(post.id, id), user_id: id, ...edge })),
    "Put" in letter(ana.email) ? (letter(ana.email) as { Put: { Item: object } }).Put.Item : {},
  ].map((item) => marshall(item));
  await putItems({ dynamodb, s3, table: stack.outputs.TableName, bucket: stack.outputs.MediaBucket }, restored);
  // Later in the stream: when these have had their consequences, those before have had their chance.
  await like(cleo.id, target);
  await transact([letter(cleo.email)]);
  await nextMail(cleo.email);
  await expect.poll(likes, { timeout: 15_000 }).toBe(1);
  expect(await mailsTo(ana.email)).toEqual([]);
  await unlike(ben.id, post.id);
  await expect.poll(likes, { timeout: 15_000 }).toBe(0);
});
