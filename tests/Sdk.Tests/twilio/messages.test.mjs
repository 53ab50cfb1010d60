import assert from "node:assert/strict";
import { test } from "node:test";
import { client, newSid, refusal, seededAccount } from "./twin.mjs";

const from = "+15005550006";
const to = "+15558675310";

test("a message lives: create, fetch, redact, list, remove", async () => {
  const { messages } = client();

  const sent = await messages.create({ to, from, body: "Hello" });
  assert.match(sent.sid, /^SM[0-9a-f]{32}$/);
  assert.equal(sent.to, to);
  assert.equal(sent.from, from);
  assert.equal(sent.body, "Hello");
  assert.equal(sent.status, "queued");
  assert.equal(sent.direction, "outbound-api");
  assert.equal(sent.numSegments, "1");
  assert.equal(sent.numMedia, "0");
  assert.equal(sent.errorCode, null);
  assert.ok(Math.abs(sent.dateCreated.getTime() - Date.now()) < 60_000);

  const fetched = await messages(sent.sid).fetch();
  assert.deepEqual(fetched.toJSON(), sent.toJSON());

  const redacted = await messages(sent.sid).update({ body: "" });
  assert.equal(redacted.body, "");
  assert.equal(redacted.to, to);
  assert.deepEqual(redacted.dateCreated, sent.dateCreated);

  assert.deepEqual(
    (await messages.list()).map((m) => m.sid),
    [sent.sid],
  );
  assert.equal(await messages(sent.sid).remove(), true);
  await assert.rejects(messages(sent.sid).fetch(), refusal(404, 20404));
  assert.deepEqual(await messages.list(), []);
});

test("a message belongs to its account", async () => {
  const mine = client();
  const sent = await mine.messages.create({ to, from, body: "Mine" });

  assert.equal(sent.accountSid, mine.accountSid);
  assert.equal(sent.uri, `/2010-04-01/Accounts/${mine.accountSid}/Messages/${sent.sid}.json`);
  await assert.rejects(client().messages(sent.sid).fetch(), refusal(404, 20404));
  await assert.rejects(client().messages(sent.sid).remove(), refusal(404, 20404));
  assert.equal((await mine.messages(sent.sid).fetch()).body, "Mine");
});

test("text and media are counted", async () => {
  const { messages } = client();
  const long = await messages.create({ to, from, body: "x".repeat(161) });
  assert.equal(long.numSegments, "2");

  const picture = await messages.create({ to, from, mediaUrl: ["https://example.com/a.png"] });
  assert.equal(picture.numMedia, "1");
  assert.equal(picture.body, "");
});

test("texts with + & = and leading zeros arrive as they were", async () => {
  const { messages } = client();
  for (const body of ["1+1=2 & more", "007", "true", "1.10", "Grüße 🙂", "{{now}}"]) {
    assert.equal((await messages.create({ to, from, body })).body, body);
  }
});

test("a scheduled message can be canceled, a canceled one cannot", async () => {
  const { messages } = client();
  const sendAt = new Date(Date.now() + 3_600_000);
  const messagingServiceSid = newSid("MG");
  const scheduled = await messages.create({ to, messagingServiceSid, body: "Later", sendAt, scheduleType: "fixed" });
  assert.equal(scheduled.status, "scheduled");
  assert.equal(scheduled.from, null);
  assert.equal(scheduled.messagingServiceSid, messagingServiceSid);

  assert.equal((await messages(scheduled.sid).update({ status: "canceled" })).status, "canceled");
  assert.equal((await messages(scheduled.sid).fetch()).status, "canceled");
});

