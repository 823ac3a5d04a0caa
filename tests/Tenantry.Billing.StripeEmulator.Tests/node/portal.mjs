// The billing portal: configurations, flows, and payments that require authentication.
import assert from 'node:assert/strict';
import { stripe, address, clocked, monthly, post, card, rejected, types } from './local.mjs';

const start = Date.UTC(2027, 3, 1, 12);
const day = 86_400_000;
const basic = await monthly(1000, 'Basic');
const pro = await monthly(3000, 'Pro');
const at = url => new URL(url, address);
const get = async url => { const response = await fetch(at(url), { redirect: 'manual' }); return { status: response.status, to: response.headers.get('location'), text: await response.text() }; };
const to = response => response.headers.get('location');
const subscribed = async (token = 'pm_card_visa') => {
  const life = await clocked(start, 'pm_card_visa');
  const sub = await stripe.subscriptions.create({ customer: life.customer.id, items: [{ price: basic.id }] });
  await life.to(start + 15 * day);
  if (token !== 'pm_card_visa') {
    const method = await stripe.paymentMethods.attach(token, { customer: life.customer.id });
    await stripe.subscriptions.update(sub.id, { default_payment_method: method.id });
  }
  return { ...life, sub, item: sub.items.data[0].id };
};
const redirect = { type: 'redirect', redirect: { return_url: 'http://shop.test/back' } };

// Configurations: the default one always exists. Features another one disables are rejected.
const [standard] = (await stripe.billingPortal.configurations.list({ is_default: true })).data;
assert.deepEqual([standard.is_default, standard.features.subscription_cancel.mode], [true, 'at_period_end']);
const narrow = await stripe.billingPortal.configurations.create({
  features: { invoice_history: { enabled: true }, subscription_cancel: { enabled: true, mode: 'immediately', proration_behavior: 'none' } }, default_return_url: 'http://shop.test/',
});
assert.equal(narrow.features.payment_method_update.enabled, false);
const choosing = await stripe.billingPortal.configurations.create({
  features: {
    payment_method_update: { enabled: true },
    subscription_update: { enabled: true, default_allowed_updates: ['price'], proration_behavior: 'always_invoice', products: [{ product: pro.product, prices: [pro.id] }] },
  },
});
assert.deepEqual((await types(choosing.id)), ['billing_portal.configuration.created']);
await rejected(stripe.billingPortal.configurations.update(standard.id, { active: false }), undefined, 'active');

// A payment method update that redirects back.
{
  const { customer } = await subscribed();
  const session = await stripe.billingPortal.sessions.create({ customer: customer.id, flow_data: { type: 'payment_method_update', after_completion: redirect } });
  assert.equal(session.flow.type, 'payment_method_update');
  assert.match((await get(session.url)).to, /\/card$/);
  assert.equal(to(await post(`${session.url}/card`, card('5555555555554444'))), 'http://shop.test/back');
  await rejected(stripe.billingPortal.sessions.create({ customer: customer.id, configuration: narrow.id, flow_data: { type: 'payment_method_update' } }), undefined, 'flow_data[type]');
}

// Cancellation at period end or immediately, as configured.
{
  const { customer, sub } = await subscribed();
  const flow_data = { type: 'subscription_cancel', subscription_cancel: { subscription: sub.id }, after_completion: { type: 'hosted_confirmation', hosted_confirmation: { custom_message: 'See you.' } } };
  const session = await stripe.billingPortal.sessions.create({ customer: customer.id, flow_data });
  assert.match((await get((await get(session.url)).to)).text, /Cancel Basic\?/);
  assert.match(await (await post(session.url, { action: 'cancel', subscription: sub.id })).text(), /See you\./);
  const leaving = await stripe.subscriptions.retrieve(sub.id);
  assert.deepEqual([leaving.cancel_at_period_end, leaving.cancel_at], [false, leaving.items.data[0].current_period_end]);
  await rejected(stripe.billingPortal.sessions.create({ customer: customer.id, flow_data }), undefined, 'flow_data[subscription_cancel][subscription]');
  const atOnce = await stripe.billingPortal.sessions.create({ customer: customer.id, configuration: narrow.id });
  assert.equal(atOnce.return_url, 'http://shop.test/');
  await post(atOnce.url, { action: 'cancel', subscription: sub.id });
  assert.equal((await stripe.subscriptions.retrieve(sub.id)).status, 'canceled');
}

// A plan change, chosen and paid in the portal.
{
  const { customer, sub } = await subscribed();
  const session = await stripe.billingPortal.sessions.create({ customer: customer.id, configuration: choosing.id });
  const [, link] = /href="([^"]*confirm[^"]*)"/.exec((await get(`${session.url}/change/${sub.id}`)).text);
  const confirm = link.replaceAll('&amp;', '&');
  assert.match((await get(confirm)).text, /\$10\.00/);
  assert.match(to(await post(confirm)), /done=change/);
  const changed = await stripe.subscriptions.retrieve(sub.id, { expand: ['latest_invoice'] });
  assert.deepEqual([changed.items.data[0].price.id, changed.latest_invoice.total, changed.latest_invoice.status], [pro.id, 1000, 'paid']);
}

// A plan change that requires authentication. Until then nothing changes.
{
  const { customer, sub, item } = await subscribed('pm_card_authenticationRequired');
  const upgrade = { items: [{ id: item, price: pro.id, quantity: 1 }], proration_behavior: 'always_invoice', payment_behavior: 'error_if_incomplete' };
  const error = await rejected(stripe.subscriptions.update(sub.id, upgrade), 'subscription_payment_intent_requires_action');
  assert.deepEqual([error.statusCode, error.type], [402, 'StripeCardError']);
  const confirming = { subscription: sub.id, items: [{ id: item, price: pro.id, quantity: 1 }] };
  const flow = more => ({ customer: customer.id, flow_data: { type: 'subscription_update_confirm', subscription_update_confirm: { ...confirming, ...more }, after_completion: redirect } });
  await rejected(stripe.billingPortal.sessions.create(flow({ items: [{ id: item, price: basic.id, quantity: 1 }] })), undefined, 'flow_data[subscription_update_confirm]');
  const session = await stripe.billingPortal.sessions.create(flow({}));
  const page = (await get(session.url)).to;
  assert.match((await get(page)).text, /\$10\.00/);
  const bank = to(await post(page));
  assert.match((await get(bank)).text, /3-D Secure/);
  assert.match(await (await post(bank, { result: 'fail' })).text(), /authenticate your card/);
  assert.equal((await stripe.subscriptions.retrieve(sub.id)).items.data[0].price.id, basic.id);
  assert.equal(to(await post(bank, { result: 'complete' })), 'http://shop.test/back');
  assert.equal((await stripe.subscriptions.retrieve(sub.id)).items.data[0].price.id, pro.id);
}

// A declined card shows its error on the confirmation page.
{
  const { customer, sub, item } = await subscribed('pm_card_chargeCustomerFail');
  const session = await stripe.billingPortal.sessions.create({ customer: customer.id, flow_data: { type: 'subscription_update_confirm', subscription_update_confirm: { subscription: sub.id, items: [{ id: item, price: pro.id }] } } });
  const response = await post((await get(session.url)).to);
  assert.equal(response.status, 422);
  assert.match(await response.text(), /declined/);
  assert.equal((await stripe.subscriptions.retrieve(sub.id)).items.data[0].price.id, basic.id);
}
