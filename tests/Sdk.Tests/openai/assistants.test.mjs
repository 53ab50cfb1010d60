import assert from "node:assert/strict";
import { test } from "node:test";
import { OpenAI, client, collect, model, refusal } from "./twin.mjs";

const { assistants, threads } = client.beta;
const notFound = (message) => refusal(OpenAI.NotFoundError, { status: 404, message: `404 ${message}` });

test("an assistant lives: create, retrieve, update, list, delete", async () => {
  const assistant = await assistants.create({ model, name: "Tutor", instructions: "Teach.", metadata: { team: "a" } });
  assert.match(assistant.id, /^asst_[A-Za-z0-9]{24}$/);
  assert.equal(assistant.object, "assistant");
  assert.equal(assistant.name, "Tutor");
  assert.equal(assistant.description, null);
  assert.deepEqual(assistant.tools, []);
  assert.deepEqual(assistant.metadata, { team: "a" });
  assert.ok(Math.abs(assistant.created_at - Date.now() / 1000) < 60);
  assert.deepEqual(await assistants.retrieve(assistant.id), assistant);

  const changed = await assistants.update(assistant.id, { name: "Coach", tools: [{ type: "code_interpreter" }] });
  assert.equal(changed.name, "Coach");
  assert.equal(changed.instructions, "Teach.");
  assert.deepEqual(changed.tools, [{ type: "code_interpreter" }]);
  assert.equal(changed.created_at, assistant.created_at);

  const gone = await assistants.delete(assistant.id);
  assert.deepEqual(gone, { id: assistant.id, object: "assistant.deleted", deleted: true });
  await assert.rejects(assistants.retrieve(assistant.id), notFound(`No assistant found with id '${assistant.id}'.`));
  await assert.rejects(assistants.delete(assistant.id), notFound(`No assistant found with id '${assistant.id}'.`));
});

test("an assistant needs a model", async () => {
  await assert.rejects(
    assistants.create({ name: "Nobody" }),
    refusal(OpenAI.BadRequestError, { status: 400, type: "invalid_request_error", param: "model" }),
  );
});

test("assistants page forwards, backwards and in both orders", async () => {
  const made = [];
  for (let i = 0; i < 25; i++) {
    made.push((await assistants.create({ model, name: `Number ${i}` })).id);
  }
  const mine = (items) => items.map((a) => a.id).filter((id) => made.includes(id));
  const newestFirst = [...made].reverse();

  assert.deepEqual(mine(await collect(assistants.list({ limit: 10 }))), newestFirst);
  assert.deepEqual(mine(await collect(assistants.list({ limit: 7, order: "asc" }))), made);

  const page = await assistants.list({ limit: 5, after: made[20] });
  assert.deepEqual(
    page.data.map((a) => a.id),
    [19, 18, 17, 16, 15].map((i) => made[i]),
  );
  assert.equal(page.has_more, true);
  const before = await assistants.list({ limit: 5, before: made[15] });
  assert.deepEqual(
    before.data.map((a) => a.id),
    [20, 19, 18, 17, 16].map((i) => made[i]),
  );
  await Promise.all(made.map((id) => assistants.delete(id)));
});

test("a thread lives with its messages", async () => {
  const thread = await threads.create({
    messages: [
      { role: "user", content: "First" },
      { role: "assistant", content: "Second" },
    ],
    metadata: { user: "u1" },
  });
  assert.match(thread.id, /^thread_/);
  assert.deepEqual(thread.metadata, { user: "u1" });

  const third = await threads.messages.create(thread.id, { role: "user", content: "Third", metadata: { k: "v" } });
  assert.match(third.id, /^msg_/);
  assert.equal(third.thread_id, thread.id);
  assert.deepEqual(third.content, [{ type: "text", text: { value: "Third", annotations: [] } }]);
  assert.deepEqual(await threads.messages.retrieve(third.id, { thread_id: thread.id }), third);

  const texts = async (query) =>
    (await collect(threads.messages.list(thread.id, query))).map((m) => m.content[0].text.value);
  assert.deepEqual(await texts({}), ["Third", "Second", "First"]);
  assert.deepEqual(await texts({ order: "asc", limit: 2 }), ["First", "Second", "Third"]);

  const changed = await threads.messages.update(third.id, { thread_id: thread.id, metadata: { k: "w" } });
  assert.deepEqual(changed.metadata, { k: "w" });
  const gone = await threads.messages.delete(third.id, { thread_id: thread.id });
  assert.equal(gone.deleted, true);
  assert.deepEqual(await texts({}), ["Second", "First"]);

  assert.deepEqual((await threads.update(thread.id, { metadata: { user: "u2" } })).metadata, { user: "u2" });
  assert.deepEqual((await threads.retrieve(thread.id)).metadata, { user: "u2" });
  assert.deepEqual(await threads.delete(thread.id), { id: thread.id, object: "thread.deleted", deleted: true });
  await assert.rejects(threads.retrieve(thread.id), notFound(`No thread found with id '${thread.id}'.`));
});

