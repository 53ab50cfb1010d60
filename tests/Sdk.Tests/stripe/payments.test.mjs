import assert from 'node:assert/strict';
import { failureOf, payingCustomer, unique, withEachSdk } from './twin.mjs';

withEachSdk('a payment intent goes from created to succeeded', async (stripe) => {
  const created = await stripe.paymentIntents.create({ amount: 2000, currency: 'USD', metadata: { order: '7' } });
  assert.match(created.id, /^pi_\w{24}$/);
  assert.ok(created.client_secret.startsWith(`${created.id}_secret_`));
  assert.equal(created.status, 'requires_payment_method');
  assert.equal(created.currency, 'usd');
  assert.deepEqual(created.payment_method_types, ['card']);

  const updated = await stripe.paymentIntents.update(created.id, { amount: 2500, metadata: { order: '', cart: '9' } });
  assert.equal(updated.amount, 2500);
  assert.deepEqual(updated.metadata, { cart: '9' });
  const ready = await stripe.paymentIntents.update(created.id, { payment_method: 'pm_card_visa' });
  assert.equal(ready.status, 'requires_confirmation');

  const paid = await stripe.paymentIntents.confirm(created.id, { expand: ['latest_charge.balance_transaction'] });
  assert.equal(paid.status, 'succeeded');
  assert.equal(paid.amount_received, 2500);
  assert.equal(paid.created, created.created);
  assert.equal(paid.latest_charge.paid, true);
  assert.equal(paid.latest_charge.payment_method_details.card.last4, '4242');
  assert.equal(paid.latest_charge.balance_transaction.amount, 2500);
  assert.equal(paid.latest_charge.balance_transaction.fee, 103);
  assert.equal(paid.latest_charge.balance_transaction.net, 2397);

  const again = await failureOf(stripe.paymentIntents.confirm(created.id));
  assert.equal(again.statusCode, 400);
  assert.equal(again.code, 'payment_intent_unexpected_state');
  assert.equal(again.payment_intent.id, created.id);
  const cancel = await failureOf(stripe.paymentIntents.cancel(created.id));
  assert.equal(cancel.code, 'payment_intent_unexpected_state');

  const charges = await stripe.charges.list({ payment_intent: created.id });
  assert.equal(charges.data.length, 1);
  assert.equal(charges.data[0].id, paid.latest_charge.id);
});

withEachSdk('create with confirm pays at once', async (stripe) => {
  const customer = await payingCustomer(stripe, 'pm_card_mastercard');
  const paid = await stripe.paymentIntents.create({
    amount: 1099,
    currency: 'eur',
    customer: customer.id,
    payment_method: customer.invoice_settings.default_payment_method,
    confirm: true,
    off_session: true,
    expand: ['customer', 'payment_method'],
  });
  assert.equal(paid.status, 'succeeded');
  assert.equal(paid.customer.id, customer.id);
  assert.equal(paid.payment_method.card.brand, 'mastercard');
  const found = await stripe.paymentIntents.list({ customer: customer.id });
  assert.deepEqual(found.data.map((p) => p.id), [paid.id]);
});

withEachSdk('manual capture holds, captures a part and releases the rest', async (stripe) => {
  const held = await stripe.paymentIntents.create({
    amount: 3000,
    currency: 'usd',
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  assert.equal(held.status, 'requires_capture');
  assert.equal(held.amount_capturable, 3000);
  assert.equal((await stripe.charges.retrieve(held.latest_charge)).captured, false);
  const much = await failureOf(stripe.paymentIntents.capture(held.id, { amount_to_capture: 4000 }));
  assert.equal(much.param, 'amount_to_capture');
  const captured = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1200 });
  assert.equal(captured.status, 'succeeded');
  assert.equal(captured.amount_received, 1200);
  assert.equal(captured.amount_capturable, 0);
  const charge = await stripe.charges.retrieve(held.latest_charge);
  assert.equal(charge.captured, true);
  assert.equal(charge.amount_captured, 1200);
  assert.equal(charge.amount_refunded, 1800);
  const twice = await failureOf(stripe.paymentIntents.capture(held.id));
  assert.equal(twice.code, 'payment_intent_unexpected_state');
});

withEachSdk('a payment intent cancels once', async (stripe) => {
  const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' });
  const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'duplicate' });
  assert.equal(canceled.status, 'canceled');
  assert.equal(canceled.cancellation_reason, 'duplicate');
  assert.equal(typeof canceled.canceled_at, 'number');
  const error = await failureOf(stripe.paymentIntents.cancel(id));
  assert.equal(error.type, 'StripeInvalidRequestError');
  assert.equal(error.code, 'payment_intent_unexpected_state');
  assert.match(error.message, /has a status of canceled/);
});

