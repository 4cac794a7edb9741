// Makes a passkey, or asks for one, with what the form says; the answer goes back in the form's hidden fields.
const form = document.querySelector("form[data-passkey]");
const asked = form.dataset;

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
const known = () =>
  asked.known
    .split(",")
    .filter((id) => id)
    .map((id) => ({ id: bytes(id), type: "public-key" }));
// "not specified" is Keycloak's word for leaving a choice to the browser.
const said = (value) => (value && value !== "not specified" ? value : undefined);
const timeout = () => (Number(asked.seconds) > 0 ? Number(asked.seconds) * 1000 : undefined);

function answer(fields) {
  Object.entries(fields).forEach(([name, value]) => {
    form.elements.namedItem(name).value = value;
  });
  form.submit();
}

async function use() {
  const { id, response } = await navigator.credentials.get({
    publicKey: {
      challenge: bytes(asked.challenge),
      rpId: asked.site,
      allowCredentials: known(),
      timeout: timeout(),
      userVerification: said(asked.verification),
    },
  });
  answer({
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    credentialId: id,
    userHandle: response.userHandle ? text(response.userHandle) : "",
  });
}

async function make() {
  const resident = said(asked.resident) ?? { Yes: "required", No: "discouraged" }[asked.mustReside];
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(asked.challenge),
      rp: { id: asked.site, name: asked.siteName },
      user: { id: bytes(asked.person), name: asked.personName, displayName: asked.personName },
      pubKeyCredParams: (asked.algorithms || "-7").split(",").map((alg) => ({ type: "public-key", alg: Number(alg) })),
      timeout: timeout(),
      attestation: said(asked.attestation),
      excludeCredentials: known(),
      authenticatorSelection: {
        authenticatorAttachment: said(asked.attachment),
        residentKey: resident,
        requireResidentKey: resident === "required",
        userVerification: said(asked.verification),
      },
    },
  });
  answer({
    clientDataJSON: text(made.response.clientDataJSON),
    attestationObject: text(made.response.attestationObject),
    publicKeyCredentialId: text(made.rawId),
    transports: made.response.getTransports?.().join() ?? "",
    authenticatorAttachment: made.authenticatorAttachment ?? "",
  });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!window.PublicKeyCredential) {
    answer({ error: asked.unsupported });
    return;
  }
  try {
    await (asked.passkey === "new" ? make() : use());
  } catch (error) {
    answer({ error: String(error) });
  }
});
