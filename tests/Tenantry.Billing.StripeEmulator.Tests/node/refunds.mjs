// Refunds, credit notes and the customer balance.
import assert from 'node:assert/strict';
import { stripe, clocked, monthly, rejected, eventOf, advance } from './local.mjs';

const day = 86_400_000;
const start = Date.UTC(2027, 3, 1, 12);
const { customer, to } = await clocked(start);
const price = await monthly(1000);
const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id, quantity: 3 }], expand: ['latest_invoice.payments'] });
const invoice = subscription.latest_invoice;
const intent = invoice.payments.data[0].payment.payment_intent;

// Refunds are cumulative, by intent or by charge.
const [charge] = (await stripe.charges.list({ customer: customer.id })).data;
assert.equal((await stripe.paymentIntents.list({ customer: customer.id })).data[0].id, intent);
const one = await stripe.refunds.create({ payment_intent: intent, amount: 400, reason: 'requested_by_customer', metadata: { ticket: '1' } });
assert.deepEqual([one.status, one.reason, one.charge], ['succeeded', 'requested_by_customer', charge.id]);
await stripe.refunds.create({ charge: charge.id, amount: 600, reason: 'duplicate' });
const partly = await stripe.charges.retrieve(charge.id, { expand: ['refunds'] });
assert.deepEqual([partly.amount_refunded, partly.refunded, partly.refunds.data.length], [1000, false, 2]);
assert.equal((await eventOf('charge.refunded', charge.id)).data.object.amount_refunded, 1000);
const tooMuch = await rejected(stripe.refunds.create({ charge: charge.id, amount: 2001 }), undefined, 'amount');
assert.match(tooMuch.message, /Refund amount \(\$20.01\) is greater than unrefunded amount on charge \(\$20.00\)/);
await stripe.refunds.update(one.id, { metadata: { ticket: '2' } });
assert.equal((await eventOf('refund.updated', one.id)).data.object.metadata.ticket, '2');

// A credit note after payment: lines, a refund, a credit and an out-of-band amount.
const line = invoice.lines.data[0];
await rejected(stripe.creditNotes.create({ invoice: invoice.id, lines: [{ type: 'invoice_line_item', invoice_line_item: line.id, quantity: 1 }], refund_amount: 900 }), undefined);
const preview = await stripe.creditNotes.preview({ invoice: invoice.id, lines: [{ type: 'invoice_line_item', invoice_line_item: line.id, quantity: 1 }], refund_amount: 300, credit_amount: 500, out_of_band_amount: 200 });
assert.equal(preview.total, 1000);
assert.equal((await stripe.creditNotes.list({ invoice: invoice.id })).data.length, 0);
const note = await stripe.creditNotes.create({
  invoice: invoice.id, reason: 'order_change', memo: 'One seat less',
  lines: [{ type: 'invoice_line_item', invoice_line_item: line.id, quantity: 1 }], refund_amount: 300, credit_amount: 500, out_of_band_amount: 200,
});
assert.deepEqual([note.type, note.post_payment_amount, note.pre_payment_amount, note.number], ['post_payment', 1000, 0, `${invoice.number}-CN-01`]);
assert.equal(note.refunds[0].amount_refunded, 300);
assert.equal((await stripe.refunds.retrieve(note.refunds[0].refund)).charge, charge.id);
const credit = await stripe.customers.retrieveBalanceTransaction(customer.id, note.customer_balance_transaction);
assert.deepEqual([credit.type, credit.amount, credit.ending_balance, credit.credit_note], ['credit_note', -500, -500, note.id]);
assert.equal((await stripe.invoices.retrieve(invoice.id)).post_payment_credit_notes_amount, 1000);
assert.ok(await eventOf('credit_note.created', note.id));
const linked = await stripe.creditNotes.create({ invoice: invoice.id, amount: 400, refunds: [{ refund: one.id }] });
assert.deepEqual(linked.refunds, [{ amount_refunded: 400, payment_record_refund: null, refund: one.id, type: 'refund' }]);
await rejected(stripe.creditNotes.create({ invoice: invoice.id, lines: [{ type: 'invoice_line_item', invoice_line_item: line.id, amount: 2001 }], credit_amount: 2001 }), undefined, 'lines[0][amount]');
await rejected(stripe.creditNotes.voidCreditNote(note.id), 'status_transition_invalid');