const declines = [
  ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
];
for (const [card, code, declineCode] of declines) {
  withEachSdk(`${card} is declined on confirm`, async (stripe) => {
    const { id } = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    const error = await failureOf(stripe.paymentIntents.confirm(id, { payment_method: card }));
    assert.equal(error.type, 'StripeCardError');
    assert.equal(error.rawType, 'card_error');
    assert.equal(error.statusCode, 402);
    assert.equal(error.code, code);
    assert.equal(error.decline_code, declineCode);
    assert.equal(error.payment_intent.id, id);
    assert.equal(error.payment_intent.object, 'payment_intent');
    assert.equal(error.payment_intent.status, 'requires_payment_method');
    assert.equal(error.payment_method.object, 'payment_method');
    assert.match(error.charge, /^ch_/);

    const kept = await stripe.paymentIntents.retrieve(id);
    assert.equal(kept.status, 'requires_payment_method');
    assert.equal(kept.last_payment_error.code, code);
    assert.equal(kept.last_payment_error.decline_code, declineCode);
    const charge = await stripe.charges.retrieve(error.charge);
    assert.equal(charge.status, 'failed');
    assert.equal(charge.failure_code, code);

    const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    assert.equal(paid.status, 'succeeded');
    assert.equal(paid.last_payment_error, null);
  });
}

withEachSdk('a card that needs authentication waits for the payer', async (stripe) => {
  const waiting = await stripe.paymentIntents.create({
    amount: 1000,
    currency: 'usd',
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    return_url: 'https://example.com/back',
  });
  assert.equal(waiting.status, 'requires_action');
  assert.equal(waiting.next_action.type, 'redirect_to_url');
  const agreed = await stripe.paymentIntents.confirm(waiting.id);
  assert.equal(agreed.status, 'succeeded');

  const customer = await payingCustomer(stripe, 'pm_card_authenticationRequired');
  const error = await failureOf(
    stripe.paymentIntents.create({
      amount: 1000,
      currency: 'usd',
      customer: customer.id,
      payment_method: customer.invoice_settings.default_payment_method,
      confirm: true,
      off_session: true,
    }),
  );
  assert.equal(error.code, 'authentication_required');
  assert.equal(error.statusCode, 402);
});

withEachSdk('requests that differ from the description are told in the words of the provider', async (stripe) => {
  const good = { amount: 100, currency: 'usd' };
  const cases = [
    [{ ...good, amount: 'abc' }, 'parameter_invalid_integer', 'amount', /^Invalid integer: abc$/],
    [{ ...good, foo: 'bar' }, 'parameter_unknown', 'foo', /^Received unknown parameter: foo$/],
    [{ foo: 'bar' }, 'parameter_unknown', 'foo', /^Received unknown parameter: foo$/],
    [{ amount: 'abc' }, 'parameter_invalid_integer', 'amount', /^Invalid integer: abc$/],
    [{ amount: 100 }, 'parameter_missing', 'currency', /^Missing required param: currency\.$/],
    [{ ...good, amount: '' }, 'parameter_invalid_empty', 'amount', /^You passed an empty string for 'amount'\./],
    [{ ...good, capture_method: 'never' }, undefined, 'capture_method', /^Invalid capture_method: must be one of .* or manual$/],
    [
      { ...good, shipping: { name: 'Ann', address: { shoe: 42 } } },
      'parameter_unknown',
      'shipping[address][shoe]',
      /^Received unknown parameter: shipping\[address\]\[shoe\]$/,
    ],
    [
      { ...good, shipping: { address: { line1: 'x' } } },
      'parameter_missing',
      'shipping[name]',
      /^Missing required param: shipping\[name\]\.$/,
    ],
  ];
  for (const [params, code, param, message] of cases) {
    const error = await failureOf(stripe.paymentIntents.create(params));
    assert.deepEqual([error.statusCode, error.rawType, error.code, error.param], [400, 'invalid_request_error', code, param]);
    assert.match(error.message, message);
  }

  // Parameters that are newer than the pinned description are no mistakes.
  const newer = { ...good, automatic_payment_methods: { enabled: true, allow_redirects: 'never' } };
  assert.equal((await stripe.paymentIntents.create(newer)).object, 'payment_intent');
  const newest = { ...good, excluded_payment_method_types: ['klarna'] };
  assert.equal((await stripe.paymentIntents.create(newest)).object, 'payment_intent');
});

