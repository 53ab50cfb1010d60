import assert from 'node:assert/strict';
import { failureOf, unique, withEachSdk } from './twin.mjs';

withEachSdk('a customer lives from create to delete', async (stripe) => {
  const created = await stripe.customers.create({
    name: 'Jenny Rosen',
    email: 'jenny@example.com',
    address: { line1: '1 Main Street', postal_code: '02139', country: 'US' },
    metadata: { order: '0042' },
  });
  assert.match(created.id, /^cus_\w{14}$/);
  assert.equal(created.object, 'customer');
  assert.equal(created.livemode, false);
  assert.equal(created.address.postal_code, '02139');
  assert.deepEqual(created.metadata, { order: '0042' });
  assert.equal(created.balance, 0);
  assert.equal(created.currency, null);
  assert.ok(Math.abs(created.created - Date.now() / 1000) < 60);

  const read = await stripe.customers.retrieve(created.id);
  assert.equal(read.name, 'Jenny Rosen');
  assert.equal(read.created, created.created);

  const updated = await stripe.customers.update(created.id, { name: 'Jenny R.', description: 'VIP' });
  assert.equal(updated.name, 'Jenny R.');
  assert.equal(updated.email, 'jenny@example.com');
  assert.equal(updated.description, 'VIP');
  assert.equal('updatedAt' in updated, false);

  const deleted = await stripe.customers.del(created.id);
  assert.deepEqual({ ...deleted }, { id: created.id, object: 'customer', deleted: true });
  const gone = await stripe.customers.retrieve(created.id);
  assert.equal(gone.deleted, true);
  const again = await failureOf(stripe.customers.del(created.id));
  assert.equal(again.code, 'resource_missing');
});

withEachSdk('metadata merges key by key and empty text unsets', async (stripe) => {
  const { id } = await stripe.customers.create({ description: 'x', metadata: { a: '1', b: '2', c: 'true' } });
  const merged = await stripe.customers.update(id, { metadata: { b: 'two', d: '4' } });
  assert.deepEqual(merged.metadata, { a: '1', b: 'two', c: 'true', d: '4' });
  const unset = await stripe.customers.update(id, { metadata: { a: '' } });
  assert.deepEqual(unset.metadata, { b: 'two', c: 'true', d: '4' });
  const cleared = await stripe.customers.update(id, { metadata: '', description: '' });
  assert.deepEqual(cleared.metadata, {});
  assert.equal(cleared.description, null);
});

withEachSdk('lists page over 250 rows in both directions', async (stripe) => {
  const email = `${unique('page')}@example.com`;
  const created = [];
  for (let batch = 0; batch < 10; batch++) {
    const some = [];
    for (let i = 0; i < 25; i++) {
      some.push(stripe.customers.create({ email, name: `${batch}-${i}` }));
    }
    created.push(...(await Promise.all(some)));
  }
  const all = await stripe.customers.list({ email, limit: 100 }).autoPagingToArray({ limit: 1000 });
  assert.equal(all.length, 250);
  assert.deepEqual(new Set(all.map((c) => c.id)), new Set(created.map((c) => c.id)));

  const back = await stripe.customers
    .list({ email, limit: 100, ending_before: all[249].id })
    .autoPagingToArray({ limit: 1000 });
  assert.deepEqual(
    back.map((c) => c.id),
    all.slice(0, 249).map((c) => c.id).reverse(),
  );

  const first = await stripe.customers.list({ email, limit: 1 });
  assert.equal(first.data.length, 1);
  assert.equal(first.has_more, true);
  assert.equal(first.url, '/v1/customers');
  const before = await stripe.customers.list({ email, limit: 2, ending_before: all[5].id });
  assert.deepEqual(before.data.map((c) => c.id), [all[3].id, all[4].id]);
  assert.equal(before.has_more, true);
  const usual = await stripe.customers.list({ email });
  assert.equal(usual.data.length, 10);
});

withEachSdk('lists filter by field and by time', async (stripe) => {
  const email = `${unique('filter')}@example.com`;
  const { id, created } = await stripe.customers.create({ email });
  assert.deepEqual((await stripe.customers.list({ email })).data.map((c) => c.id), [id]);
  const since = await stripe.customers.list({ email, created: { gte: created } });
  assert.equal(since.data.length, 1);
  const later = await stripe.customers.list({ email, created: { gt: created } });
  assert.equal(later.data.length, 0);
  assert.equal(later.has_more, false);
});

