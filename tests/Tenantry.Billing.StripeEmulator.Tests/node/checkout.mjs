// A customer's lifecycle with the official SDK. Prints nothing and exits with 0 if everything matches Stripe's behavior.
import assert from 'node:assert/strict';
import http from 'node:http';
import Stripe from 'stripe';

const [address] = process.argv.slice(2);
const { hostname, port } = new URL(address);
const stripe = new Stripe('sk_test_local', { host: hostname, port: Number(port), protocol: 'http' });

const received = [];
let secret;
const sink = http.createServer((request, response) => {
  let body = '';
  request.on('data', chunk => (body += chunk));
  request.on('end', () => {
    received.push(stripe.webhooks.constructEvent(body, request.headers['stripe-signature'], secret));
    response.end('ok');
  });
});
await new Promise(resolve => sink.listen(0, '127.0.0.1', resolve));
const endpoint = await stripe.webhookEndpoints.create({ url: `http://127.0.0.1:${sink.address().port}/`, enabled_events: ['*'] });
secret = endpoint.secret;

const until = async (what, find) => {
  for (let tries = 0; tries < 400; tries++) {
    const value = await find();
    if (value) return value;
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  throw new Error(`${what} did not arrive; received ${received.map(event => event.type).join(', ')}`);
};
const event = type => until(type, () => received.find(webhook => webhook.type === type));

const clock = await stripe.testHelpers.testClocks.create({ frozen_time: Math.floor(Date.UTC(2027, 0, 31, 12) / 1000) });
const customer = await stripe.customers.create({ email: 'jo@example.com', metadata: { tenant: 't1' }, test_clock: clock.id });
const product = await stripe.products.create({ name: 'Academy' });
const price = await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 1000, recurring: { interval: 'month' }, lookup_key: 'academy' });
const byKey = await stripe.prices.list({ lookup_keys: ['academy'], expand: ['data.product'] });
assert.equal(byKey.data[0].product.name, 'Academy');

const session = await stripe.checkout.sessions.create({
  mode: 'subscription', customer: customer.id, client_reference_id: 't1',
  line_items: [{ price: price.id, quantity: 2 }],
  success_url: 'http://shop.test/done?id={CHECKOUT_SESSION_ID}', cancel_url: 'http://shop.test/plans',
  subscription_data: { metadata: { tenant: 't1' } },
});
const paid = await fetch(session.url, {
  method: 'POST', redirect: 'manual',
  body: new URLSearchParams({ action: 'pay', number: '4242 4242 4242 4242', expiry: '12/39', cvc: '123', name: 'Jo' }),
});
assert.equal(paid.status, 302);
assert.equal(paid.headers.get('location'), `http://shop.test/done?id=${session.id}`);

const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription.latest_invoice', 'line_items'] });
assert.equal(done.status, 'complete');
assert.equal(done.line_items.data[0].amount_total, 2000);
assert.equal(done.subscription.status, 'active');
assert.deepEqual(done.subscription.metadata, { tenant: 't1' });
assert.equal(done.subscription.latest_invoice.amount_paid, 2000);
assert.equal(done.subscription.latest_invoice.parent.subscription_details.subscription, done.subscription.id);
assert.equal(done.subscription.items.data[0].current_period_end, Date.UTC(2027, 1, 28, 12) / 1000);

const completed = await event('checkout.session.completed');
assert.equal(completed.data.object.id, session.id);
assert.equal(completed.data.object.client_reference_id, 't1');

const canceling = await stripe.subscriptions.update(done.subscription.id, { cancel_at_period_end: true });
assert.equal(canceling.cancel_at_period_end, true);
const updated = await until('the scheduled cancellation', () => received.find(webhook => webhook.type === 'customer.subscription.updated' && webhook.data.previous_attributes?.cancel_at_period_end === false));
assert.equal(updated.data.object.cancel_at_period_end, true);

await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: Date.UTC(2027, 2, 1) / 1000 });
await event('test_helpers.test_clock.ready');
const ended = await event('customer.subscription.deleted');
assert.equal(ended.data.object.status, 'canceled');
assert.equal(ended.data.object.ended_at, Date.UTC(2027, 1, 28, 12) / 1000);

await assert.rejects(stripe.customers.create({ nmae: 'Jo' }), error => error.type === 'StripeInvalidRequestError' && error.code === 'parameter_unknown' && error.param === 'nmae');
await assert.rejects(stripe.subscriptions.retrieve('sub_none'), error => error.statusCode === 404 && error.code === 'resource_missing');
await assert.rejects(
  stripe.paymentIntents.create({ amount: 500, currency: 'usd', payment_method: 'pm_card_visa_chargeDeclined', confirm: true }),
  error => error.type === 'StripeCardError' && error.code === 'card_declined' && error.decline_code === 'generic_decline' && error.payment_intent.status === 'requires_payment_method');

let count = 0;
for await (const event of stripe.events.list({ limit: 5 })) count += event.id ? 1 : 0;
assert.ok(count > 20);
sink.close();
