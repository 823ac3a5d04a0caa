// Subscription schedules: a downgrade at period end, consecutive phases, release and cancel.
import assert from 'node:assert/strict';
import { stripe, clocked, monthly, rejected, types } from './local.mjs';

const day = 86_400_000;
const start = Date.UTC(2027, 3, 1, 12);
const pro = await monthly(5000, 'Pro');
const basic = await monthly(1000, 'Basic');
const yearly = await stripe.prices.create({ product: basic.product, currency: 'usd', unit_amount: 10000, recurring: { interval: 'year' } });

// A downgrade at period end, as the Billing module creates it.
const one = await clocked(start);
const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'forever' });
const running = await stripe.subscriptions.create({ customer: one.customer.id, items: [{ price: pro.id, quantity: 2 }], discounts: [{ coupon: coupon.id }] });
const made = await stripe.subscriptionSchedules.create({ from_subscription: running.id });
assert.equal(made.status, 'active');
assert.equal(made.phases[0].items[0].price, pro.id);
const end = running.items.data[0].current_period_end;
assert.equal(made.current_phase.end_date, end);
const items = price => [{ price: price.id, quantity: 2 }];
const discounts = [{ discount: running.discounts[0] }];
const planned = await stripe.subscriptionSchedules.update(made.id, {
  end_behavior: 'release',
  phases: [
    { items: items(pro), start_date: made.phases[0].start_date, end_date: end, discounts },
    { items: items(basic), start_date: end, duration: { interval: 'month', interval_count: 1 }, proration_behavior: 'none', discounts },
  ],
});
assert.equal(planned.phases[1].end_date, Date.UTC(2027, 5, 1, 12) / 1000);
assert.equal((await stripe.subscriptions.retrieve(running.id)).schedule, made.id);
await rejected(stripe.subscriptions.update(running.id, { cancel_at_period_end: true }), undefined, 'cancel_at_period_end');
await rejected(stripe.subscriptionSchedules.create({ from_subscription: running.id }), undefined, 'from_subscription');
assert.equal((await stripe.invoices.createPreview({ customer: one.customer.id, subscription: running.id })).total, 1800);
await stripe.subscriptions.update(running.id, { metadata: { seen: 'yes' } });
await one.to(end * 1000 + 1000);
const after = await stripe.subscriptions.retrieve(running.id, { expand: ['latest_invoice', 'schedule'] });
assert.deepEqual([after.items.data[0].price.id, after.items.data[0].id, after.latest_invoice.total, after.latest_invoice.billing_reason], [basic.id, running.items.data[0].id, 1800, 'subscription_cycle']);
assert.deepEqual(after.discounts, running.discounts);
assert.equal(after.schedule.current_phase.start_date, end);
assert.deepEqual(after.metadata, { seen: 'yes' });
await one.to(Date.UTC(2027, 5, 1, 13));
const released = await stripe.subscriptionSchedules.retrieve(made.id);
assert.deepEqual([released.status, released.released_subscription, released.subscription, released.current_phase], ['released', running.id, null, null]);
assert.equal((await stripe.subscriptions.retrieve(running.id)).schedule, null);
assert.deepEqual(await types(made.id), ['subscription_schedule.created', 'subscription_schedule.updated', 'subscription_schedule.updated', 'subscription_schedule.expiring', 'subscription_schedule.released']);
assert.equal((await stripe.invoices.list({ subscription: running.id })).data.length, 3);

// A new schedule that starts later: a trial, a monthly price, then a yearly one; canceled at the end.
const two = await clocked(start);
const later = await stripe.subscriptionSchedules.create({
  customer: two.customer.id, start_date: start / 1000 + 86400, end_behavior: 'cancel', metadata: { plan: 'ramp' },
  phases: [
    { items: [{ price: basic.id, quantity: 1 }], trial: true, duration: { interval: 'day', interval_count: 14 } },
    { items: [{ price: basic.id, quantity: 3 }], duration: { interval: 'month', interval_count: 2 }, metadata: { stage: 'paid' }, add_invoice_items: [{ price: (await stripe.prices.create({ product: basic.product, currency: 'usd', unit_amount: 700 })).id }] },
    { items: [{ price: yearly.id, quantity: 1 }], duration: { interval: 'year', interval_count: 1 }, billing_cycle_anchor: 'phase_start', proration_behavior: 'none' },
  ],
});
assert.deepEqual([later.status, later.subscription], ['not_started', null]);
assert.equal((await stripe.subscriptionSchedules.list({ customer: two.customer.id, scheduled: true })).data.length, 1);
await two.to(start + 2 * day);
const started = await stripe.subscriptionSchedules.retrieve(later.id, { expand: ['subscription'] });
assert.deepEqual([started.status, started.subscription.status, started.subscription.trial_end], ['active', 'trialing', started.phases[0].end_date]);
await two.to(started.phases[1].start_date * 1000 + 60_000);
const paid = await stripe.subscriptions.retrieve(started.subscription.id, { expand: ['latest_invoice'] });
assert.deepEqual([paid.status, paid.items.data[0].quantity, paid.latest_invoice.total, paid.metadata], ['active', 3, 3700, { stage: 'paid' }]);
await two.to(started.phases[2].start_date * 1000 - 60_000);
await two.to(started.phases[2].start_date * 1000 + 60_000);
const whole = await stripe.subscriptions.retrieve(started.subscription.id, { expand: ['latest_invoice'] });
assert.deepEqual([whole.items.data[0].price.id, whole.latest_invoice.total, whole.items.data[0].current_period_end], [yearly.id, 10000, started.phases[2].end_date]);
await two.to(started.phases[2].end_date * 1000 + 60_000);
assert.equal((await stripe.subscriptions.retrieve(started.subscription.id)).status, 'canceled');
assert.equal((await stripe.subscriptionSchedules.retrieve(later.id)).status, 'completed');

// Updated, released and canceled by the API.
const three = await clocked(start);
const now = await stripe.subscriptionSchedules.create({ customer: three.customer.id, start_date: 'now', end_behavior: 'release', phases: [{ items: [{ price: basic.id, quantity: 1 }], duration: { interval: 'month', interval_count: 6 } }] });
await three.to(start + 15 * day);
await stripe.subscriptionSchedules.update(now.id, { phases: [{ start_date: now.phases[0].start_date, end_date: now.phases[0].end_date, items: [{ price: pro.id, quantity: 1 }] }], proration_behavior: 'always_invoice' });
const upgraded = await stripe.subscriptions.retrieve(now.subscription, { expand: ['latest_invoice'] });
assert.deepEqual([upgraded.items.data[0].price.id, upgraded.latest_invoice.total], [pro.id, 2000]);
const free = await stripe.subscriptionSchedules.release(now.id);
assert.equal(free.status, 'released');
await rejected(stripe.subscriptionSchedules.release(now.id), undefined);
const again = await stripe.subscriptionSchedules.create({ from_subscription: now.subscription });
const stopped = await stripe.subscriptionSchedules.cancel(again.id, { invoice_now: false, prorate: false });
assert.equal(stopped.status, 'canceled');
assert.equal((await stripe.subscriptions.retrieve(now.subscription)).status, 'canceled');

// A canceled subscription cancels its schedule.
const four = await clocked(start);
const gone = await stripe.subscriptions.create({ customer: four.customer.id, items: [{ price: pro.id }] });
const with4 = await stripe.subscriptionSchedules.create({ from_subscription: gone.id });
await stripe.subscriptions.cancel(gone.id);
assert.equal((await stripe.subscriptionSchedules.retrieve(with4.id)).status, 'canceled');