withEachSdk('wrong payment parameters are named', async (stripe) => {
  const noAmount = await failureOf(stripe.paymentIntents.create({ currency: 'usd' }));
  assert.deepEqual([noAmount.statusCode, noAmount.code, noAmount.param], [400, 'parameter_missing', 'amount']);
  const small = await failureOf(stripe.paymentIntents.create({ amount: 10, currency: 'usd' }));
  assert.equal(small.code, 'amount_too_small');
  const customer = await failureOf(stripe.paymentIntents.create({ amount: 100, currency: 'usd', customer: 'cus_nobody' }));
  assert.deepEqual([customer.statusCode, customer.code, customer.param], [400, 'resource_missing', 'customer']);
  const method = await failureOf(
    stripe.paymentIntents.create({ amount: 100, currency: 'usd', payment_method: 'pm_nothing' }),
  );
  assert.deepEqual([method.statusCode, method.code, method.param], [400, 'resource_missing', 'payment_method']);
  const { id } = await stripe.paymentIntents.create({ amount: 100, currency: 'usd' });
  const nothing = await failureOf(stripe.paymentIntents.confirm(id));
  assert.equal(nothing.code, 'payment_intent_unexpected_state');
  const missing = await failureOf(stripe.paymentIntents.retrieve('pi_nothing'));
  assert.deepEqual([missing.statusCode, missing.code], [404, 'resource_missing']);
  assert.equal(missing.message, "No such payment_intent: 'pi_nothing'");
});

withEachSdk('refunds are partial, then whole, then refused', async (stripe) => {
  const paid = await stripe.paymentIntents.create({
    amount: 1000,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    confirm: true,
  });
  const part = await stripe.refunds.create({ payment_intent: paid.id, amount: 300, reason: 'requested_by_customer' });
  assert.match(part.id, /^re_/);
  assert.equal(part.status, 'succeeded');
  assert.equal(part.charge, paid.latest_charge);
  const much = await failureOf(stripe.refunds.create({ payment_intent: paid.id, amount: 701 }));
  assert.equal(much.type, 'StripeInvalidRequestError');
  assert.equal(much.param, 'amount');
  assert.match(much.message, /\(\$7\.01\) is greater than unrefunded amount on charge \(\$7\.00\)/);
  const rest = await stripe.refunds.create({ charge: paid.latest_charge, expand: ['charge', 'balance_transaction'] });
  assert.equal(rest.amount, 700);
  assert.equal(rest.charge.refunded, true);
  assert.equal(rest.charge.amount_refunded, 1000);
  assert.equal(rest.balance_transaction.amount, -700);
  const again = await failureOf(stripe.refunds.create({ payment_intent: paid.id }));
  assert.equal(again.code, 'charge_already_refunded');
  const list = await stripe.refunds.list({ payment_intent: paid.id });
  assert.deepEqual(list.data.map((r) => r.id), [rest.id, part.id]);
  const charge = await stripe.charges.retrieve(paid.latest_charge, { expand: ['refunds'] });
  assert.equal(charge.refunds.object, 'list');
  assert.equal(charge.refunds.data.length, 2);
  const tagged = await stripe.refunds.update(part.id, { metadata: { case: '1' } });
  assert.deepEqual(tagged.metadata, { case: '1' });
  const missing = await failureOf(stripe.refunds.create({ charge: 'ch_nothing' }));
  assert.deepEqual([missing.statusCode, missing.code, missing.param], [400, 'resource_missing', 'charge']);
});

withEachSdk('charges update, search and are made from tokens', async (stripe) => {
  const tag = unique('tag').replaceAll('-', '');
  const charge = await stripe.charges.create({ amount: 1500, currency: 'usd', source: 'tok_visa', metadata: { tag } });
  assert.equal(charge.status, 'succeeded');
  assert.equal(charge.captured, true);
  const updated = await stripe.charges.update(charge.id, { description: 'One book' });
  assert.equal(updated.description, 'One book');
  const found = await stripe.charges.search({ query: `metadata['tag']:'${tag}' AND amount>1000` });
  assert.deepEqual(found.data.map((c) => c.id), [charge.id]);
  const declined = await failureOf(stripe.charges.create({ amount: 1500, currency: 'usd', source: 'tok_chargeDeclined' }));
  assert.equal(declined.type, 'StripeCardError');
  assert.equal(declined.decline_code, 'generic_decline');
  const held = await stripe.charges.create({ amount: 1500, currency: 'usd', source: 'tok_visa', capture: false });
  assert.equal(held.captured, false);
  assert.equal((await stripe.charges.capture(held.id)).captured, true);
});

