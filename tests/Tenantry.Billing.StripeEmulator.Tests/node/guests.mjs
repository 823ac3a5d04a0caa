// Checkout sessions of guests and new customers.
import assert from 'node:assert/strict';
import { stripe, address, pay, post, advance, monthly, rejected, eventOf } from './local.mjs';

const urls = { success_url: 'http://shop.test/done?id={CHECKOUT_SESSION_ID}', cancel_url: 'http://shop.test/plans' };
const plan = await monthly(2900);
const setup = await stripe.prices.create({ product: plan.product, currency: 'usd', unit_amount: 10000 });

// A subscription with a setup fee, an address and a VAT number: the customer is created from the page.
const first = await stripe.checkout.sessions.create({
  mode: 'subscription', ...urls, line_items: [{ price: plan.id, quantity: 3 }, { price: setup.id }],
  billing_address_collection: 'required', tax_id_collection: { enabled: true }, client_reference_id: 'lead-1',
  subscription_data: { metadata: { lead: '1' }, description: 'Three seats', trial_settings: { end_behavior: { missing_payment_method: 'cancel' } } },
});
assert.equal(first.customer, null);
assert.equal(first.amount_total, 3 * 2900 + 10000);
const missing = await pay(first.url, { country: 'DE' });
assert.equal(missing.status, 422);
assert.match(await missing.text(), /line1-wrong[\s\S]*city-wrong/);
const where = { country: 'DE', line1: 'Hauptstraße 1', city: 'Berlin', postal_code: '10115', business: 'Doe GmbH' };
assert.match(await (await pay(first.url, { ...where, tax_id: 'FRX' })).text(), /tax_id-wrong/);
assert.equal((await pay(first.url, { ...where, tax_id: 'DE 123 456 789' })).headers.get('location'), `http://shop.test/done?id=${first.id}`);
const done = await stripe.checkout.sessions.retrieve(first.id, { expand: ['customer', 'subscription', 'line_items'] });
assert.deepEqual(
  { email: done.customer_details.email, name: done.customer_details.name, city: done.customer_details.address.city, tax: done.customer_details.tax_ids },
  { email: 'jo@example.com', name: 'Doe GmbH', city: 'Berlin', tax: [{ type: 'eu_vat', value: 'DE123456789' }] });
assert.equal(done.customer.address.country, 'DE');
assert.deepEqual((await stripe.customers.listTaxIds(done.customer.id)).data.map(tax => [tax.type, tax.value, tax.verification.status]), [['eu_vat', 'DE123456789', 'verified']]);
assert.equal(done.subscription.description, 'Three seats');
assert.equal(done.line_items.data.length, 2);
assert.equal((await stripe.checkout.sessions.listLineItems(first.id)).data[1].price.id, setup.id);

// A one-time payment: a guest by default, with a customer or an invoice on request.
const once = { mode: 'payment', ...urls, line_items: [{ price: setup.id, quantity: 2 }], customer_email: 'kim@example.com' };
const guest = await stripe.checkout.sessions.create({ ...once, payment_intent_data: { metadata: { order: '7' }, receipt_email: 'kim@example.com' } });
await pay(guest.url);
const guestDone = await stripe.checkout.sessions.retrieve(guest.id, { expand: ['payment_intent'] });
assert.equal(guestDone.customer, null);
assert.equal(guestDone.customer_details.email, 'kim@example.com');
assert.deepEqual(guestDone.payment_intent.metadata, { order: '7' });
const known = await stripe.checkout.sessions.create({ ...once, customer_creation: 'always' });
await pay(known.url);
assert.match((await stripe.checkout.sessions.retrieve(known.id)).customer, /^cus_/);
await stripe.coupons.create({ id: 'TEN', percent_off: 10 });
const billed = await stripe.checkout.sessions.create({
  ...once, discounts: [{ coupon: 'TEN' }], invoice_creation: { enabled: true, invoice_data: { description: 'Thank you', metadata: { order: '8' } } },
});
await pay(billed.url);
const billedDone = await stripe.checkout.sessions.retrieve(billed.id, { expand: ['invoice', 'payment_intent'] });
assert.equal(billedDone.invoice.status, 'paid');
assert.equal(billedDone.invoice.total, 18000);
assert.deepEqual(billedDone.invoice.metadata, { order: '8' });
assert.equal(billedDone.payment_intent.status, 'succeeded');
assert.equal((await stripe.coupons.retrieve('TEN')).times_redeemed, 1);
assert.equal((await stripe.invoicePayments.list({ invoice: billedDone.invoice.id })).data[0].payment.payment_intent, billedDone.payment_intent.id);

