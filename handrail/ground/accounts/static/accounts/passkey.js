// Passkeys: ask the phone, put its answer into the form, send the form as any other.
// The conversion of bytes is done by allauth's copy of GitHub's webauthn-json.

const asks = {
  "sign-in": async (form) => {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no options");
    const { request_options: options } = await answer.json();
    return window.webauthnJSON.get(options);
  },
  confirm: (form) => window.webauthnJSON.get(JSON.parse(form.dataset.options)),
  add: (form) => {
    const options = JSON.parse(form.dataset.options);
    // A passkey that the phone offers by itself, opened by finger, face or PIN.
    Object.assign(options.publicKey.authenticatorSelection, {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    });
    return window.webauthnJSON.create(options);
  },
};

function listen(form) {
  const says = form.querySelector("[data-passkey-says]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    says.textContent = "";
    try {
      const credential = await asks[form.dataset.passkey](form);
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      // The person closed the phone's question, or the phone has no passkey for this place.
      says.textContent = form.dataset.words;
    }
  });
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("form[data-passkey]").forEach(listen);
} else {
  for (const words of document.querySelectorAll("[data-passkey-missing]")) words.hidden = false;
}
