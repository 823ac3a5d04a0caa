// One-time payments with an invoice.
import assert from 'node:assert/strict';
import { stripe, pay, card, rejected, eventOf } from './local.mjs';

const urls = { success_url: 'http://shop.test/ok', cancel_url: 'http://shop.test/no' };
const metadata = { order: '6735' };
const book = { price_data: { currency: 'usd', unit_amount: 2000, product_data: { name: 'Book' } }, quantity: 2 };
const coupon = await stripe.coupons.create({ amount_off: 500, currency: 'usd', duration: 'once' });
const session = await stripe.checkout.sessions.create({
  mode: 'payment', ...urls, line_items: [book], customer_creation: 'always', discounts: [{ coupon: coupon.id }],
  invoice_creation: { enabled: true, invoice_data: { description: 'Two books', footer: 'Thanks', metadata } }, payment_intent_data: { metadata, description: 'Books' },
});
assert.deepEqual([session.invoice_creation.enabled, session.invoice_creation.invoice_data.metadata, session.invoice], [true, metadata, null]);
await pay(session.url, card('4000000000000002'));
assert.equal((await stripe.checkout.sessions.retrieve(session.id)).payment_status, 'unpaid');
await pay(session.url);
const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['invoice.payments', 'payment_intent.latest_charge'] });
assert.deepEqual([paid.payment_status, paid.amount_total, paid.invoice.total, paid.invoice.amount_paid, paid.invoice.status], ['paid', 3500, 3500, 3500, 'paid']);
assert.deepEqual([paid.invoice.description, paid.invoice.footer, paid.invoice.metadata, paid.invoice.lines.data[0].quantity], ['Two books', 'Thanks', metadata, 2]);
assert.deepEqual([paid.payment_intent.metadata, paid.payment_intent.latest_charge.metadata, paid.payment_intent.amount_received], [metadata, metadata, 3500]);
assert.equal(paid.invoice.payments.data[0].payment.payment_intent, paid.payment_intent.id);
assert.ok(await eventOf('invoice.paid', paid.invoice.id));
assert.match(paid.invoice.number, /-0001$/);

// The invoice can be credited like any other.
const note = await stripe.creditNotes.create({ invoice: paid.invoice.id, amount: 1000, refund_amount: 1000 });
assert.deepEqual([note.total, note.status, note.post_payment_amount], [1000, 'issued', 1000]);
assert.equal((await stripe.paymentIntents.retrieve(paid.payment_intent.id, { expand: ['latest_charge'] })).latest_charge.amount_refunded, 1000);

// Without invoice_creation there is a payment and no invoice. A free order has an invoice and no payment.
const plain = await stripe.checkout.sessions.create({ mode: 'payment', ...urls, line_items: [book] });
await pay(plain.url);
assert.equal((await stripe.checkout.sessions.retrieve(plain.id)).invoice, null);
const all = await stripe.coupons.create({ percent_off: 100, duration: 'once' });
const gift = await stripe.checkout.sessions.create({ mode: 'payment', ...urls, line_items: [book], discounts: [{ coupon: all.id }], invoice_creation: { enabled: true } });
await pay(gift.url);
const given = await stripe.checkout.sessions.retrieve(gift.id, { expand: ['invoice'] });
assert.deepEqual([given.payment_status, given.payment_intent, given.invoice.status, given.invoice.total], ['no_payment_required', null, 'paid', 0]);
await rejected(stripe.checkout.sessions.create({ mode: 'subscription', ...urls, line_items: [book], invoice_creation: { enabled: true } }), undefined, 'invoice_creation');