// A trial without a card, with seats chosen on the page.
const trial = await stripe.checkout.sessions.create({
  mode: 'subscription', ...urls, payment_method_collection: 'if_required', subscription_data: { trial_period_days: 14 },
  line_items: [{ price: plan.id, quantity: 1, adjustable_quantity: { enabled: true, minimum: 1, maximum: 5 } }],
});
const seats = (await stripe.checkout.sessions.listLineItems(trial.id)).data[0].id;
assert.equal((await post(trial.url, { action: 'quantity', [seats]: '6' })).status, 422);
assert.equal((await post(trial.url, { action: 'quantity', [seats]: '4' })).status, 302);
assert.doesNotMatch(await (await fetch(trial.url)).text(), /Card number/);
assert.equal((await post(trial.url, { action: 'pay', email: 'lee@example.com' })).status, 302);
const trialDone = await stripe.checkout.sessions.retrieve(trial.id, { expand: ['subscription'] });
assert.equal(trialDone.payment_status, 'no_payment_required');
assert.equal(trialDone.subscription.items.data[0].quantity, 4);
assert.equal(trialDone.subscription.default_payment_method, null);

// A saved card is offered in the next checkout.
const customer = await stripe.customers.create({ email: 'lou@example.com' });
const keeps = { mode: 'payment', ...urls, customer: customer.id, line_items: [{ price: setup.id }], saved_payment_method_options: { payment_method_save: 'enabled' } };
const keeping = await stripe.checkout.sessions.create(keeps);
await pay(keeping.url, { save: 'on' });
const [saved] = (await stripe.paymentMethods.list({ customer: customer.id })).data;
assert.equal(saved.allow_redisplay, 'always');
const again = await stripe.checkout.sessions.create(keeps);
assert.match(await (await fetch(again.url)).text(), /visa ending in 4242/);
assert.equal((await post(again.url, { action: 'pay', saved: saved.id })).status, 302);
assert.equal((await stripe.charges.list({ customer: customer.id })).data[0].payment_method, saved.id);

// An embedded checkout runs in a frame of the application's page.
await rejected(stripe.checkout.sessions.create({ mode: 'payment', ui_mode: 'embedded_page', success_url: urls.success_url, return_url: urls.success_url, line_items: [{ price: setup.id }] }), undefined, 'success_url');
const embedded = await stripe.checkout.sessions.create({ mode: 'payment', ui_mode: 'embedded_page', return_url: 'http://shop.test/back?id={CHECKOUT_SESSION_ID}', line_items: [{ price: setup.id }] });
assert.equal(embedded.url, null);
const frame = new URL(`/c/embed/${embedded.client_secret}`, address);
const shown = await fetch(frame);
assert.match(shown.headers.get('content-security-policy'), /frame-ancestors http:\/\/localhost:\*/);
assert.equal(shown.headers.get('x-frame-options'), null);
assert.equal((await fetch(new URL(`/c/embed/${embedded.id}_secret_wrong`, address))).status, 404);
assert.equal((await pay(frame, card3ds())).headers.get('location'), `/c/embed/${embedded.client_secret}/3ds`);
await post(`/c/embed/${embedded.client_secret}/3ds`, { result: 'complete' });
assert.match(await (await fetch(frame)).text(), new RegExp(`href="http://shop.test/back\\?id=${embedded.id}" target="_top"`));
assert.equal((await stripe.checkout.sessions.retrieve(embedded.id)).status, 'complete');

// An expired checkout is recovered with its recovery URL.
const left = await stripe.checkout.sessions.create({
  mode: 'subscription', ...urls, line_items: [{ price: plan.id, quantity: 1 }], expires_at: Math.floor(Date.now() / 1000) + 1900,
  after_expiration: { recovery: { enabled: true, allow_promotion_codes: true } }, metadata: { lead: '2' },
});
await advance('hour');
const expired = (await eventOf('checkout.session.expired', left.id)).data.object;
assert.equal(expired.status, 'expired');
const recovery = await fetch(expired.after_expiration.recovery.url, { redirect: 'manual' });
assert.equal(recovery.status, 302);
const [started] = (await stripe.checkout.sessions.list({ limit: 1 })).data;
assert.equal(started.recovered_from, left.id);
assert.equal(started.allow_promotion_codes, true);
assert.deepEqual(started.metadata, { lead: '2' });
const closed = await stripe.checkout.sessions.expire(started.id);
assert.equal(closed.status, 'expired');
await rejected(stripe.checkout.sessions.create({ mode: 'subscription', ...urls, line_items: [{ price: plan.id }], customer_creation: 'always' }), undefined, 'customer_creation');

function card3ds() {
  return { number: '4000002760003184' };
}
