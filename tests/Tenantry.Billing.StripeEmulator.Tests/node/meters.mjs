// Metered usage, reported as it happens and billed at the end of the period.
import assert from 'node:assert/strict';
import { stripe, clocked, monthly, pay, post, rejected, types } from './local.mjs';

const start = Date.UTC(2027, 3, 1);
const day = 86_400_000;
const seconds = instant => Math.floor(instant / 1000);
const meter = await stripe.billing.meters.create({ display_name: 'Lessons', event_name: 'lesson', default_aggregation: { formula: 'sum' } });
const seats = await stripe.billing.meters.create({
  display_name: 'Seats', event_name: 'seats', default_aggregation: { formula: 'last' },
  customer_mapping: { event_payload_key: 'who', type: 'by_id' }, value_settings: { event_payload_key: 'many' },
});
assert.deepEqual([meter.status, meter.customer_mapping.event_payload_key, seats.value_settings.event_payload_key], ['active', 'stripe_customer_id', 'many']);
await rejected(stripe.billing.meters.create({ display_name: 'Again', event_name: 'lesson', default_aggregation: { formula: 'sum' } }), 'resource_already_exists', 'event_name');

const product = (await stripe.products.create({ name: 'Lessons' })).id;
const metered = (more = {}) => stripe.prices.create({ currency: 'usd', product, recurring: { interval: 'month', usage_type: 'metered', meter: meter.id }, unit_amount_decimal: '2.5', ...more });
const each = await metered();
const tiered = await metered({
  unit_amount_decimal: undefined, billing_scheme: 'tiered', tiers_mode: 'graduated', tiers: [{ up_to: 10, unit_amount: 0 }, { up_to: 'inf', unit_amount: 7, flat_amount: 100 }],
});
const packs = await metered({ unit_amount_decimal: undefined, unit_amount: 500, transform_quantity: { divide_by: 10, round: 'up' } });
const perSeat = await stripe.prices.create({ currency: 'usd', product, recurring: { interval: 'month', usage_type: 'metered', meter: seats.id }, unit_amount: 300 });
const base = await monthly(1000);
assert.deepEqual([each.recurring.meter, each.recurring.usage_type, each.unit_amount], [meter.id, 'metered', null]);
await rejected(stripe.prices.create({ currency: 'usd', product, unit_amount: 1, recurring: { interval: 'month', usage_type: 'metered' } }), 'parameter_missing', 'recurring[meter]');
await rejected(stripe.prices.create({ currency: 'usd', product, unit_amount: 1, recurring: { interval: 'month', meter: meter.id } }), undefined, 'recurring[meter]');

const use = (customer, value, more = {}) => stripe.billing.meterEvents.create({ event_name: 'lesson', payload: { stripe_customer_id: customer.id, value: `${value}` }, ...more });
const latest = async id => (await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })).latest_invoice;

// A month of usage with a fixed price. Late events do not change the billed period.
{
  const { customer, to } = await clocked(start);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: base.id }, { price: each.id }, { price: perSeat.id }], expand: ['latest_invoice'] });
  assert.deepEqual([sub.status, sub.latest_invoice.total, 'quantity' in sub.items.data[1]], ['active', 1000, false]);
  await to(start + 10 * day);
  const report = await use(customer, 7, { identifier: 'one', timestamp: seconds(start + 2 * day) });
  assert.deepEqual([report.object, report.identifier, report.timestamp, report.id], ['billing.meter_event', 'one', seconds(start + 2 * day), undefined]);
  assert.match((await rejected(use(customer, 7, { identifier: 'one' }), 'duplicate_meter_event', 'identifier')).message, /already exists/);
  await use(customer, 5);
  await use(customer, 90, { identifier: 'wrong' });
  const adjustment = await stripe.billing.meterEventAdjustments.create({ event_name: 'lesson', type: 'cancel', cancel: { identifier: 'wrong' } });
  assert.equal(adjustment.status, 'complete');
  await stripe.billing.meterEvents.create({ event_name: 'seats', payload: { who: customer.id, many: '9' } });
  await to(start + 12 * day);
  await stripe.billing.meterEvents.create({ event_name: 'seats', payload: { who: customer.id, many: '4' } });
  assert.equal((await stripe.invoices.createPreview({ subscription: sub.id })).total, 1000 + 30 + 1200);

  const [sum] = (await stripe.billing.meters.listEventSummaries(meter.id, { customer: customer.id, start_time: seconds(start), end_time: seconds(start + 30 * day) })).data;
  assert.deepEqual([sum.aggregated_value, sum.meter], [12, meter.id]);
  const days = (await stripe.billing.meters.listEventSummaries(meter.id, { customer: customer.id, start_time: seconds(start), end_time: seconds(start + 30 * day), value_grouping_window: 'day' })).data;
  assert.deepEqual(days.map(summary => [summary.aggregated_value, summary.start_time]), [[5, seconds(start + 10 * day)], [7, seconds(start + 2 * day)]]);
  await rejected(stripe.billing.meters.listEventSummaries(meter.id, { customer: customer.id, start_time: seconds(start) + 1, end_time: seconds(start + day) }), undefined, 'start_time');

  await to(start + 31 * day);
  const invoice = await latest(sub.id);
  assert.deepEqual([invoice.total, invoice.lines.data.length], [1000 + 30 + 1200, 3]);
  const line = invoice.lines.data.find(row => row.pricing.price_details.price === each.id);
  assert.deepEqual([line.quantity, line.period.start, line.period.end], [12, seconds(start), seconds(start + 30 * day)]);
  await use(customer, 1000, { timestamp: seconds(start + 20 * day) });
  await use(customer, 3, { timestamp: seconds(start + 30 * day) });
  await to(start + 62 * day);
  assert.equal((await latest(sub.id)).lines.data.find(row => row.pricing.price_details.price === each.id).amount, 8);
}

