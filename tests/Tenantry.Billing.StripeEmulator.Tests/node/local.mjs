// Shared by all scripts: the official SDK for the emulator, a buyer on its pages, and its clock.
import Stripe from 'stripe';

export const [address] = process.argv.slice(2);
const { hostname, port } = new URL(address);
export const stripe = new Stripe('sk_test_local', {
  host: hostname, port: Number(port), protocol: 'http', maxNetworkRetries: 0,
});

export const card = (number = '4242424242424242') => ({ number, expiry: '12/39', cvc: '123', name: 'Jo Doe' });

export const post = (url, fields = {}) => fetch(new URL(url, address), { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });

export const pay = (url, fields = {}) => post(url, { action: 'pay', email: 'jo@example.com', ...card(), ...fields });

export const advance = by => post('/dashboard/clock', { by });

export const types = async (object, limit = 100) => {
  const all = await stripe.events.list({ limit });
  return all.data.filter(event => !object || event.data.object.id === object).map(event => event.type).reverse();
};

export const eventOf = async (type, object) => (await stripe.events.list({ type, limit: 100 })).data.find(event => !object || event.data.object.id === object);

// Creates a customer with a valid card on a test clock frozen at the given time.
export const clocked = async (at, cardToken = 'pm_card_visa', more = {}) => {
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: Math.floor(at / 1000) });
  const customer = await stripe.customers.create({ email: 'jo@example.com', name: 'Jo Doe', test_clock: clock.id, ...more });
  if (cardToken) {
    const method = await stripe.paymentMethods.attach(cardToken, { customer: customer.id });
    await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
  }
  const to = async instant => {
    await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: Math.floor(instant / 1000) });
    for (let tries = 0; tries < 400; tries++) {
      if ((await stripe.testHelpers.testClocks.retrieve(clock.id)).status === 'ready') return;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    throw new Error('the test clock did not become ready');
  };
  return { clock, customer, to };
};

export const monthly = async (amount, name = 'Academy', more = {}) => {
  const product = await stripe.products.create({ name });
  return stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: amount, recurring: { interval: 'month' }, ...more });
};

export const rejected = async (promise, code, param) => {
  try {
    await promise;
  } catch (error) {
    if (error.code === code && (param === undefined || error.param === param)) return error;
    throw new Error(`rejected with ${error.code} for ${error.param}, not ${code} for ${param}: ${error.message}`);
  }
  throw new Error(`not rejected; expected ${code}`);
};
