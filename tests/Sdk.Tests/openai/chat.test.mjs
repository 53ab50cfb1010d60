import assert from "node:assert/strict";
import { test } from "node:test";
import { OpenAI, client, collect, model, refusal } from "./twin.mjs";

const ask = (content) => [{ role: "user", content }];

test("a completion answers the last message of the user", async () => {
  const completion = await client.chat.completions.create({
    model,
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "What is the capital of France?" },
    ],
  });
  assert.match(completion.id, /^chatcmpl-[A-Za-z0-9]{29}$/);
  assert.equal(completion.object, "chat.completion");
  assert.equal(completion.model, model);
  assert.ok(Math.abs(completion.created - Date.now() / 1000) < 60);
  assert.equal(completion.choices.length, 1);
  const [choice] = completion.choices;
  assert.equal(choice.index, 0);
  assert.equal(choice.finish_reason, "stop");
  assert.equal(choice.message.role, "assistant");
  assert.match(choice.message.content, /capital of France/);
  assert.equal(choice.message.refusal, null);
  const { prompt_tokens, completion_tokens, total_tokens } = completion.usage;
  assert.ok(prompt_tokens > 0 && completion_tokens > 0);
  assert.equal(total_tokens, prompt_tokens + completion_tokens);
  assert.match(completion._request_id, /^req_/);
});

test("what it is told to say it says, twice the same", async () => {
  const say = () => client.chat.completions.create({ model, messages: ask("Say this is a test") });
  const first = await say();
  const second = await say();
  assert.equal(first.choices[0].message.content, "this is a test");
  assert.equal(second.choices[0].message.content, "this is a test");
  assert.notEqual(first.id, second.id);
});

test("parts of a message are read as its text", async () => {
  const content = [
    { type: "text", text: "Say hello to the picture" },
    { type: "image_url", image_url: { url: "https://example.com/a.png" } },
  ];
  const completion = await client.chat.completions.create({ model, messages: ask(content) });
  assert.equal(completion.choices[0].message.content, "hello to the picture");
});

test("n choices are answered", async () => {
  const completion = await client.chat.completions.create({ model, n: 3, messages: ask("Say hi") });
  assert.deepEqual(
    completion.choices.map((c) => [c.index, c.message.content]),
    [
      [0, "hi"],
      [1, "hi"],
      [2, "hi"],
    ],
  );
});

test("a bound on the answer's length cuts it", async () => {
  const messages = ask("Say one two three four five");
  const completion = await client.chat.completions.create({ model, messages, max_completion_tokens: 3 });
  assert.equal(completion.choices[0].message.content, "one two three");
  assert.equal(completion.choices[0].finish_reason, "length");
});

test("a stream gives the role, the words and why it ended", async () => {
  const stream = await client.chat.completions.create({ model, stream: true, messages: ask("Say one two three") });
  const chunks = await collect(stream);
  assert.ok(chunks.every((c) => c.object === "chat.completion.chunk" && c.id === chunks[0].id));
  assert.equal(chunks[0].choices[0].delta.role, "assistant");
  assert.equal(chunks.map((c) => c.choices[0].delta.content ?? "").join(""), "one two three");
  assert.ok(chunks.length >= 5);
  assert.equal(chunks.at(-1).choices[0].finish_reason, "stop");
  assert.ok(chunks.slice(0, -1).every((c) => c.choices[0].finish_reason === null));
});

test("a stream ends with usage when asked", async () => {
  const stream = await client.chat.completions.create({
    model,
    stream: true,
    stream_options: { include_usage: true },
    messages: ask("Say hi"),
  });
  const last = (await collect(stream)).at(-1);
  assert.deepEqual(last.choices, []);
  assert.ok(last.usage.total_tokens > 0);
});

test("the SDK's stream reader puts the answer together", async () => {
  const runner = client.chat.completions.stream({ model, messages: ask("Say it all together") });
  const deltas = [];
  runner.on("content", (delta) => deltas.push(delta));
  const completion = await runner.finalChatCompletion();
  assert.equal(completion.choices[0].message.content, "it all together");
  assert.equal(deltas.join(""), "it all together");
});

