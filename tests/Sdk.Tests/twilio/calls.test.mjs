import assert from "node:assert/strict";
import { test } from "node:test";
import { client, newSid, refusal, seededAccount } from "./twin.mjs";

const from = "+15005550006";
const to = "+15558675310";
const url = "https://example.com/voice.xml";

test("a call lives: create, fetch, hang up, remove", async () => {
  const { calls } = client();

  const call = await calls.create({ to, from, url });
  assert.match(call.sid, /^CA[0-9a-f]{32}$/);
  assert.equal(call.status, "queued");
  assert.equal(call.direction, "outbound-api");
  assert.equal(call.to, to);
  assert.equal(call.endTime, null);
  assert.deepEqual((await calls(call.sid).fetch()).toJSON(), call.toJSON());

  const ended = await calls(call.sid).update({ status: "completed" });
  assert.equal(ended.status, "completed");
  const kept = await calls(call.sid).fetch();
  assert.ok(kept.endTime instanceof Date);
  assert.equal(kept.duration, "0");

  assert.equal(await calls(call.sid).remove(), true);
  await assert.rejects(calls(call.sid).fetch(), refusal(404, 20404));
});

test("a call ends once", async () => {
  const { calls } = client();
  const call = await calls.create({ to, from, twiml: "<Response><Say>Hello</Say></Response>" });
  assert.equal((await calls(call.sid).update({ status: "canceled" })).status, "canceled");
  await assert.rejects(calls(call.sid).update({ status: "completed" }), refusal(400, 21220));
  assert.equal((await calls(call.sid).fetch()).status, "canceled");
});

test("refused calls are not kept", async () => {
  const account = client();
  await assert.rejects(account.calls.create({ to, from }), refusal(400, 21205));
  await assert.rejects(account.calls.create({ to: "", from, url }), refusal(400, 21201));
  await assert.rejects(account.calls.create({ to, from: "", url }), refusal(400, 21213));
  await assert.rejects(account.calls.create({ to: "+15005550001", from, url }), refusal(400, 21217));
  await assert.rejects(account.calls(newSid("CA")).update({ status: "completed" }), refusal(404, 20404));
  assert.deepEqual(await account.calls.list(), []);
});

test("lists of calls filter by status", async () => {
  const { calls } = client();
  const first = await calls.create({ to, from, url });
  const second = await calls.create({ to, from, url });
  await calls(first.sid).update({ status: "completed" });

  const sids = async (filter) => (await calls.list(filter)).map((c) => c.sid);
  assert.deepEqual(await sids({ status: "queued" }), [second.sid]);
  assert.deepEqual(await sids({ status: "completed" }), [first.sid]);
  assert.deepEqual(await sids({}), [second.sid, first.sid]);
});

test("a call is recorded", async () => {
  const account = client();
  const call = await account.calls.create({ to, from, url });
  const { recordings } = account.calls(call.sid);

  const recording = await recordings.create({ recordingChannels: "dual" });
  assert.match(recording.sid, /^RE[0-9a-f]{32}$/);
  assert.equal(recording.callSid, call.sid);
  assert.equal(recording.status, "in-progress");
  assert.equal(recording.channels, 2);

  assert.equal((await recordings(recording.sid).update({ status: "stopped" })).status, "stopped");
  assert.equal((await account.recordings(recording.sid).fetch()).status, "stopped");
  assert.equal((await recordings.list()).length, 1);
  assert.equal((await account.recordings.list({ callSid: call.sid })).length, 1);
  assert.equal((await account.recordings.list({ callSid: newSid("CA") })).length, 0);

  assert.equal(await account.recordings(recording.sid).remove(), true);
  await assert.rejects(account.recordings(recording.sid).fetch(), refusal(404, 20404));
  assert.deepEqual(await recordings.list(), []);
});

test("the seeded account has recordings", async () => {
  const { recordings } = client(seededAccount);
  const recording = await recordings("RE1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d").fetch();
  assert.equal(recording.status, "completed");
  assert.equal(recording.duration, "45");
  assert.ok((await recordings.list()).some((r) => r.sid === recording.sid));
});