// The next invoice uses the credit balance.
await to(start + 31 * day);
const [renewal] = (await stripe.invoices.list({ customer: customer.id })).data;
assert.deepEqual([renewal.total, renewal.starting_balance, renewal.ending_balance, renewal.amount_due], [3000, -500, 0, 2500]);
assert.deepEqual((await stripe.customers.listBalanceTransactions(customer.id)).data.map(row => [row.type, row.amount]), [['applied_to_invoice', 500], ['credit_note', -500]]);
await stripe.customers.createBalanceTransaction(customer.id, { amount: -250, currency: 'usd', description: 'Sorry' });
assert.equal((await stripe.customers.retrieve(customer.id)).balance, -250);

// Before payment a credit note reduces the amount due. A full one makes the invoice paid.
const { customer: late } = await clocked(start, null, { balance: -100 });
await stripe.invoiceItems.create({ customer: late.id, amount: 1099, currency: 'usd', description: 'Consulting' });
const draft = await stripe.invoices.create({ customer: late.id, pending_invoice_items_behavior: 'include' });
const open = await stripe.invoices.finalizeInvoice(draft.id);
assert.equal(open.amount_due, 999);
const pre = await stripe.creditNotes.create({ invoice: open.id, lines: [{ type: 'custom_line_item', description: 'Sorry', quantity: 2, unit_amount: 100 }] });
assert.deepEqual([pre.type, pre.pre_payment_amount], ['pre_payment', 200]);
assert.deepEqual(Object.values(pick(await stripe.invoices.retrieve(open.id), 'amount_due', 'amount_remaining', 'pre_payment_credit_notes_amount', 'status')), [799, 799, 200, 'open']);
await rejected(stripe.creditNotes.create({ invoice: open.id, amount: 100, refund_amount: 100 }), undefined, 'refund_amount');
await stripe.creditNotes.voidCreditNote(pre.id);
assert.equal((await stripe.invoices.retrieve(open.id)).amount_due, 999);
await stripe.creditNotes.create({ invoice: open.id, amount: 999 });
assert.equal((await stripe.invoices.retrieve(open.id)).status, 'paid');
assert.deepEqual((await stripe.creditNotes.listLineItems(pre.id)).data.map(row => row.unit_amount), [100]);

// A voided invoice returns the applied balance.
const { customer: other } = await clocked(start, null, { balance: -700 });
await stripe.invoiceItems.create({ customer: other.id, amount: 1000, currency: 'usd' });
const second = await stripe.invoices.finalizeInvoice((await stripe.invoices.create({ customer: other.id, pending_invoice_items_behavior: 'include' })).id);
assert.equal((await stripe.customers.retrieve(other.id)).balance, 0);
await stripe.invoices.voidInvoice(second.id);
assert.equal((await stripe.customers.retrieve(other.id)).balance, -700);

// Refunds that succeed or fail later.
for (const [token, first, last] of [['pm_card_pendingRefund', 'pending', 'succeeded'], ['pm_card_refundFail', 'succeeded', 'failed']]) {
  const paid = await stripe.paymentIntents.create({ amount: 500, currency: 'usd', payment_method: token, confirm: true });
  const refund = await stripe.refunds.create({ payment_intent: paid.id });
  assert.equal(refund.status, first);
  await advance('hour');
  assert.equal((await stripe.refunds.retrieve(refund.id)).status, last);
  assert.ok(await eventOf(last === 'failed' ? 'refund.failed' : 'refund.updated', refund.id));
  assert.equal((await stripe.charges.retrieve(refund.charge)).refunded, last !== 'failed');
}

function pick(object, ...names) {
  return Object.fromEntries(names.map(name => [name, object[name]]));
}
