// Taxes: tax rates, and the emulator's simple replacement for Stripe Tax.
import assert from 'node:assert/strict';
import { stripe, clocked, monthly, pay, rejected } from './local.mjs';

const start = Date.UTC(2027, 3, 1, 12);
const price = await monthly(999);
const urls = { success_url: 'http://shop.test/done', cancel_url: 'http://shop.test/plans' };
const sum = rows => rows.reduce((total, row) => total + row.amount, 0);
const exact = invoice => {
  assert.equal(sum(invoice.total_taxes), sum(invoice.lines.data.flatMap(line => line.taxes)));
  const exclusive = sum(invoice.total_taxes.filter(tax => tax.tax_behavior === 'exclusive'));
  assert.equal(invoice.total, invoice.subtotal - sum(invoice.total_discount_amounts) + exclusive);
  assert.equal(invoice.total_excluding_tax, invoice.total - sum(invoice.total_taxes));
};

const vat = await stripe.taxRates.create({ display_name: 'VAT', percentage: 19, inclusive: false, country: 'DE', jurisdiction: 'DE' });
const inside = await stripe.taxRates.create({ display_name: 'GST', percentage: 10, inclusive: true });
assert.deepEqual((await stripe.taxRates.list({ inclusive: true })).data.map(rate => rate.id), [inside.id]);
await rejected(stripe.taxRates.create({ display_name: 'x', percentage: 101, inclusive: false }), undefined, 'percentage');

// Default tax rates, rates of an item, discounts before tax, and prorations with the same tax.
{
  const { customer, to } = await clocked(start);
  const other = await monthly(333, 'Other');
  const coupon = await stripe.coupons.create({ percent_off: 33, duration: 'forever' });
  const sub = await stripe.subscriptions.create({
    customer: customer.id, default_tax_rates: [vat.id], items: [{ price: price.id, quantity: 3 }, { price: other.id, tax_rates: [inside.id] }],
    discounts: [{ coupon: coupon.id }], expand: ['latest_invoice'],
  });
  const invoice = sub.latest_invoice;
  exact(invoice);
  assert.equal(sub.default_tax_rates[0].id, vat.id);
  assert.deepEqual(invoice.total_taxes.map(tax => [tax.tax_rate_details.tax_rate, tax.amount, tax.tax_behavior]), [[vat.id, 382, 'exclusive'], [inside.id, 20, 'inclusive']]);
  await to(start + 15 * 86_400_000);
  const changed = await stripe.subscriptions.update(sub.id, { items: [{ id: sub.items.data[0].id, quantity: 1 }], proration_behavior: 'always_invoice', expand: ['latest_invoice'] });
  exact(changed.latest_invoice);
  assert.equal(changed.latest_invoice.lines.data[0].taxes[0].tax_rate_details.tax_rate, vat.id);
  assert.ok(changed.latest_invoice.total < 0);
  const note = await stripe.creditNotes.create({ invoice: invoice.id, lines: [{ type: 'invoice_line_item', invoice_line_item: invoice.lines.data[0].id, amount: 999 }], credit_amount: 796 });
  assert.deepEqual([note.subtotal, note.discount_amount, sum(note.total_taxes), note.total], [999, 330, 127, 796]);
  await stripe.customers.update(customer.id, { tax_exempt: 'reverse' });
  const reversed = await stripe.invoices.createPreview({ subscription: sub.id });
  assert.deepEqual([sum(reversed.total_taxes), reversed.total_taxes[0].taxability_reason], [0, 'reverse_charge']);
}

// One-time items and invoices.
{
  const { customer } = await clocked(start, null);
  await stripe.invoiceItems.create({ customer: customer.id, amount: 1000, currency: 'usd', tax_rates: [inside.id] });
  await stripe.invoiceItems.create({ customer: customer.id, amount: 1005, currency: 'usd' });
  const invoice = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include', default_tax_rates: [vat.id] });
  exact(invoice);
  assert.deepEqual(invoice.lines.data.map(line => sum(line.taxes)), [91, 191]);
  const credit = await stripe.creditNotes.create({ invoice: (await stripe.invoices.finalizeInvoice(invoice.id)).id, amount: invoice.total });
  assert.equal(sum(credit.total_taxes), 282);
}

// Automatic tax: the customer's country; reverse charge for a business in another country.
{
  const at = async (address, number) => {
    const { customer } = await clocked(start, 'pm_card_visa', address ? { address } : {});
    if (number) await stripe.customers.createTaxId(customer.id, { type: 'eu_vat', value: number });
    return stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }], automatic_tax: { enabled: true }, expand: ['latest_invoice'] });
  };
  await rejected(at(null), 'customer_tax_location_invalid');
  for (const [country, number, tax, reason] of [
    ['DE', null, 190, 'standard_rated'], ['FR', null, 200, 'standard_rated'], ['FR', 'FR12345678901', 0, 'reverse_charge'],
    ['FR', 'FR11111111111', 200, 'standard_rated'], ['DE', 'DE123456789', 190, 'standard_rated'], ['US', null, 0, undefined],
  ]) {
    const invoice = (await at({ country }, number)).latest_invoice;
    exact(invoice);
    assert.deepEqual([invoice.automatic_tax.status, sum(invoice.total_taxes), invoice.total_taxes[0]?.taxability_reason], ['complete', tax, reason], `${country} ${number}`);
  }
}

// At checkout the address of the page determines the tax.
{
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription', ...urls, line_items: [{ price: price.id, quantity: 1 }], automatic_tax: { enabled: true }, tax_id_collection: { enabled: true }, billing_address_collection: 'required',
  });
  assert.deepEqual([session.automatic_tax.status, session.amount_total], ['requires_location_inputs', 999]);
  await pay(session.url, { country: 'AT', line1: 'Ring 1', city: 'Wien', postal_code: '1010' });
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription.latest_invoice', 'line_items', 'invoice'] });
  assert.deepEqual([done.amount_subtotal, done.total_details.amount_tax, done.amount_total, done.automatic_tax.status], [999, 200, 1199, 'complete']);
  assert.deepEqual([done.line_items.data[0].amount_tax, done.line_items.data[0].amount_total], [200, 1199]);
  assert.equal(done.subscription.automatic_tax.enabled, true);
  assert.equal(done.invoice.amount_paid, 1199);
  const manual = await stripe.checkout.sessions.create({ mode: 'payment', ...urls, line_items: [{ price_data: { currency: 'usd', unit_amount: 1000, product_data: { name: 'Book' } }, tax_rates: [vat.id] }] });
  assert.equal(manual.amount_total, 1190);
  await pay(manual.url);
  assert.equal((await stripe.checkout.sessions.retrieve(manual.id, { expand: ['payment_intent'] })).payment_intent.amount_received, 1190);
}