withEachSdk('search finds customers by field and metadata', async (stripe) => {
  const tag = unique('tag').replaceAll('-', '');
  const { id } = await stripe.customers.create({ name: `Search ${tag}`, email: `${tag}@example.com`, metadata: { tag } });
  await stripe.customers.create({ name: 'Other', metadata: { tag: 'other' } });
  const byEmail = await stripe.customers.search({ query: `email:'${tag}@example.com'` });
  assert.equal(byEmail.object, 'search_result');
  assert.deepEqual(byEmail.data.map((c) => c.id), [id]);
  const byMetadata = await stripe.customers.search({ query: `metadata['tag']:'${tag}' AND created>1000000000` });
  assert.deepEqual(byMetadata.data.map((c) => c.id), [id]);
  const part = await stripe.customers.search({ query: `name~'${tag}'` });
  assert.deepEqual(part.data.map((c) => c.id), [id]);
  const third = await stripe.customers.create({ name: `Third ${tag}` });
  const pages = await stripe.customers.search({ query: `name~'${tag}'`, limit: 1 }).autoPagingToArray({ limit: 10 });
  assert.deepEqual(pages.map((c) => c.id), [third.id, id]);
  const none = await stripe.customers.search({ query: `email:'nobody-${tag}@example.com'` });
  assert.deepEqual(none.data, []);
});

withEachSdk('a missing customer is 404 with its id', async (stripe) => {
  const error = await failureOf(stripe.customers.retrieve('cus_nobody'));
  assert.equal(error.type, 'StripeInvalidRequestError');
  assert.equal(error.rawType, 'invalid_request_error');
  assert.equal(error.statusCode, 404);
  assert.equal(error.code, 'resource_missing');
  assert.equal(error.param, 'id');
  assert.equal(error.message, "No such customer: 'cus_nobody'");
  assert.match(error.requestId, /^req_\w+$/);
});

withEachSdk('payment methods attach, list and detach', async (stripe) => {
  const customer = await stripe.customers.create();
  const other = await stripe.customers.create();
  const visa = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  assert.match(visa.id, /^pm_\w{24}$/);
  assert.equal(visa.customer, customer.id);
  assert.equal(visa.card.brand, 'visa');
  assert.equal(visa.card.last4, '4242');
  const own = await stripe.paymentMethods.create({
    type: 'card',
    card: { number: '5555555555554444', exp_month: 3, exp_year: 2031, cvc: '123' },
    billing_details: { name: 'Jenny Rosen' },
  });
  assert.equal(own.card.brand, 'mastercard');
  assert.equal(own.card.exp_year, 2031);
  assert.equal('number' in own.card, false);
  assert.equal(own.customer, null);
  await stripe.paymentMethods.attach(own.id, { customer: customer.id });
  const both = await stripe.paymentMethods.list({ customer: customer.id, type: 'card' });
  assert.deepEqual(new Set(both.data.map((m) => m.id)), new Set([visa.id, own.id]));
  const nested = await stripe.customers.listPaymentMethods(customer.id, { limit: 1 });
  assert.equal(nested.data.length, 1);
  assert.equal(nested.has_more, true);
  const updated = await stripe.paymentMethods.update(own.id, { billing_details: { email: 'j@example.com' } });
  assert.equal(updated.billing_details.name, 'Jenny Rosen');
  assert.equal(updated.billing_details.email, 'j@example.com');
  const taken = await failureOf(stripe.paymentMethods.attach(own.id, { customer: other.id }));
  assert.equal(taken.statusCode, 400);
  const detached = await stripe.paymentMethods.detach(own.id);
  assert.equal(detached.customer, null);
  assert.equal((await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data.length, 1);
  const declined = await failureOf(stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer: customer.id }));
  assert.equal(declined.type, 'StripeCardError');
  assert.equal(declined.code, 'card_declined');
});

withEachSdk('expand answers related objects in full', async (stripe) => {
  const created = await stripe.customers.create({
    payment_method: 'pm_card_visa',
    invoice_settings: { default_payment_method: 'pm_card_visa' },
    expand: ['invoice_settings.default_payment_method'],
  });
  assert.equal(created.invoice_settings.default_payment_method.object, 'payment_method');
  const method = created.invoice_settings.default_payment_method.id;
  const read = await stripe.paymentMethods.retrieve(method, { expand: ['customer'] });
  assert.equal(read.customer.id, created.id);
  assert.equal(read.customer.object, 'customer');
  const list = await stripe.paymentMethods.list({ customer: created.id, expand: ['data.customer'] });
  assert.equal(list.data[0].customer.id, created.id);
  assert.equal(typeof list.data[0].customer.created, 'number');
  const unknown = await failureOf(stripe.customers.retrieve(created.id, { expand: ['nothing'] }));
  assert.deepEqual([unknown.statusCode, unknown.message], [400, 'This property cannot be expanded (nothing).']);
});

withEachSdk('a coupon given to a customer is used once', async (stripe) => {
  const coupon = await stripe.coupons.create({ amount_off: 500, currency: 'usd', duration: 'forever' });
  const customer = await stripe.customers.create({ coupon: coupon.id, payment_method: 'pm_card_visa' });
  assert.equal(customer.discount.coupon.id, coupon.id);
  assert.equal((await stripe.coupons.retrieve(coupon.id)).times_redeemed, 1);
  assert.equal((await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data.length, 1);
  assert.equal((await stripe.customers.deleteDiscount(customer.id)).deleted, true);
  assert.equal((await stripe.customers.retrieve(customer.id)).discount, null);
  const declined = await failureOf(stripe.customers.create({ payment_method: 'pm_card_chargeDeclined' }));
  assert.equal(declined.code, 'card_declined');
});