withEachSdk('setup intents keep a card for later', async (stripe) => {
  const customer = await stripe.customers.create();
  const created = await stripe.setupIntents.create({ customer: customer.id, payment_method_types: ['card'] });
  assert.match(created.id, /^seti_/);
  assert.equal(created.status, 'requires_payment_method');
  assert.equal(created.usage, 'off_session');
  const done = await stripe.setupIntents.confirm(created.id, { payment_method: 'pm_card_visa' });
  assert.equal(done.status, 'succeeded');
  const method = await stripe.paymentMethods.retrieve(done.payment_method);
  assert.equal(method.customer, customer.id);
  const again = await failureOf(stripe.setupIntents.confirm(created.id));
  assert.equal(again.code, 'setup_intent_unexpected_state');
  const other = await stripe.setupIntents.create({ payment_method: 'pm_card_chargeDeclined' });
  const declined = await failureOf(stripe.setupIntents.confirm(other.id));
  assert.deepEqual([declined.statusCode, declined.code], [402, 'card_declined']);
  assert.equal(declined.setup_intent.id, other.id);
  const canceled = await stripe.setupIntents.cancel(other.id);
  assert.equal(canceled.status, 'canceled');
  const list = await stripe.setupIntents.list({ customer: customer.id });
  assert.equal(list.data.length, 1);
});

withEachSdk('a disputed card makes a dispute that evidence decides', async (stripe) => {
  const paid = await stripe.paymentIntents.create({
    amount: 900,
    currency: 'usd',
    payment_method: 'pm_card_createDispute',
    confirm: true,
  });
  const list = await stripe.disputes.list({ payment_intent: paid.id });
  assert.equal(list.data.length, 1);
  const dispute = list.data[0];
  assert.equal(dispute.reason, 'fraudulent');
  assert.equal(dispute.charge, paid.latest_charge);
  assert.equal((await stripe.charges.retrieve(paid.latest_charge)).disputed, true);
  const draft = await stripe.disputes.update(dispute.id, { evidence: { customer_name: 'Jenny' }, submit: false });
  assert.equal(draft.status, 'needs_response');
  assert.equal(draft.evidence_details.has_evidence, true);
  const won = await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } });
  assert.equal(won.status, 'won');
  assert.equal(won.evidence.customer_name, 'Jenny');
  const refund = await failureOf(stripe.refunds.create({ payment_intent: paid.id }));
  assert.equal(refund.code, 'charge_disputed');

  const other = await stripe.paymentIntents.create({
    amount: 900,
    currency: 'usd',
    payment_method: 'pm_card_createDispute',
    confirm: true,
  });
  const open = await stripe.disputes.list({ payment_intent: other.id });
  assert.equal((await stripe.disputes.close(open.data[0].id)).status, 'lost');
});

withEachSdk('the balance and its transactions follow the payments', async (stripe) => {
  const before = await stripe.balance.retrieve();
  assert.equal(before.object, 'balance');
  const amount = (balance) => balance.available.find((b) => b.currency === 'usd')?.amount ?? 0;
  const charge = await stripe.charges.create({ amount: 10000, currency: 'usd', source: 'tok_bypassPending' });
  const transaction = await stripe.balanceTransactions.retrieve(charge.balance_transaction);
  assert.equal(transaction.type, 'charge');
  assert.equal(transaction.net, 10000 - 320);
  assert.equal(transaction.source, charge.id);
  assert.ok(amount(await stripe.balance.retrieve()) !== amount(before));
  const list = await stripe.balanceTransactions.list({ type: 'charge', limit: 3 });
  assert.ok(list.data.length > 0);
});

withEachSdk('card tokens pay, and become a customer\'s card', async (stripe) => {
  const token = await stripe.tokens.create({ card: { number: '4242424242424242', exp_month: 5, exp_year: 2031, cvc: '1' } });
  assert.match(token.id, /^tok_/);
  assert.equal(token.card.last4, '4242');
  assert.equal((await stripe.tokens.retrieve(token.id)).type, 'card');
  const charge = await stripe.charges.create({ amount: 700, currency: 'usd', source: token.id });
  assert.equal(charge.paid, true);
  const unknown = await failureOf(stripe.charges.create({ amount: 700, currency: 'usd', source: 'tok_nothing' }));
  assert.deepEqual([unknown.code, unknown.param], ['resource_missing', 'source']);
  const customer = await stripe.customers.create({ source: 'tok_mastercard' });
  assert.ok(customer.default_source);
  const again = await stripe.charges.create({ amount: 700, currency: 'usd', customer: customer.id });
  assert.equal(again.payment_method_details.card.brand, 'mastercard');
  const { id } = await stripe.customers.create();
  const none = await failureOf(stripe.charges.create({ amount: 700, currency: 'usd', customer: id }));
  assert.deepEqual([none.rawType, none.code], ['card_error', 'missing']);
  const method = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_amex' } });
  assert.equal(method.card.brand, 'amex');
  const wrong = await failureOf(stripe.tokens.create({ card: { number: '4242424242424241', exp_month: 5, exp_year: 2031 } }));
  assert.equal(wrong.code, 'incorrect_number');
});
