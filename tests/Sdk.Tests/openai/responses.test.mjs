import assert from "node:assert/strict";
import { test } from "node:test";
import { OpenAI, client, collect, model, refusal } from "./twin.mjs";

test("a response lives: create, retrieve, read its input, delete", async () => {
  const metadata = { topic: "colours" };
  const response = await client.responses.create({ model, input: "Say blue", instructions: "Be brief.", metadata });
  assert.match(response.id, /^resp_[0-9a-f]{48}$/);
  assert.equal(response.object, "response");
  assert.equal(response.status, "completed");
  assert.equal(response.output_text, "blue");
  assert.equal(response.output[0].type, "message");
  assert.equal(response.output[0].role, "assistant");
  assert.equal(response.instructions, "Be brief.");
  assert.deepEqual(response.metadata, metadata);
  assert.equal(response.usage.total_tokens, response.usage.input_tokens + response.usage.output_tokens);

  const kept = await client.responses.retrieve(response.id);
  assert.equal(kept.output_text, "blue");
  assert.equal(kept.created_at, response.created_at);
  assert.deepEqual(kept.output, response.output);

  const items = await collect(client.responses.inputItems.list(response.id));
  assert.equal(items.length, 1);
  assert.equal(items[0].role, "user");
  assert.deepEqual(items[0].content, [{ type: "input_text", text: "Say blue" }]);

  await client.responses.delete(response.id);
  await assert.rejects(client.responses.retrieve(response.id), refusal(OpenAI.NotFoundError, { status: 404 }));
});

test("messages are an input too, and one response follows another", async () => {
  const first = await client.responses.create({
    model,
    input: [
      { role: "developer", content: "Be brief." },
      { role: "user", content: [{ type: "input_text", text: "Say red" }] },
    ],
  });
  assert.equal(first.output_text, "red");
  const next = await client.responses.create({ model, input: "Say green", previous_response_id: first.id });
  assert.equal(next.previous_response_id, first.id);
  await assert.rejects(
    client.responses.create({ model, input: "Hi", previous_response_id: "resp_0" }),
    refusal(OpenAI.BadRequestError, { param: "previous_response_id", code: "previous_response_not_found" }),
  );
});

test("a stream of a response gives typed, numbered events", async () => {
  const events = await collect(await client.responses.create({ model, input: "Say one two three", stream: true }));
  const types = events.map((e) => e.type);
  assert.deepEqual(types.slice(0, 4), [
    "response.created",
    "response.in_progress",
    "response.output_item.added",
    "response.content_part.added",
  ]);
  assert.equal(types.at(-1), "response.completed");
  assert.deepEqual(
    events.map((e) => e.sequence_number),
    events.map((_, i) => i),
  );
  const deltas = events.filter((e) => e.type === "response.output_text.delta").map((e) => e.delta);
  assert.equal(deltas.join(""), "one two three");

  const { id } = events.at(-1).response;
  assert.equal((await client.responses.retrieve(id)).output_text, "one two three");
});

test("the SDK's stream reader puts the response together", async () => {
  const stream = client.responses.stream({ model, input: "Say all of it" });
  const response = await stream.finalResponse();
  assert.equal(response.status, "completed");
  assert.equal(response.output_text, "all of it");
});

test("a bound on the answer's length leaves it incomplete", async () => {
  const response = await client.responses.create({ model, input: "Say one two three", max_output_tokens: 2 });
  assert.equal(response.status, "incomplete");
  assert.equal(response.incomplete_details.reason, "max_output_tokens");
  assert.equal(response.output_text, "one two");
});

test("a response is not kept when the caller says so", async () => {
  const { id } = await client.responses.create({ model, input: "Say bye", store: false });
  await assert.rejects(client.responses.retrieve(id), refusal(OpenAI.NotFoundError, { status: 404 }));
});

test("a finished response cannot be cancelled", async () => {
  const { id } = await client.responses.create({ model, input: "Say done" });
  await assert.rejects(client.responses.cancel(id), refusal(OpenAI.BadRequestError, { status: 400 }));
  await assert.rejects(client.responses.cancel("resp_0"), refusal(OpenAI.NotFoundError, { status: 404 }));
});

test("wrong requests are refused", async () => {
  await assert.rejects(
    client.responses.create({ model: "no-such-model", input: "Hi" }),
    refusal(OpenAI.NotFoundError, { code: "model_not_found" }),
  );
  await assert.rejects(
    client.responses.create({ model }),
    refusal(OpenAI.BadRequestError, { param: "input", code: "missing_required_parameter" }),
  );
});
