// The lifecycle of a subscription between its first invoice and its end.
import assert from 'node:assert/strict';
import { stripe, clocked, monthly, post, card, rejected, types, eventOf } from './local.mjs';

const day = 86_400_000;
const start = Date.UTC(2027, 3, 1, 12);
const seconds = instant => Math.floor(instant / 1000);
const price = await monthly(1000);
const addOn = await monthly(600, 'Extra storage');
const latest = async id => (await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })).latest_invoice;

// Add-ons, seats and one-time items. Each change has two prorated lines or none.
{
  const { customer, to } = await clocked(start);
  const coupon = await stripe.coupons.create({ amount_off: 200, currency: 'usd', duration: 'repeating', duration_in_months: 2 });
  const sub = await stripe.subscriptions.create({
    customer: customer.id, items: [{ price: price.id, quantity: 2 }, { price: addOn.id, discounts: [{ coupon: coupon.id }] }],
    add_invoice_items: [{ price_data: { currency: 'usd', product: price.product, unit_amount: 5000 } }],
    metadata: { tenant: 't1' }, expand: ['latest_invoice'],
  });
  assert.equal(sub.latest_invoice.total, 2000 + 400 + 5000);
  assert.equal(sub.items.data[1].discounts.length, 1);
  await to(start + 15 * day);
  await stripe.subscriptions.update(sub.id, { items: [{ id: sub.items.data[0].id, quantity: 6 }], proration_behavior: 'none' });
  assert.equal((await stripe.invoiceItems.list({ customer: customer.id, pending: true })).data.length, 0);
  await stripe.subscriptions.update(sub.id, { items: [{ id: sub.items.data[1].id, deleted: true }] });
  const [credit] = (await stripe.invoiceItems.list({ customer: customer.id, pending: true })).data;
  assert.deepEqual([credit.amount, credit.proration], [-200, true]);
  await rejected(stripe.subscriptionItems.del(sub.items.data[0].id), undefined, 'items');
  await to(start + 31 * day);
  assert.equal((await latest(sub.id)).total, 6000 - 200);
}

// Paused collection and its resumption.
for (const [behavior, status] of [['void', 'void'], ['keep_as_draft', 'draft'], ['mark_uncollectible', 'uncollectible']]) {
  const { customer, to } = await clocked(start);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const paused = await stripe.subscriptions.update(sub.id, { pause_collection: { behavior, resumes_at: seconds(start + 40 * day) } });
  assert.deepEqual(paused.pause_collection, { behavior, resumes_at: seconds(start + 40 * day) });
  await to(start + 31 * day);
  assert.deepEqual([(await latest(sub.id)).status, (await stripe.subscriptions.retrieve(sub.id)).status], [status, 'active']);
  await to(start + 62 * day);
  const again = await stripe.subscriptions.retrieve(sub.id, { expand: ['latest_invoice'] });
  assert.deepEqual([again.pause_collection, again.latest_invoice.status], [null, 'paid']);
}

// A trial without a payment method: canceled, paused and resumed, or billed.
for (const end of ['cancel', 'pause', 'create_invoice']) {
  const { customer, to } = await clocked(start, null);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }], trial_period_days: 14, trial_settings: { end_behavior: { missing_payment_method: end } } });
  await to(start + 12 * day);
  assert.ok((await types(sub.id)).includes('customer.subscription.trial_will_end'));
  await to(start + 15 * day);
  const after = await stripe.subscriptions.retrieve(sub.id);
  assert.equal(after.status, { cancel: 'canceled', pause: 'paused', create_invoice: 'past_due' }[end]);
  if (end === 'pause') {
    assert.ok((await types(sub.id)).includes('customer.subscription.paused'));
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
    await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
    await to(start + 20 * day);
    const resumed = await stripe.subscriptions.resume(sub.id, { billing_cycle_anchor: { type: 'now' } });
    assert.deepEqual([resumed.status, resumed.billing_cycle_anchor], ['active', seconds(start + 20 * day)]);
    assert.ok((await types(sub.id)).includes('customer.subscription.resumed'));
    await rejected(stripe.subscriptions.resume(sub.id), 'subscription_not_paused');
  }
}

// The trial ends today, or is extended.
{
  const { customer } = await clocked(start);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }], trial_end: seconds(start + 10 * day) });
  const longer = await stripe.subscriptions.update(sub.id, { trial_end: seconds(start + 20 * day) });
  assert.equal(longer.items.data[0].current_period_end, seconds(start + 20 * day));
  const over = await stripe.subscriptions.update(sub.id, { trial_end: 'now', expand: ['latest_invoice'] });
  assert.deepEqual([over.status, over.latest_invoice.total, over.billing_cycle_anchor], ['active', 1000, seconds(start)]);
}