// Tiers and packages. The cancellation bills the pending usage.
{
  const { customer, to } = await clocked(start);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: tiered.id }, { price: packs.id }] });
  await to(start + day);
  await use(customer, 25);
  await stripe.subscriptions.update(sub.id, { cancel_at_period_end: true });
  await to(start + 31 * day);
  const last = await latest(sub.id);
  assert.deepEqual([last.total, last.status], [100 + 15 * 7 + 3 * 500, 'paid']);
  assert.equal((await stripe.subscriptions.retrieve(sub.id)).status, 'canceled');
}
{
  const { customer, to } = await clocked(start);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: packs.id }] });
  await to(start + day);
  await use(customer, 11);
  const gone = await stripe.subscriptions.cancel(sub.id, { invoice_now: true });
  assert.equal((await stripe.invoices.retrieve(gone.latest_invoice)).total, 1000);
}

// Usage during a trial is free.
{
  const { customer, to } = await clocked(start);
  const sub = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: packs.id }], trial_end: seconds(start + 14 * day) });
  await to(start + day);
  await use(customer, 100);
  await to(start + 15 * day);
  assert.equal((await latest(sub.id)).total, 0);
}

// Nothing is due at checkout.
{
  const session = await stripe.checkout.sessions.create({ mode: 'subscription', line_items: [{ price: each.id }], success_url: 'http://shop.test/ok' });
  assert.equal(session.amount_total, 0);
  await rejected(stripe.checkout.sessions.create({ mode: 'subscription', line_items: [{ price: each.id, quantity: 2 }], success_url: 'http://shop.test/ok' }), undefined, 'line_items[0][quantity]');
  await pay(session.url);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] })).subscription.status, 'active');
}

// Invalid events are rejected with their error codes.
{
  const { customer } = await clocked(start);
  await rejected(stripe.billing.meterEvents.create({ event_name: 'nothing', payload: { stripe_customer_id: customer.id, value: '1' } }), 'no_meter');
  await rejected(stripe.billing.meterEvents.create({ event_name: 'lesson', payload: { value: '1' } }), 'meter_event_no_customer_defined');
  await rejected(use({ id: 'cus_nobody' }, 1), 'meter_event_customer_not_found');
  await rejected(use(customer, 'many'), 'meter_event_invalid_value');
  await rejected(stripe.billing.meterEvents.create({ event_name: 'lesson', payload: { stripe_customer_id: customer.id } }), 'meter_event_value_not_found');
  await rejected(use(customer, 1, { timestamp: seconds(start - 36 * day) }), 'timestamp_too_far_in_past', 'timestamp');
  await rejected(use(customer, 1, { timestamp: seconds(start) + 301 }), 'timestamp_in_future', 'timestamp');
  await rejected(stripe.subscriptions.create({ customer: customer.id, items: [{ price: each.id, quantity: 2 }] }), undefined, 'items[0][quantity]');
  await stripe.billing.meters.deactivate(seats.id);
  await rejected(stripe.billing.meterEvents.create({ event_name: 'seats', payload: { who: customer.id, many: '1' } }), 'archived_meter');
  assert.equal((await stripe.billing.meters.list({ status: 'inactive' })).data.length, 1);
  await stripe.billing.meters.reactivate(seats.id);
  assert.deepEqual((await types(seats.id)).slice(-2), ['billing.meter.deactivated', 'billing.meter.reactivated']);
}
