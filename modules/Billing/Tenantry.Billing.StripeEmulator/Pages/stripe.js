// The part of Stripe.js that an embedded checkout needs: Stripe(key).createEmbeddedCheckoutPage({ clientSecret }), mount, destroy.
(() => {
  const address = new URL(document.currentScript.src).origin;
  const embedded = async ({ clientSecret, fetchClientSecret, onComplete }) => {
    const secret = clientSecret ?? (await fetchClientSecret());
    const frame = document.createElement('iframe');
    frame.src = `${address}/c/embed/${secret}`;
    frame.title = 'Checkout';
    frame.style = 'border: 0; width: 100%; min-height: 46rem';
    const handleMessage = event => {
      if (event.source !== frame.contentWindow || event.origin !== address || event.data?.type !== 'local-stripe-complete') return;
      if (event.data.returnUrl) window.location.assign(event.data.returnUrl);
      else onComplete?.();
    };
    window.addEventListener('message', handleMessage);
    const remove = () => frame.remove();
    return {
      mount: target => (typeof target === 'string' ? document.querySelector(target) : target).replaceChildren(frame),
      unmount: remove,
      destroy: () => {
        window.removeEventListener('message', handleMessage);
        remove();
      },
    };
  };
  window.Stripe = () => ({ createEmbeddedCheckoutPage: embedded, initEmbeddedCheckout: embedded });
})();