// A new period now. It cannot be prorated at another time, neither in the update nor in the preview.
{
  const { customer, to } = await clocked(start);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  await to(start + 15 * day);
  const parameters = { billing_cycle_anchor: { type: 'now' }, proration_date: seconds(start + 10 * day) };
  await rejected(stripe.subscriptions.update(sub.id, parameters), undefined, 'proration_date');
  await rejected(stripe.invoices.createPreview({ subscription: sub.id, subscription_details: parameters }), undefined, 'proration_date');
  const preview = await stripe.invoices.createPreview({ subscription: sub.id, subscription_details: { billing_cycle_anchor: { type: 'now' } } });
  await rejected(stripe.subscriptions.update(sub.id, { billing_cycle_anchor: 'now' }), undefined, 'billing_cycle_anchor');
  const moved = await stripe.subscriptions.update(sub.id, { billing_cycle_anchor: { type: 'now' }, expand: ['latest_invoice'] });
  assert.deepEqual([moved.latest_invoice.total, moved.latest_invoice.total], [500, preview.total]);
  assert.equal(moved.items.data[0].current_period_end, Date.UTC(2027, 4, 16, 12) / 1000);
}

// A billing cycle anchor in the future: the days until then are prorated or free.
for (const [behavior, total] of [['create_prorations', 500], ['none', 0]]) {
  const { customer, to } = await clocked(Date.UTC(2027, 3, 16));
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }], billing_cycle_anchor: Date.UTC(2027, 4, 1) / 1000, proration_behavior: behavior, expand: ['latest_invoice'] });
  assert.deepEqual([sub.status, sub.latest_invoice.total, sub.items.data[0].current_period_end], ['active', total, Date.UTC(2027, 4, 1) / 1000]);
  await to(Date.UTC(2027, 4, 2));
  assert.equal((await latest(sub.id)).total, 1000);
}

// Cancellation on a date: the last period is shortened.
{
  const { customer, to } = await clocked(Date.UTC(2027, 3, 1));
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  await stripe.subscriptions.update(sub.id, { cancel_at: Date.UTC(2027, 4, 11) / 1000, cancellation_details: { feedback: 'too_expensive', comment: 'Sorry' } });
  await to(Date.UTC(2027, 4, 2));
  assert.equal((await latest(sub.id)).total, 323);
  await to(Date.UTC(2027, 4, 12));
  const ended = await stripe.subscriptions.retrieve(sub.id);
  assert.deepEqual([ended.status, ended.ended_at, ended.cancellation_details], ['canceled', Date.UTC(2027, 4, 11) / 1000, { comment: 'Sorry', feedback: 'too_expensive', feedback_option: null, reason: 'cancellation_requested' }]);
  await rejected(stripe.subscriptions.update(sub.id, { description: 'x' }), undefined);
}

// Immediate cancellation: prepaid time is credited.
{
  const { customer, to } = await clocked(start);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id, quantity: 3 }] });
  await to(start + 15 * day);
  await stripe.subscriptions.cancel(sub.id, { prorate: true, invoice_now: true });
  assert.equal((await stripe.customers.retrieve(customer.id)).balance, -1500);
}

// Updates whose payment fails.
{
  const { customer } = await clocked(start, 'pm_card_visa');
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const failing = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: failing.id } });
  const bigger = { items: [{ id: sub.items.data[0].id, quantity: 5 }], proration_behavior: 'always_invoice' };
  const error = await rejected(stripe.subscriptions.update(sub.id, { ...bigger, payment_behavior: 'error_if_incomplete' }), 'card_declined');
  assert.equal(error.decline_code, 'generic_decline');
  await rejected(stripe.subscriptions.update(sub.id, { ...bigger, payment_behavior: 'pending_if_incomplete', metadata: { a: 'b' } }), undefined, 'metadata');
  const pending = await stripe.subscriptions.update(sub.id, { ...bigger, payment_behavior: 'pending_if_incomplete' });
  assert.deepEqual([pending.items.data[0].quantity, pending.pending_update.subscription_items[0].quantity], [1, 5]);
  await post(`/i/${pending.latest_invoice}`, card());
  const applied = await stripe.subscriptions.retrieve(sub.id);
  assert.deepEqual([applied.items.data[0].quantity, applied.pending_update, applied.status], [5, null, 'active']);
  assert.ok((await types(sub.id)).includes('customer.subscription.pending_update_applied'));
}
{
  const { customer, to } = await clocked(start);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const failing = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  await stripe.subscriptions.update(sub.id, { default_payment_method: failing.id });
  await stripe.subscriptions.update(sub.id, { items: [{ id: sub.items.data[0].id, quantity: 5 }], proration_behavior: 'always_invoice', payment_behavior: 'pending_if_incomplete' });
  await to(start + 2 * day);
  const kept = await stripe.subscriptions.retrieve(sub.id, { expand: ['latest_invoice'] });
  assert.deepEqual([kept.items.data[0].quantity, kept.pending_update, kept.latest_invoice.status], [1, null, 'void']);
  const late = await stripe.subscriptions.update(sub.id, { items: [{ id: sub.items.data[0].id, quantity: 5 }], proration_behavior: 'always_invoice' });
  assert.deepEqual([late.status, late.items.data[0].quantity], ['past_due', 5]);
}

