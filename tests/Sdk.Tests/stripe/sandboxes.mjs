// A thousand callers at once, each with an API key of its own and from customer to refund. Every caller must see what it made
// and nothing of anybody else. Not one of the *.test.mjs suites: it needs a twin that tells sandboxes apart by API key.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import Stripe from 'stripe';
import { url } from './twin.mjs';

const callers = Number(process.env.MOCKD_CALLERS ?? 1000);
const httpAgent = new http.Agent({ keepAlive: true, maxSockets: 64 });

const connect = (key) =>
  new Stripe(`sk_test_${key}`, {
    host: url.hostname,
    port: Number(url.port),
    protocol: 'http',
    maxNetworkRetries: 0,
    timeout: 300_000,
    telemetry: false,
    httpAgent,
  });

/** All that a caller sees, each row by its id and whose it is. */
async function seen(stripe) {
  const lists = await Promise.all(
    [stripe.customers, stripe.paymentIntents, stripe.charges, stripe.refunds].map((r) => r.list({ limit: 100 })),
  );
  return lists.map((list) => list.data.map((row) => `${row.id} of ${row.metadata.caller}`));
}

async function lifeCycle(caller, seeds) {
  const stripe = connect(`${caller}_${Math.random().toString(36).slice(2)}`);
  const metadata = { caller: `${caller}` };
  const amount = 1000 + caller;
  const customer = await stripe.customers.create({ email: `caller${caller}@example.com`, metadata });
  const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: card.id } });
  const intent = await stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    customer: customer.id,
    payment_method: card.id,
    metadata,
  });
  const paid = await stripe.paymentIntents.confirm(intent.id, { expand: ['customer', 'latest_charge'] });
  assert.equal(paid.status, 'succeeded');
  assert.deepEqual(paid.customer.metadata, metadata);
  assert.equal(paid.latest_charge.amount, amount);
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 1 + caller, metadata });
  assert.equal(refund.status, 'succeeded');
  const gone = await stripe.customers.create({ metadata });
  await stripe.customers.del(gone.id);

  const own = [customer.id, intent.id, paid.latest_charge.id, refund.id];
  assert.deepEqual(await seen(stripe), own.map((id, kind) => [`${id} of ${caller}`, ...seeds[kind]]));
  const cards = await stripe.paymentMethods.list({ customer: customer.id });
  assert.deepEqual(cards.data.map((c) => [c.id, c.customer]), [[card.id, customer.id]]);
  const charge = await stripe.charges.retrieve(paid.latest_charge.id);
  assert.deepEqual([charge.amount, charge.amount_refunded], [amount, 1 + caller]);
}

test(`${callers} callers in parallel, each in a sandbox of its own`, async () => {
  const seeds = await seen(connect('before'));
  await Promise.all(Array.from({ length: callers }, (_, caller) => lifeCycle(caller, seeds)));
  assert.deepEqual(await seen(connect('after')), seeds);
  httpAgent.destroy();
});
