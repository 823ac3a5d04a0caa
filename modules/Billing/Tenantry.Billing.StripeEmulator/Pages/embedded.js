// Inside the frame: tells the page around it that the checkout is complete.
const done = document.querySelector('main[data-return]') ?? document.querySelector('main');
window.parent.postMessage({ type: 'local-stripe-complete', returnUrl: done.dataset.return ?? null }, '*');
