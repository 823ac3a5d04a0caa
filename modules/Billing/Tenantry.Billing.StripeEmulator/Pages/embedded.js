// Runs inside the frame: notifies the embedding page that the checkout is complete.
const done = document.querySelector('main[data-return]') ?? document.querySelector('main');
window.parent.postMessage({ type: 'local-stripe-complete', returnUrl: done.dataset.return ?? null }, '*');
