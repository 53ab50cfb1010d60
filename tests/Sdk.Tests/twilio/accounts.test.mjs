import assert from "node:assert/strict";
import { test } from "node:test";
import { client, newSid, refusal, seededAccount } from "./twin.mjs";

test("a subaccount lives: create, fetch, rename, suspend, close", async () => {
  const { accounts } = client().api.v2010;

  const created = await accounts.create({ friendlyName: "Workshop" });
  assert.match(created.sid, /^AC[0-9a-f]{32}$/);
  assert.equal(created.friendlyName, "Workshop");
  assert.equal(created.status, "active");
  assert.equal(created.ownerAccountSid, seededAccount);
  assert.match(created.authToken, /^[0-9a-f]{32}$/);
  assert.equal(created.subresourceUris.messages, `/2010-04-01/Accounts/${created.sid}/Messages.json`);

  assert.equal((await accounts(created.sid).fetch()).friendlyName, "Workshop");
  assert.equal((await accounts(created.sid).update({ friendlyName: "Studio" })).friendlyName, "Studio");
  const suspended = await accounts(created.sid).update({ status: "suspended" });
  assert.equal(suspended.status, "suspended");
  assert.equal(suspended.friendlyName, "Studio");
  assert.equal((await accounts(created.sid).update({ status: "closed" })).status, "closed");
});

test("accounts are listed and filtered by name", async () => {
  const { accounts } = client().api.v2010;
  const friendlyName = `Team ${newSid("")}`;
  const created = await accounts.create({ friendlyName });
  assert.deepEqual(
    (await accounts.list({ friendlyName })).map((a) => a.sid),
    [created.sid],
  );
  assert.deepEqual(await accounts.list({ friendlyName, status: "closed" }), []);
});

test("the account of the client is there, whatever its SID", async () => {
  const sid = newSid("AC");
  const account = await client(sid).api.v2010.accounts(sid).fetch();
  assert.equal(account.sid, sid);
});

test("a phone number lives: buy, fetch, configure, list, release", async () => {
  const { incomingPhoneNumbers } = client();

  const number = await incomingPhoneNumbers.create({
    phoneNumber: "+15005550123",
    voiceUrl: "https://example.com/voice",
  });
  assert.match(number.sid, /^PN[0-9a-f]{32}$/);
  assert.equal(number.phoneNumber, "+15005550123");
  assert.equal(number.friendlyName, "(500) 555-0123");
  assert.equal(number.voiceUrl, "https://example.com/voice");
  assert.deepEqual(number.capabilities, { voice: true, sms: true, mms: true, fax: false });

  const configured = await incomingPhoneNumbers(number.sid).update({
    friendlyName: "Front desk",
    smsUrl: "https://example.com/sms",
    voiceCallerIdLookup: true,
  });
  assert.equal(configured.friendlyName, "Front desk");
  assert.equal(configured.smsUrl, "https://example.com/sms");
  assert.equal(configured.voiceUrl, "https://example.com/voice");
  assert.equal(configured.voiceCallerIdLookup, true);
  assert.deepEqual((await incomingPhoneNumbers(number.sid).fetch()).toJSON(), configured.toJSON());

  const found = await incomingPhoneNumbers.list({ phoneNumber: "+15005550123" });
  assert.equal(found.length, 1);
  assert.equal(await incomingPhoneNumbers(number.sid).remove(), true);
  await assert.rejects(incomingPhoneNumbers(number.sid).fetch(), refusal(404, 20404));
});

test("a phone number is found by area code or refused", async () => {
  const { incomingPhoneNumbers } = client();
  const number = await incomingPhoneNumbers.create({ areaCode: "415" });
  assert.match(number.phoneNumber, /^\+1415555\d{4}$/);
  await assert.rejects(incomingPhoneNumbers.create({ areaCode: "533" }), refusal(400, 21452));
  await assert.rejects(incomingPhoneNumbers.create({ phoneNumber: "+15005550000" }), refusal(400, 21422));
  await assert.rejects(incomingPhoneNumbers.create({ phoneNumber: "+15005550001" }), refusal(400, 21421));
});

test("applications, queues and addresses are kept", async () => {
  const account = client();

  const application = await account.applications.create({ friendlyName: "Phone tree", voiceMethod: "GET" });
  assert.match(application.sid, /^AP[0-9a-f]{32}$/);
  assert.equal(application.voiceMethod, "GET");
  await account.applications(application.sid).update({ friendlyName: "Menu" });
  assert.equal((await account.applications.list())[0].friendlyName, "Menu");
  assert.equal(await account.applications(application.sid).remove(), true);

  const queue = await account.queues.create({ friendlyName: "Support", maxSize: 10 });
  assert.equal(queue.maxSize, 10);
  assert.equal((await account.queues(queue.sid).fetch()).friendlyName, "Support");
  assert.equal(await account.queues(queue.sid).remove(), true);
  await assert.rejects(account.queues(queue.sid).fetch(), refusal(404, 20404));

  const address = await account.addresses.create({
    customerName: "Acme",
    street: "1 Main St",
    city: "Springfield",
    region: "IL",
    postalCode: "02139",
    isoCountry: "US",
  });
  assert.equal(address.postalCode, "02139");
  assert.equal((await account.addresses(address.sid).fetch()).city, "Springfield");
});

test("other operations answer with examples", async () => {
  const account = client();
  assert.ok(await account.balance.fetch());
  assert.ok(Array.isArray(await account.usage.records.list({ limit: 3 })));
  assert.ok(Array.isArray(await account.availablePhoneNumbers("US").local.list({ limit: 3 })));
});
