import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect, failureOf, unique, url, withEachSdk } from './twin.mjs';

withEachSdk('an idempotent request is replayed, another one with its key refused', async (stripe) => {
  const idempotencyKey = unique('key');
  const first = await stripe.customers.create({ name: 'Once' }, { idempotencyKey });
  assert.equal(first.lastResponse.headers['idempotency-key'], idempotencyKey);
  assert.equal(first.lastResponse.headers['idempotent-replayed'], undefined);
  const second = await stripe.customers.create({ name: 'Once' }, { idempotencyKey });
  assert.equal(second.id, first.id);
  assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
  const other = await failureOf(stripe.customers.create({ name: 'Twice' }, { idempotencyKey }));
  assert.equal(other.type, 'StripeIdempotencyError');
  assert.equal(other.rawType, 'idempotency_error');
  assert.equal(other.statusCode, 400);
});

withEachSdk('parallel requests with one key make one customer', async (stripe) => {
  const idempotencyKey = unique('key');
  const email = `${unique('one')}@example.com`;
  const made = await Promise.all(
    Array.from({ length: 8 }, () => stripe.customers.create({ email }, { idempotencyKey })),
  );
  assert.equal(new Set(made.map((c) => c.id)).size, 1);
  assert.equal((await stripe.customers.list({ email })).data.length, 1);
});

withEachSdk('every answer has a request id and the asked version', async (stripe) => {
  const customer = await stripe.customers.create({}, { apiVersion: '2023-08-16' });
  assert.match(customer.lastResponse.requestId, /^req_\w+$/);
  assert.equal(customer.lastResponse.apiVersion, '2023-08-16');
  assert.equal(customer.lastResponse.statusCode, 200);
});

withEachSdk('events tell what happened', async (stripe) => {
  const customer = await stripe.customers.create({ name: 'Before' });
  await stripe.customers.update(customer.id, { name: 'After' });
  const made = await stripe.events.list({ type: 'customer.created', limit: 100 });
  const created = made.data.find((e) => e.data.object.id === customer.id);
  assert.match(created.id, /^evt_/);
  assert.equal(created.object, 'event');
  assert.equal(created.data.object.name, 'Before');
  assert.equal(created.data.object.object, 'customer');
  const changed = await stripe.events.list({ type: 'customer.updated', limit: 100 });
  const updated = changed.data.find((e) => e.data.object.id === customer.id);
  assert.equal(updated.data.previous_attributes.name, 'Before');
  assert.equal((await stripe.events.retrieve(created.id)).id, created.id);
  const both = await stripe.events.list({ types: ['customer.created', 'customer.updated'], limit: 100 });
  const own = both.data.filter((e) => e.data.object.id === customer.id);
  assert.deepEqual(own.map((e) => e.type), ['customer.updated', 'customer.created']);

  const paid = await stripe.paymentIntents.create({
    amount: 999,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  const succeeded = await stripe.events.list({ type: 'payment_intent.succeeded', limit: 100 });
  assert.ok(succeeded.data.some((e) => e.data.object.id === paid.id));
  const charged = await stripe.events.list({ type: 'charge.succeeded', limit: 100 });
  assert.ok(charged.data.some((e) => e.data.object.payment_intent === paid.id));
});

withEachSdk('a failed request with retries allowed is not repeated', async (_, Sdk) => {
  const patient = connect(Sdk, { maxNetworkRetries: 2 });
  const started = Date.now();
  const error = await failureOf(patient.customers.retrieve('cus_nobody'));
  assert.equal(error.statusCode, 404);
  assert.ok(Date.now() - started < 2000);
});

test('the older address of a refund answers with its charge', async () => {
  const post = async (path, body) => (await fetch(new URL(path, url), { method: 'POST', body: new URLSearchParams(body) })).json();
  const charge = await post('/v1/charges', { amount: 1500, currency: 'usd', source: 'tok_visa' });
  const refunded = await post(`/v1/charges/${charge.id}/refund`, { amount: 500 });
  assert.equal(refunded.id, charge.id);
  assert.equal(refunded.amount_refunded, 500);
});

test('an unknown address answers in the shape of an error', async () => {
  const answer = await fetch(new URL('/v1/nothing_here', url));
  assert.equal(answer.status, 404);
  const { error } = await answer.json();
  assert.equal(error.type, 'invalid_request_error');
  assert.match(error.message, /^Unrecognized request URL \(GET: \/v1\/nothing_here\)/);
  assert.match(answer.headers.get('request-id'), /^req_/);
});

test('a key as Basic user name works, and True and False are booleans', async () => {
  const answer = await fetch(new URL('/v1/products', url), {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('sk_test_twin:').toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'name=Hat&active=False&shippable=True&metadata[code]=0012',
  });
  assert.equal(answer.status, 200);
  const product = await answer.json();
  assert.equal(product.active, false);
  assert.equal(product.shippable, true);
  assert.equal(product.metadata.code, '0012');
});

test('a body of a type that is not described is refused in the shape of an error', async () => {
  const answer = await fetch(new URL('/v1/customers', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name": "Jenny"}',
  });
  assert.equal(answer.status, 415);
  const { error } = await answer.json();
  assert.equal(error.type, 'invalid_request_error');
});