test("messages belong to one thread", async () => {
  const one = await threads.create();
  const other = await threads.create();
  const message = await threads.messages.create(one.id, { role: "user", content: "Mine" });
  assert.deepEqual(await collect(threads.messages.list(other.id)), []);
  await assert.rejects(
    threads.messages.retrieve(message.id, { thread_id: other.id }),
    notFound(`No message found with id '${message.id}'.`),
  );
  await assert.rejects(
    threads.messages.create("thread_0", { role: "user", content: "Lost" }),
    notFound("No thread found with id 'thread_0'."),
  );
  await assert.rejects(
    threads.messages.create(one.id, { role: "robot", content: "Beep" }),
    refusal(OpenAI.BadRequestError, { param: "role", code: "invalid_value" }),
  );
});

test("a run answers the thread", async () => {
  const assistant = await assistants.create({ model, instructions: "Repeat." });
  const thread = await threads.create({ messages: [{ role: "user", content: "Say thank you" }] });
  const run = await threads.runs.createAndPoll(thread.id, { assistant_id: assistant.id, metadata: { a: "b" } });
  assert.match(run.id, /^run_/);
  assert.equal(run.status, "completed");
  assert.equal(run.model, model);
  assert.equal(run.instructions, "Repeat.");
  assert.equal(run.usage.total_tokens, run.usage.prompt_tokens + run.usage.completion_tokens);
  assert.deepEqual(await threads.runs.retrieve(run.id, { thread_id: thread.id }), run);

  const [reply] = (await threads.messages.list(thread.id, { run_id: run.id })).data;
  assert.equal(reply.role, "assistant");
  assert.equal(reply.assistant_id, assistant.id);
  assert.equal(reply.content[0].text.value, "thank you");

  const steps = await collect(threads.runs.steps.list(run.id, { thread_id: thread.id }));
  assert.deepEqual(
    steps.map((s) => s.step_details),
    [{ type: "message_creation", message_creation: { message_id: reply.id } }],
  );
  const step = await threads.runs.steps.retrieve(steps[0].id, { thread_id: thread.id, run_id: run.id });
  assert.equal(step.run_id, run.id);
  assert.deepEqual(
    (await collect(threads.runs.list(thread.id))).map((r) => r.id),
    [run.id],
  );
  await assert.rejects(
    threads.runs.cancel(run.id, { thread_id: thread.id }),
    refusal(OpenAI.BadRequestError, { message: "400 Cannot cancel run with status 'completed'." }),
  );
});

test("a run is streamed", async () => {
  const assistant = await assistants.create({ model });
  const thread = await threads.create({ messages: [{ role: "user", content: "Say one two" }] });
  const stream = threads.runs.stream(thread.id, { assistant_id: assistant.id });
  const texts = [];
  stream.on("textDelta", (delta) => texts.push(delta.value));
  const run = await stream.finalRun();
  assert.equal(run.status, "completed");
  assert.equal(texts.join(""), "one two");
  const [message] = await stream.finalMessages();
  assert.equal(message.content[0].text.value, "one two");
});

test("a thread and its run are made in one request", async () => {
  const assistant = await assistants.create({ model });
  const run = await threads.createAndRun({
    assistant_id: assistant.id,
    thread: { messages: [{ role: "user", content: "Say hello" }] },
  });
  assert.equal(run.status, "completed");
  const messages = await collect(threads.messages.list(run.thread_id, { order: "asc" }));
  assert.deepEqual(
    messages.map((m) => [m.role, m.content[0].text.value]),
    [
      ["user", "Say hello"],
      ["assistant", "hello"],
    ],
  );
});

test("a run needs a thread and an assistant, and a refused one leaves nothing", async () => {
  const thread = await threads.create();
  await assert.rejects(
    threads.runs.create(thread.id, { assistant_id: "asst_0" }),
    notFound("No assistant found with id 'asst_0'."),
  );
  await assert.rejects(
    threads.runs.create("thread_0", { assistant_id: "asst_0" }),
    notFound("No thread found with id 'thread_0'."),
  );
  await assert.rejects(
    threads.runs.create(thread.id, {}),
    refusal(OpenAI.BadRequestError, { param: "assistant_id" }),
  );
  assert.deepEqual(await collect(threads.runs.list(thread.id)), []);
});
