// A button that answers the passkey challenge of its form and submits it. Without support for passkeys the button stays hidden.
customElements.define('tn-passkey', class extends HTMLElement {
  #abort;

  async connectedCallback() {
    if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
      return;
    }
    const button = this.querySelector('button');
    button.hidden = false;
    button.addEventListener('click', () => this.#answer(false));
    if (this.dataset.do === 'get' && await PublicKeyCredential.isConditionalMediationAvailable?.()) {
      this.#answer(true);
    }
  }

  async #answer(conditional) {
    // A click ends the request that waits for the autofill of the email field.
    this.#abort?.abort();
    const { signal } = this.#abort = new AbortController();
    const options = JSON.parse(this.dataset.options);
    const status = this.querySelector('[role=alert]');
    try {
      const credential = this.dataset.do === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal })
        : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), signal, mediation: conditional ? 'conditional' : undefined,
        });
      this.querySelector('[data-credential]').value = JSON.stringify(credential);
      this.closest('form').submit();
    } catch (error) {
      if (signal.aborted || conditional) {
        return;
      }
      status.textContent = error.name === 'InvalidStateError' ? 'This device already has a passkey for your account.'
        : 'The passkey could not be used. Try again.';
    }
  }
});
