// Every call of the gateway, made by the official library against the recording server. The names are those of the rows in Gateways/Requests.
import Stripe from 'stripe';

const [address, key, made, product, line] = process.argv.slice(2);
const { hostname, port } = new URL(address);
const stripe = new Stripe('sk_test_local', { host: hostname, port: Number(port), protocol: 'http', maxNetworkRetries: 0, telemetry: false });
const once = { idempotencyKey: key };
const at = 1769853600;
const metadata = { tenantry_tenant: 'a tenant', plan: 'gold & silver' };
const all = async list => { for await (const one of list) one.id; };
const orNull = call => call.catch(failed => { if (failed.code !== 'resource_missing') throw failed; });

const newPrice = async price => {
  await stripe.prices.list({ lookup_keys: ['missing/v1'], limit: 1 });
  await orNull(stripe.products.retrieve('tenantry_missing'));
  const { id } = await stripe.products.create({ id: 'tenantry_missing', name: 'Märchen & more' }, { idempotencyKey: product });
  await stripe.prices.create({ product: id, lookup_key: 'missing/v1', ...price }, once);
};

const plain = {
  mode: 'subscription', client_reference_id: '00000000-0000-0000-0000-000000000000', customer: 'cus_1', metadata,
  line_items: [{ price: 'price_1', quantity: 2 }, { price: 'price_2', quantity: 1 }],
  success_url: 'https://shop.test/done', cancel_url: 'https://shop.test/plans', subscription_data: { metadata },
};
const session = changes => stripe.checkout.sessions.create({ ...plain, ...changes }, once);
const portal = changes => stripe.billingPortal.sessions.create({ customer: 'cus_1', return_url: 'https://shop.test/back', ...changes }, once);
const back = { type: 'redirect', redirect: { return_url: 'https://shop.test/back' } };
const items = [{ id: 'si_1', price: 'price_2', quantity: 3 }, { price: 'price_3', quantity: 1 }, { id: 'si_4', deleted: true }];
const again = [{ price: 'price_2', quantity: 3 }, { price: 'price_3', quantity: 1 }];
const begin = rest => stripe.subscriptions.create({
  customer: 'cus_1', items: again, ...rest, payment_behavior: 'error_if_incomplete', metadata: { tenantry_plan: 'a/b' }, expand: ['discounts.source.coupon', 'customer'],
}, once);
const change = changes => stripe.subscriptions.update('sub_1', { expand: ['discounts.source.coupon', 'customer'], ...changes }, once);
const update = changes => stripe.subscriptions.update('sub_1', changes, once);

const schedule = async (id, next) => {
  const subscription = await stripe.subscriptions.retrieve(id, { expand: ['discounts.source.coupon'] });
  const [first] = subscription.items.data;
  const waiting = subscription.schedule ?? (await stripe.subscriptionSchedules.create({ from_subscription: id }, { idempotencyKey: made })).id;
  const discounts = subscription.discounts.map(one => ({ discount: one.id }));
  const { interval, interval_count } = first.price.recurring;
  await stripe.subscriptionSchedules.update(waiting, {
    end_behavior: 'release',
    phases: [
      { items: [{ price: first.price.id, quantity: first.quantity }], start_date: first.current_period_start, end_date: first.current_period_end, discounts },
      { items: next, start_date: first.current_period_end, proration_behavior: 'none', duration: { interval, interval_count }, discounts },
    ],
  }, once);
};