test("refused messages are not kept", async () => {
  const account = client();
  const cases = [
    [{ to, body: "no sender" }, 21603],
    [{ to, from }, 21619],
    [{ to: "", from, body: "no receiver" }, 21604],
    [{ to: "+15005550001", from, body: "not a number" }, 21211],
    [{ to: "+15005550002", from, body: "no route" }, 21612],
    [{ to: "+15005550003", from, body: "abroad" }, 21408],
    [{ to: "+15005550004", from, body: "unsubscribed" }, 21610],
    [{ to: "+15005550009", from, body: "a landline" }, 21614],
    [{ to, from: "+15005550001", body: "bad sender" }, 21212],
    [{ to, from: "+15005550007", body: "not ours" }, 21606],
    [{ to, from, body: "x".repeat(1601) }, 21617],
  ];
  for (const [message, code] of cases) {
    await assert.rejects(account.messages.create(message), refusal(400, code), `${code}`);
  }
  assert.deepEqual(await account.messages.list(), []);
});

test("an error says what it is about", async () => {
  const account = client();
  await assert.rejects(account.messages.create({ to: "+15005550001", from, body: "x" }), (error) => {
    assert.equal(error.message, "Invalid 'To' Phone Number: +15005550001");
    assert.equal(error.moreInfo, "https://www.twilio.com/docs/errors/21211");
    return true;
  });
  const sid = newSid("SM");
  await assert.rejects(account.messages(sid).fetch(), (error) => {
    const path = `/2010-04-01/Accounts/${account.accountSid}/Messages/${sid}.json`;
    assert.equal(error.message, `The requested resource ${path} was not found`);
    assert.equal(error.moreInfo, "https://www.twilio.com/docs/errors/20404");
    return true;
  });
  await assert.rejects(account.messages(sid).update({ body: "" }), refusal(404, 20404));
});

test("lists filter by receiver and sender", async () => {
  const { messages } = client();
  const other = "+15558675311";
  await messages.create({ to, from, body: "1" });
  await messages.create({ to: other, from, body: "2" });
  await messages.create({ to: other, from: "+15005550010", body: "3" });

  const bodies = async (filter) => (await messages.list(filter)).map((m) => m.body);
  assert.deepEqual(await bodies({}), ["3", "2", "1"]);
  assert.deepEqual(await bodies({ to: other }), ["3", "2"]);
  assert.deepEqual(await bodies({ to: other, from }), ["2"]);
  assert.deepEqual(await bodies({ to: "+15558675399" }), []);
});

test("lists page forwards and backwards over 130 messages", async () => {
  const { messages } = client();
  for (let i = 0; i < 130; i++) {
    await messages.create({ to, from, body: `${i}` });
  }
  const newestFirst = Array.from({ length: 130 }, (_, i) => `${129 - i}`);

  const all = await messages.list({ pageSize: 20 });
  assert.deepEqual(
    all.map((m) => m.body),
    newestFirst,
  );
  assert.equal((await messages.list({ limit: 45, pageSize: 20 })).length, 45);

  const seen = [];
  await new Promise((resolve, reject) =>
    messages.each({ pageSize: 50, callback: (m) => seen.push(m.body), done: (e) => (e ? reject(e) : resolve()) }),
  );
  assert.deepEqual(seen, newestFirst);

  const first = await messages.page({ to, pageSize: 50 });
  assert.equal(first.instances.length, 50);
  assert.equal(first.previousPageUrl, undefined);
  const second = await first.nextPage();
  const third = await second.nextPage();
  assert.equal(third.instances.length, 30);
  assert.equal(third.nextPageUrl, undefined);
  const back = await third.previousPage();
  assert.deepEqual(
    back.instances.map((m) => m.sid),
    second.instances.map((m) => m.sid),
  );
});

test("media of a message are listed", async () => {
  const media = await client().messages(newSid("MM")).media.list({ limit: 5 });
  assert.ok(Array.isArray(media));
});

test("the seeded account has messages", async () => {
  const sid = "SM2a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d";
  const seeded = await client(seededAccount).messages(sid).fetch();
  assert.equal(seeded.status, "delivered");
  assert.equal(seeded.dateSent.toISOString(), "2026-01-05T09:30:02.000Z");
});
