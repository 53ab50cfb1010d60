// The twin under test (MOCKD_TWIN_URL) and the two versions of the SDK that every test runs with.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Stripe from 'stripe';
import Stripe13 from 'stripe-13';

const address = process.env.MOCKD_TWIN_URL;
if (!address) {
  throw new Error('MOCKD_TWIN_URL must hold the address of a running twin, such as http://127.0.0.1:4280');
}

export const url = new URL(address);

export function connect(Sdk, settings = {}) {
  return new Sdk('sk_test_twin', {
    host: url.hostname,
    port: Number(url.port),
    protocol: url.protocol.replace(':', ''),
    maxNetworkRetries: 0,
    telemetry: false,
    ...settings,
  });
}

const versions = [
  { name: 'stripe 23.1.0', Sdk: Stripe },
  { name: 'stripe 13.7.0', Sdk: Stripe13 },
];

/** Runs one test with each version of the SDK. */
export function withEachSdk(subject, body) {
  for (const { name, Sdk } of versions) {
    test(`${subject} (${name})`, () => body(connect(Sdk), Sdk));
  }
}

/** A text that no other test uses. */
export const unique = (text) => `${text}-${Math.random().toString(36).slice(2, 12)}`;

/** Awaits a failure and gives the SDK's error, so that its members can be compared. */
export async function failureOf(promise) {
  try {
    await promise;
  } catch (error) {
    assert.ok(error.type?.startsWith('Stripe'), `not an error of the SDK: ${error.stack}`);
    return error;
  }
  assert.fail('the call succeeded');
}

/** A customer who can pay: with a test card attached and set as the default. */
export async function payingCustomer(stripe, card = 'pm_card_visa') {
  const customer = await stripe.customers.create({ email: `${unique('payer')}@example.com` });
  const method = await stripe.paymentMethods.attach(card, { customer: customer.id });
  return stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
}

/** A recurring price of a product of its own. */
export async function monthlyPrice(stripe, amount = 1500) {
  const product = await stripe.products.create({ name: unique('Plan') });
  return stripe.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: amount,
    recurring: { interval: 'month' },
  });
}