const rows = {
  'EnsurePriceAsync that exists': () => stripe.prices.list({ lookup_keys: ['academy/monthly/v1'], limit: 1 }),
  'EnsurePriceAsync that is new': () => newPrice({ currency: 'eur', unit_amount: 1250, recurring: { interval: 'year', interval_count: 2 } }),
  'EnsurePriceAsync that is new and paid once': () => newPrice({ currency: 'usd', unit_amount: 1000 }),
  'EnsurePriceAsync of packages': () => newPrice({
    currency: 'usd', recurring: { interval: 'month', interval_count: 1 }, unit_amount_decimal: '12.5', transform_quantity: { divide_by: 100, round: 'up' },
  }),
  'EnsurePriceAsync of tiers': () => newPrice({
    currency: 'usd', recurring: { interval: 'month', interval_count: 1 }, billing_scheme: 'tiered', tiers_mode: 'volume',
    tiers: [{ up_to: 10, unit_amount_decimal: '12.5', flat_amount_decimal: '500' }, { up_to: 'inf', unit_amount_decimal: '0.000000000004' }],
  }),

  'FindPriceAsync': () => stripe.prices.list({ lookup_keys: ['academy/monthly/v1'], limit: 1 }),
  'FindProductNameAsync': () => stripe.products.retrieve('tenantry_academy'),
  'SetProductNameAsync': async () => {
    await stripe.products.retrieve('tenantry_academy');
    await stripe.products.update('tenantry_academy', { name: 'Märchen & more' }, once);
  },
  'HasCouponAsync': () => stripe.coupons.retrieve('spring'),
  'EnsureCouponAsync that exists': () => stripe.coupons.retrieve('spring'),
  'EnsureCouponAsync that is new': async () => {
    await orNull(stripe.coupons.retrieve('missing'));
    const { id } = await stripe.products.retrieve('tenantry_academy');
    await stripe.coupons.create({
      id: 'missing', name: 'Spring & sun', percent_off: 12.5, duration: 'repeating', duration_in_months: 3, max_redemptions: 50, redeem_by: at,
      applies_to: { products: [id] },
    }, once);
  },
  'EnsureCouponAsync with an amount': async () => {
    await orNull(stripe.coupons.retrieve('missing'));
    await stripe.coupons.create({ id: 'missing', name: 'Twenty', amount_off: 2000, currency: 'usd', duration: 'once' }, once);
  },
  'DeleteCouponAsync': () => stripe.coupons.del('spring'),
  'FindPromotionCodeAsync': () => stripe.promotionCodes.list({ active: true, code: 'MINI20', limit: 1 }),
  'EnsurePromotionCodeAsync': async () => {
    await stripe.promotionCodes.list({ active: true, code: 'MISSING-missing', limit: 1 });
    await stripe.promotionCodes.create({
      promotion: { type: 'coupon', coupon: 'spring' }, code: 'MISSING-missing', max_redemptions: 5, expires_at: at,
      restrictions: { first_time_transaction: true, minimum_amount: 5000, minimum_amount_currency: 'usd' },
    }, once);
  },
  'DeactivatePromotionCodeAsync': () => stripe.promotionCodes.update('promo_1', { active: false }, once),

  'CreateCustomerAsync': () => stripe.customers.create(
    { name: 'Jo & Sons, 100 %', email: 'jo+a@example.com', metadata: { tenantry_tenant: '00000000-0000-0000-0000-000000000000' } }, once),
  'FindCustomerAsync': () => stripe.customers.retrieve('cus_1', { expand: ['tax_ids'] }),
  'FindCustomerAsync that is missing': () => orNull(stripe.customers.retrieve('cus_missing/odd', { expand: ['tax_ids'] })),
  'UpdateCustomerAsync': () => stripe.customers.update(
    'cus_1', { name: 'Jo', email: 'jo@example.com', address: { line1: '1 Main St', line2: '', city: 'Köln', postal_code: '50667', state: '', country: 'DE' } }, once),
  'UpdateCustomerAsync without an address': () => stripe.customers.update('cus_1', { name: 'Jo', email: 'jo@example.com' }, once),
  'SetReverseChargeAsync': () => stripe.customers.update('cus_1', { tax_exempt: 'reverse' }, once),
  'SetReverseChargeAsync undone': () => stripe.customers.update('cus_1', { tax_exempt: 'none' }, once),
  'AddTaxIdAsync': () => stripe.customers.createTaxId('cus_1', { type: 'eu_vat', value: 'DE123456789' }, once),
  'RemoveTaxIdAsync': () => stripe.customers.deleteTaxId('cus_1', 'txi_1'),
  'OpenPortalAsync': () => portal({ return_url: 'https://shop.test/back?a=1&b=2' }),
  'OpenPortalAsync for the card': () => portal({ flow_data: { type: 'payment_method_update', after_completion: back } }),
  'OpenPortalAsync to confirm': () => portal({
    flow_data: {
      type: 'subscription_update_confirm', after_completion: back,
      subscription_update_confirm: { subscription: 'sub_1', items: [{ id: 'si_1', price: 'price_2', quantity: 3 }] },
    },
  }),

  'CreateCheckoutAsync of a subscription': () => session({}),
  'CreateCheckoutAsync once by a guest': () => session({
    mode: 'payment', customer: undefined, customer_email: 'new@example.com', customer_creation: 'always', allow_promotion_codes: true, expires_at: at,
    after_expiration: { recovery: { enabled: true } }, subscription_data: undefined,
    invoice_creation: { enabled: true, invoice_data: { metadata } }, payment_intent_data: { metadata },
  }),
  'CreateCheckoutAsync of a trial without a card': () => session({
    payment_method_collection: 'if_required', discounts: [{ coupon: 'co_1' }],
    subscription_data: { metadata, trial_period_days: 14, trial_settings: { end_behavior: { missing_payment_method: 'cancel' } } },
  }),
  'CreateCheckoutAsync of a free plan': () => session({ payment_method_collection: 'if_required' }),
  'CreateCheckoutAsync of a trial with a card': () => session({ discounts: [{ promotion_code: 'promo_1' }], subscription_data: { metadata, trial_period_days: 7 } }),
  'CreateCheckoutAsync embedded with tax': () => session({
    ui_mode: 'embedded_page', return_url: plain.success_url, success_url: undefined, cancel_url: undefined, automatic_tax: { enabled: true },
    tax_id_collection: { enabled: true }, billing_address_collection: 'required', customer_update: { address: 'auto', name: 'auto' },
  }),
  'FindCheckoutAsync': () => stripe.checkout.sessions.retrieve('cs_test_1'),
  'ExpireCheckoutAsync': () => stripe.checkout.sessions.expire('cs_test_1', {}, once),

  'FindSubscriptionAsync': () => stripe.subscriptions.retrieve('sub_1', { expand: ['discounts.source.coupon', 'customer'] }),
  'ListSubscriptionsAsync': () => all(stripe.subscriptions.list({ status: 'all', limit: 100, expand: ['data.discounts.source.coupon', 'data.customer'] })),
  'ListSubscriptionsAsync of one customer': () => all(stripe.subscriptions.list({ status: 'all', customer: 'cus_1', limit: 100, expand: ['data.discounts.source.coupon', 'data.customer'] })),
  'PreviewSubscriptionAsync': () => stripe.invoices.createPreview({ customer: 'cus_1', subscription_details: { items: again }, discounts: [{ coupon: 'co_1' }] }),
  'CreateSubscriptionAsync': () => begin({ discounts: [{ promotion_code: 'promo_1' }], automatic_tax: { enabled: true }, default_payment_method: 'pm_1' }),
  'CreateSubscriptionAsync of a free plan': () => begin({}),
  'PreviewChangeAsync': () => stripe.invoices.createPreview({
    customer: 'cus_1', subscription: 'sub_1', subscription_details: { items, proration_behavior: 'always_invoice', proration_date: at },
  }),
  'PreviewChangeAsync of coupons': () => stripe.invoices.createPreview({
    customer: 'cus_1', subscription: 'sub_1', subscription_details: { proration_behavior: 'none' }, discounts: [{ coupon: 'co_1' }],
  }),
  'ChangeSubscriptionAsync': () => change({ items, proration_behavior: 'always_invoice', proration_date: at, payment_behavior: 'error_if_incomplete' }),
  'ChangeSubscriptionAsync later': () => change({ items, proration_behavior: 'create_prorations', proration_date: at }),
  'ChangeSubscriptionAsync with an extension': () => change({ proration_behavior: 'none', trial_end: at, discounts: [{ coupon: 'co_1' }, { coupon: 'co_2' }] }),
  'ChangeSubscriptionAsync with the trial ended': () => change({
    proration_behavior: 'none', trial_end: 'now', discounts: '', payment_behavior: 'error_if_incomplete',
  }),
  'ScheduleChangeAsync': () => schedule('sub_1', [{ price: 'price_2', quantity: 3 }, { price: 'price_3', quantity: 1 }]),
  'ScheduleChangeAsync in place of another': () => schedule('sub_discounted_scheduled', [{ price: 'price_2', quantity: 1 }]),
  'ReleaseScheduleAsync': async () => {
    await stripe.subscriptionSchedules.retrieve('sub_sched_1');
    await stripe.subscriptionSchedules.release('sub_sched_1', {}, once);
  },
  'SetCancelAtPeriodEndAsync': () => update({ cancel_at_period_end: true }),
  'SetCancelAtPeriodEndAsync undone': async () => {
    await stripe.subscriptions.retrieve('sub_1');
    await update({ cancel_at_period_end: false });
  },
  'FindScheduledItemsAsync': () => stripe.subscriptionSchedules.retrieve('sub_sched_1'),
  'CancelNowAsync': () => stripe.subscriptions.cancel('sub_1', {}, once),
  'CancelNowAsync prorated': () => stripe.subscriptions.cancel('sub_1', { prorate: true, invoice_now: true }, once),
  'PauseSubscriptionAsync': () => update({ pause_collection: { behavior: 'void' } }),
  'PauseSubscriptionAsync until a day': () => update({ pause_collection: { behavior: 'void', resumes_at: at } }),
  'ResumeSubscriptionAsync': () => update({ pause_collection: '' }),

  'FindInvoiceAsync': () => stripe.invoices.retrieve('in_1', { expand: ['payments'] }),
  'FindInvoiceAsync with many lines': async () => {
    const invoice = await stripe.invoices.retrieve('in_long', { expand: ['payments'] });
    if (invoice.lines.has_more) await all(stripe.invoices.listLineItems('in_long', { limit: 100 }));
  },
  'ListInvoicesAsync': () => all(stripe.invoices.list({ limit: 100, expand: ['data.payments'] })),
  'ListInvoicesAsync filtered': () => all(stripe.invoices.list({ limit: 100, customer: 'cus_1', status: 'open', created: { gte: at }, expand: ['data.payments'] })),
  'PayInvoiceAsync': () => stripe.invoices.pay('in_1', { expand: ['payments'] }, once),
  'VoidInvoiceAsync': () => stripe.invoices.voidInvoice('in_1', {}, once),
  'MarkUncollectibleAsync': () => stripe.invoices.markUncollectible('in_1', {}, once),
  'AddInvoiceItemAsync': () => stripe.invoiceItems.create({ customer: 'cus_1', amount: -500, currency: 'usd', description: 'A week, given', subscription: 'sub_1' }, once),
  'CreateInvoiceAsync': async () => {
    const { id } = await stripe.invoices.create({ customer: 'cus_1', currency: 'usd', auto_advance: false, pending_invoice_items_behavior: 'exclude', metadata }, { idempotencyKey: made });
    await stripe.invoiceItems.create({ customer: 'cus_1', invoice: id, amount: 500, currency: 'usd', description: 'Plan change', tax_behavior: 'inclusive', discountable: false, period: { start: at, end: at + 60 } }, { idempotencyKey: line });
    await stripe.invoices.finalizeInvoice(id, { auto_advance: false, expand: ['payments'] }, once);
  },
  'CreateCreditNoteAsync': () => stripe.creditNotes.create({ invoice: 'in_1', amount: 335, memo: 'Sorry' }, once),
  'CreateCreditNoteAsync with a refund': () => stripe.creditNotes.create({ invoice: 'in_1', amount: 335, refund_amount: 335 }, once),
  'FindCreditNoteAsync': () => stripe.creditNotes.retrieve('cn_1'),
  'CreditBalanceAsync': () => stripe.customers.createBalanceTransaction('cus_1', { amount: -1500, currency: 'jpy', description: 'For the outage' }, once),

  'FindCardAsync': () => stripe.paymentMethods.retrieve('pm_1'),
  'FindPaymentAsync': () => stripe.paymentIntents.retrieve('pi_1', { expand: ['latest_charge'] }),
  'FindPaymentAsync by a charge': () => stripe.charges.retrieve('ch_1'),
  "FindPaymentAsync by an intent's charge": async () => {
    const charge = await stripe.charges.retrieve('ch_intent');
    await stripe.paymentIntents.retrieve(charge.payment_intent, { expand: ['latest_charge'] });
  },
  'FindInvoiceOfPaymentAsync': () => stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: 'pi_1' }, limit: 1 }),
  'RefundAsync': () => stripe.refunds.create({ payment_intent: 'pi_1', amount: 334 }, once),
  'FindRefundAsync': () => stripe.refunds.retrieve('re_1'),
  'FindDisputeAsync': () => stripe.disputes.retrieve('du_1'),

  'ListEventsAsync': () => all(stripe.events.list({ created: { gte: at }, limit: 100 })),
};

const post = (what, body) => fetch(new URL(what, address), { method: 'POST', body });
for (const [name, call] of Object.entries(rows)) {
  await post('/begin', `sdk ${name}`);
  await call();
}

// A signature made by the library's own maker of test headers.
await post('/begin', 'Verify');
const payload = JSON.stringify({ id: 'evt_1', type: 'invoice.paid', created: at, livemode: false, data: { object: { id: 'in_1', object: 'invoice' } } });
await post('/output', JSON.stringify({ payload, header: stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_new', timestamp: at }) }));
