// Shows the payment provider's form within the page. Where its script does not come, the link below the form leads to the provider's own page.
const place = document.querySelector('[data-embedded-checkout]');
const waiting = place.querySelector('[data-waiting]');
const failed = () => { waiting.textContent = 'The payment form did not come. Use the link below.'; };
const script = document.createElement('script');
script.src = place.dataset.script;
script.onerror = failed;
script.onload = async () => {
  try {
    const provider = window.Stripe(place.dataset.key);
    // Its name in earlier versions of the script is the second one.
    const open = provider.createEmbeddedCheckoutPage ?? provider.initEmbeddedCheckout;
    const form = await open.call(provider, { clientSecret: place.dataset.secret });
    waiting.remove();
    form.mount(place);
  } catch {
    failed();
  }
};
document.head.append(script);
