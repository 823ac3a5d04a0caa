// Embeds the payment provider's form. If its script can't be loaded, the link below the form leads to the provider's hosted page.
const place = document.querySelector('[data-embedded-checkout]');
const waiting = place.querySelector('[data-waiting]');
const failed = () => { waiting.textContent = 'The payment form couldn\'t be loaded. Use the link below.'; };
const script = document.createElement('script');
script.src = place.dataset.script;
script.onerror = failed;
script.onload = async () => {
  try {
    const provider = window.Stripe(place.dataset.key);
    // Earlier versions of the script use the second name.
    const open = provider.createEmbeddedCheckoutPage ?? provider.initEmbeddedCheckout;
    const form = await open.call(provider, { clientSecret: place.dataset.secret });
    waiting.remove();
    form.mount(place);
  } catch {
    failed();
  }
};
document.head.append(script);