test("a tool is called when the caller insists", async () => {
  const weather = {
    type: "function",
    function: {
      name: "get_weather",
      parameters: {
        type: "object",
        properties: { city: { type: "string" }, days: { type: "integer" } },
        required: ["city", "days"],
      },
    },
  };
  const messages = ask("Weather in Oslo?");
  const free = await client.chat.completions.create({ model, messages, tools: [weather] });
  assert.equal(free.choices[0].finish_reason, "stop");

  const bound = await client.chat.completions.create({ model, messages, tools: [weather], tool_choice: "required" });
  const [choice] = bound.choices;
  assert.equal(choice.finish_reason, "tool_calls");
  assert.equal(choice.message.content, null);
  const [call] = choice.message.tool_calls;
  assert.match(call.id, /^call_/);
  assert.equal(call.function.name, "get_weather");
  assert.deepEqual(Object.keys(JSON.parse(call.function.arguments)), ["city", "days"]);
});

test("JSON is answered when asked", async () => {
  const completion = await client.chat.completions.create({
    model,
    messages: ask("Say yes"),
    response_format: { type: "json_object" },
  });
  assert.deepEqual(JSON.parse(completion.choices[0].message.content), { answer: "yes" });
});

test("a stored completion is kept, changed and deleted", async () => {
  const metadata = { order: "7" };
  const stored = await client.chat.completions.create({ model, store: true, metadata, messages: ask("Say stay") });
  const kept = await client.chat.completions.retrieve(stored.id);
  assert.equal(kept.choices[0].message.content, "stay");
  assert.deepEqual(kept.metadata, metadata);
  assert.equal(kept.created, stored.created);

  const changed = await client.chat.completions.update(stored.id, { metadata: { order: "8" } });
  assert.deepEqual(changed.metadata, { order: "8" });
  const gone = await client.chat.completions.delete(stored.id);
  assert.deepEqual([gone.id, gone.object, gone.deleted], [stored.id, "chat.completion.deleted", true]);
  await assert.rejects(client.chat.completions.retrieve(stored.id), refusal(OpenAI.NotFoundError, { status: 404 }));
});

test("a completion is not kept unasked", async () => {
  const { id } = await client.chat.completions.create({ model, messages: ask("Say bye") });
  await assert.rejects(client.chat.completions.retrieve(id), refusal(OpenAI.NotFoundError, { status: 404 }));
});

test("wrong requests are refused by class, type, code and parameter", async () => {
  const create = (body) => client.chat.completions.create(body);
  const type = "invalid_request_error";
  await assert.rejects(
    create({ model: "no-such-model", messages: ask("Hi") }),
    refusal(OpenAI.NotFoundError, { status: 404, type, code: "model_not_found" }),
  );
  await assert.rejects(
    create({ model }),
    refusal(OpenAI.BadRequestError, { status: 400, type, param: "messages", code: "missing_required_parameter" }),
  );
  await assert.rejects(
    create({ model, messages: [] }),
    refusal(OpenAI.BadRequestError, { type, param: "messages", code: "empty_array" }),
  );
  await assert.rejects(
    create({ messages: ask("Hi") }),
    refusal(OpenAI.BadRequestError, { message: "400 you must provide a model parameter" }),
  );
  await assert.rejects(
    create({ model, messages: [{ role: "robot", content: "Hi" }] }),
    refusal(OpenAI.BadRequestError, { param: "messages[0].role", code: "invalid_value" }),
  );
  await assert.rejects(
    create({ model, messages: ask("Hi"), temperature: 3 }),
    refusal(OpenAI.BadRequestError, { param: "temperature", code: "decimal_above_max_value" }),
  );
  await assert.rejects(
    create({ model, messages: ask("Hi"), n: "many" }),
    refusal(OpenAI.BadRequestError, { type, param: "n" }),
  );
  await assert.rejects(
    create({ model, stream: true, messages: [] }),
    refusal(OpenAI.BadRequestError, { status: 400, param: "messages" }),
  );
});
