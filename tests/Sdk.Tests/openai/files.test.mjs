import assert from "node:assert/strict";
import { test } from "node:test";
import { toFile } from "openai";
import { OpenAI, client, collect, refusal } from "./twin.mjs";

const upload = async (name, text, purpose = "assistants") =>
  client.files.create({ purpose, file: await toFile(Buffer.from(text), name) });

test("models are listed and retrieved", async () => {
  const models = await collect(client.models.list());
  assert.ok(models.some((m) => m.id === "gpt-4o"));
  const model = await client.models.retrieve("gpt-4o");
  assert.deepEqual(model, { id: "gpt-4o", object: "model", created: 1715367049, owned_by: "system" });
  await assert.rejects(
    client.models.retrieve("gpt-0"),
    refusal(OpenAI.NotFoundError, { code: "model_not_found", param: "model", type: "invalid_request_error" }),
  );
});

test("a file lives: upload, retrieve, download, list, delete", async () => {
  const text = '{"prompt": "Grüße"}\n';
  const file = await upload("train.jsonl", text, "fine-tune");
  assert.match(file.id, /^file-[A-Za-z0-9]{22}$/);
  assert.equal(file.object, "file");
  assert.equal(file.filename, "train.jsonl");
  assert.equal(file.purpose, "fine-tune");
  assert.equal(file.bytes, Buffer.byteLength(text));
  assert.deepEqual(await client.files.retrieve(file.id), file);
  assert.equal(await (await client.files.content(file.id)).text(), text);

  assert.ok((await collect(client.files.list())).some((f) => f.id === file.id));
  assert.deepEqual(await client.files.delete(file.id), { id: file.id, object: "file", deleted: true });
  await assert.rejects(
    client.files.retrieve(file.id),
    refusal(OpenAI.NotFoundError, { status: 404, param: "id", message: `404 No such File object: ${file.id}` }),
  );
  await assert.rejects(client.files.content(file.id), refusal(OpenAI.NotFoundError, { status: 404 }));
});

test("files page and filter by purpose", async () => {
  const made = [];
  for (let i = 0; i < 6; i++) {
    made.push((await upload(`${i}.txt`, `${i}`, i % 2 ? "user_data" : "batch")).id);
  }
  const mine = async (query) => (await collect(client.files.list(query))).map((f) => f.id).filter((id) => made.includes(id));
  assert.deepEqual(await mine({ limit: 2 }), [...made].reverse());
  assert.deepEqual(await mine({ limit: 2, order: "asc" }), made);
  assert.deepEqual(await mine({ purpose: "batch", order: "asc" }), [made[0], made[2], made[4]]);
});

test("an upload without a purpose is refused", async () => {
  await assert.rejects(
    toFile(Buffer.from("x"), "x.txt").then((file) => client.files.create({ file })),
    refusal(OpenAI.BadRequestError, { status: 400, type: "invalid_request_error" }),
  );
});

test("embeddings are unit vectors, the same for the same text", async () => {
  const model = "text-embedding-3-small";
  const norm = (vector) => Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
  const packed = await client.embeddings.create({ model, input: ["one", "two", "one"] });
  assert.equal(packed.object, "list");
  assert.equal(packed.model, model);
  assert.deepEqual(
    packed.data.map((d) => d.index),
    [0, 1, 2],
  );
  const [one, two, again] = packed.data.map((d) => d.embedding);
  assert.equal(one.length, 1536);
  assert.ok(Math.abs(norm(one) - 1) < 1e-3);
  assert.deepEqual(one, again);
  assert.notDeepEqual(one, two);
  assert.ok(packed.usage.total_tokens > 0);

  const plain = await client.embeddings.create({ model, input: "one", encoding_format: "float" });
  assert.ok(plain.data[0].embedding.every((x, i) => Math.abs(x - one[i]) < 1e-6));
  const short = await client.embeddings.create({ model, input: "one", dimensions: 8 });
  assert.equal(short.data[0].embedding.length, 8);
  await assert.rejects(
    client.embeddings.create({ model: "gpt-4o", input: "one" }),
    refusal(OpenAI.NotFoundError, { code: "model_not_found" }),
  );
});

test("other operations answer with examples", async () => {
  const moderation = await client.moderations.create({ input: "Have a nice day" });
  assert.equal(typeof moderation.results[0].flagged, "boolean");
  const images = await client.images.generate({ prompt: "A cat" });
  assert.ok(Array.isArray(images.data));
  const spoken = await client.audio.transcriptions.create({
    model: "whisper-1",
    file: await toFile(Buffer.from("RIFF"), "a.wav"),
  });
  assert.equal(typeof spoken.text, "string");
});

test("an unknown path is refused in the provider's shape", async () => {
  await assert.rejects(
    client.get("/no/such/path"),
    refusal(OpenAI.NotFoundError, { status: 404, type: "invalid_request_error" }),
  );
});
