// Disputes: Stripe's test cards, evidence, and the dashboard's actions.
import assert from 'node:assert/strict';
import { stripe, clocked, monthly, post, rejected, types } from './local.mjs';

const buy = async token => {
  const intent = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd', payment_method: token, confirm: true });
  const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data;
  return { intent, charge: intent.latest_charge, dispute };
};

const won = await buy('pm_card_createDispute');
assert.deepEqual([won.dispute.status, won.dispute.reason, won.dispute.amount, won.dispute.evidence_details.has_evidence], ['needs_response', 'fraudulent', 2000, false]);
assert.equal((await stripe.charges.retrieve(won.charge)).disputed, true);
assert.deepEqual(await types(won.dispute.id), ['charge.dispute.created', 'charge.dispute.funds_withdrawn']);
await rejected(stripe.refunds.create({ charge: won.charge }), 'charge_disputed');
const staged = await stripe.disputes.update(won.dispute.id, { evidence: { customer_name: 'Jo' }, submit: false, metadata: { case: '1' } });
assert.deepEqual([staged.status, staged.evidence_details.has_evidence, staged.evidence_details.submission_count], ['needs_response', true, 0]);
const answered = await stripe.disputes.update(won.dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } });
assert.equal(answered.status, 'won');
assert.deepEqual((await types(won.dispute.id)).slice(2), ['charge.dispute.updated', 'charge.dispute.updated', 'charge.dispute.closed', 'charge.dispute.funds_reinstated']);
await rejected(stripe.disputes.close(won.dispute.id), 'dispute_not_editable');

const lost = await buy('pm_card_createDisputeProductNotReceived');
assert.equal(lost.dispute.reason, 'product_not_received');
assert.equal((await stripe.disputes.update(lost.dispute.id, { evidence: { uncategorized_text: 'losing_evidence' }, submit: true })).status, 'lost');
const given = await buy('pm_card_createDispute');
assert.equal((await stripe.disputes.close(given.dispute.id)).status, 'lost');

const asked = await buy('pm_card_createDisputeInquiry');
assert.deepEqual([asked.dispute.status, asked.dispute.is_charge_refundable], ['warning_needs_response', true]);
assert.deepEqual(await types(asked.dispute.id), ['charge.dispute.created']);
await stripe.refunds.create({ charge: asked.charge });
assert.equal((await stripe.disputes.retrieve(asked.dispute.id)).status, 'warning_closed');
const escalated = await buy('pm_card_createDisputeInquiry');
await stripe.disputes.update(escalated.dispute.id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } });
assert.equal((await stripe.disputes.retrieve(escalated.dispute.id)).status, 'needs_response');

const warned = await buy('pm_card_createIssuerFraudRecord');
const [warning] = (await stripe.radar.earlyFraudWarnings.list({ charge: warned.charge })).data;
assert.equal(warning.actionable, true);
assert.deepEqual(await types(warning.id), ['radar.early_fraud_warning.created']);

// Any charge can be disputed from the dashboard. A dispute without a response is lost.
const plain = await stripe.paymentIntents.create({ amount: 900, currency: 'usd', payment_method: 'pm_card_visa', confirm: true });
const page = `/dashboard/object/charge/${plain.latest_charge}`;
const opened = await post(page, { action: 'dispute-not-received' });
assert.match(opened.headers.get('location'), /^\/dashboard\/object\/dispute\/du_/);
await post(opened.headers.get('location'), { action: 'win' });
assert.equal((await stripe.disputes.list({ charge: plain.latest_charge })).data[0].status, 'won');
assert.equal((await post(opened.headers.get('location'), { action: 'lose' })).status, 404);

const start = Date.UTC(2027, 3, 1, 12);
const { customer, to } = await clocked(start, 'pm_card_createDispute');
const price = await monthly(1000);
await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
const [charge] = (await stripe.charges.list({ customer: customer.id })).data;
const [silent] = (await stripe.disputes.list({ charge: charge.id })).data;
assert.equal(silent.created, start / 1000);
await to(start + 10 * 86_400_000);
const over = await stripe.disputes.retrieve(silent.id, { expand: ['charge.customer'] });
assert.deepEqual([over.status, over.evidence_details.past_due, over.charge.customer.id], ['lost', true, customer.id]);
