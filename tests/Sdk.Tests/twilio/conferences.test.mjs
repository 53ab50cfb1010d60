import assert from "node:assert/strict";
import { test } from "node:test";
import { client, newSid, refusal, seededAccount } from "./twin.mjs";

const daily = "CF1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d";
const support = "CF3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f";
const from = "+15005550006";

test("conferences are listed, filtered and fetched", async () => {
  const { conferences } = client(seededAccount);
  const conference = await conferences(daily).fetch();
  assert.equal(conference.friendlyName, "Daily stand-up");
  assert.equal(conference.status, "in-progress");
  assert.ok((await conferences.list()).some((c) => c.sid === daily));
  assert.deepEqual(
    (await conferences.list({ friendlyName: "Planning" })).map((c) => c.status),
    ["completed"],
  );
  await assert.rejects(conferences(newSid("CF")).fetch(), refusal(404, 20404));
});

test("a participant lives: call, fetch, mute, hold, leave", async () => {
  const account = client(seededAccount);
  const { participants } = account.conferences(daily);

  const participant = await participants.create({ from, to: "+15558675310", label: newSid("L") });
  assert.match(participant.callSid, /^CA[0-9a-f]{32}$/);
  assert.equal(participant.conferenceSid, daily);
  assert.equal(participant.muted, false);
  assert.equal((await account.calls(participant.callSid).fetch()).to, "+15558675310");

  assert.equal((await participants(participant.callSid).update({ muted: true })).muted, true);
  const held = await participants(participant.callSid).update({ hold: true });
  assert.equal(held.hold, true);
  assert.equal(held.muted, true);
  assert.equal((await participants(participant.callSid).fetch()).hold, true);
  assert.ok((await participants.list({ muted: true })).some((p) => p.callSid === participant.callSid));
  assert.ok(!(await participants.list({ muted: false })).some((p) => p.callSid === participant.callSid));

  assert.equal(await participants(participant.callSid).remove(), true);
  await assert.rejects(participants(participant.callSid).fetch(), refusal(404, 20404));
});

test("a participant belongs to its conference", async () => {
  const account = client(seededAccount);
  const participant = await account.conferences(support).participants.create({ from, to: "+15558675312" });
  await assert.rejects(account.conferences(daily).participants(participant.callSid).fetch(), refusal(404, 20404));
  assert.ok(!(await account.conferences(daily).participants.list()).some((p) => p.callSid === participant.callSid));
  await account.conferences(support).participants(participant.callSid).remove();
});

test("a conference that nobody knows takes no participants", async () => {
  const { participants } = client(seededAccount).conferences(newSid("CF"));
  await assert.rejects(participants.create({ from, to: "+15558675310" }), refusal(404, 20404));
  assert.deepEqual(await participants.list(), []);
});

test("a conference is ended", async () => {
  const account = client(seededAccount);
  const ended = await account.conferences(support).update({ status: "completed" });
  assert.equal(ended.status, "completed");
  const conference = await account.conferences(support).fetch();
  assert.match(conference.reasonConferenceEnded, /^conference-ended-via-api$/);
  assert.deepEqual(await account.conferences(support).participants.list(), []);
});