// First payments that require authentication, and first payments made on the invoice page, which save the card.
{
  const { customer } = await clocked(start, 'pm_card_authenticationRequired');
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }], expand: ['latest_invoice.confirmation_secret'] });
  assert.equal(sub.status, 'incomplete');
  assert.match(sub.latest_invoice.confirmation_secret.client_secret, /_secret_/);
  const [payment] = (await stripe.invoicePayments.list({ invoice: sub.latest_invoice.id, expand: ['data.payment.payment_intent'] })).data;
  assert.equal(payment.payment.payment_intent.status, 'requires_action');
  assert.ok(await eventOf('invoice.payment_action_required', sub.latest_invoice.id));
}
{
  const { customer } = await clocked(start, null);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }], payment_behavior: 'default_incomplete', payment_settings: { save_default_payment_method: 'on_subscription' } });
  assert.equal(sub.status, 'incomplete');
  await post(`/i/${sub.latest_invoice}`, card());
  const active = await stripe.subscriptions.retrieve(sub.id, { expand: ['default_payment_method'] });
  assert.deepEqual([active.status, active.default_payment_method.card.last4], ['active', '4242']);
}

// Invoices with send_invoice.
{
  const { customer, to } = await clocked(start, null);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }], collection_method: 'send_invoice', days_until_due: 7, expand: ['latest_invoice'] });
  assert.deepEqual([sub.status, sub.latest_invoice.status, sub.latest_invoice.due_date], ['active', 'open', seconds(start + 7 * day)]);
  assert.ok(await eventOf('invoice.sent', sub.latest_invoice.id));
  await rejected(stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }], collection_method: 'send_invoice' }), 'parameter_missing', 'days_until_due');
  await to(start + 8 * day);
  assert.equal((await stripe.subscriptions.retrieve(sub.id)).status, 'past_due');
  assert.ok(await eventOf('invoice.overdue', sub.latest_invoice.id));
  await post(`/i/${sub.latest_invoice.id}`, card());
  assert.equal((await stripe.subscriptions.retrieve(sub.id)).status, 'active');
}

// The upcoming invoice is published seven days before the renewal.
{
  const { customer, to } = await clocked(start);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id, quantity: 4 }] });
  await to(start + 24 * day);
  const upcoming = (await stripe.events.list({ type: 'invoice.upcoming', limit: 100 })).data.find(event => event.data.object.customer === customer.id);
  assert.deepEqual([upcoming.data.object.id, upcoming.data.object.total, upcoming.created], [undefined, 4000, sub.items.data[0].current_period_end - 7 * 86400]);
  assert.equal((await stripe.invoices.list({ customer: customer.id })).data.length, 1);
}

// A change from free to paid resets the anchor. Discounts are replaced, kept and removed.
{
  const { customer, to } = await clocked(start);
  const free = await monthly(0, 'Free');
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: free.id }] });
  await to(start + 10 * day);
  const paid = await stripe.subscriptions.update(sub.id, { items: [{ id: sub.items.data[0].id, price: price.id }], expand: ['latest_invoice'] });
  assert.deepEqual([paid.latest_invoice.total, paid.billing_cycle_anchor], [1000, seconds(start + 10 * day)]);
  const half = await stripe.coupons.create({ percent_off: 50, duration: 'forever' });
  const cheap = await stripe.subscriptions.update(sub.id, { discounts: [{ coupon: half.id }], expand: ['discounts'] });
  assert.equal(cheap.discounts[0].source.coupon, half.id);
  await stripe.subscriptions.update(sub.id, { discounts: [{ discount: cheap.discounts[0].id }] });
  const upgrade = await stripe.invoices.createPreview({ subscription: sub.id, subscription_details: { items: [{ id: sub.items.data[0].id, quantity: 3 }], proration_behavior: 'always_invoice' } });
  assert.equal(upgrade.total, 1500 - 1000);
  assert.deepEqual((await stripe.subscriptions.update(sub.id, { discounts: '' })).discounts, []);
}
