<#-- A passkey cannot be used without a script: without one, the page says so and leads elsewhere. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.passkey.title")}
  <#elseif section = "form">
    <form id="passkey" action="${url.loginAction}" method="post" data-passkey="use"
        data-challenge="${challenge}" data-verification="${userVerification}" data-site="${rpId}" data-seconds="${createTimeout?is_number?then(createTimeout?c, createTimeout)}"
        data-unsupported="${msg("webauthn-unsupported-browser-text")}"
        data-known="<#if ((isUserIdentified!'false')?string) == "true"><#list (authenticators.authenticators)![] as known>${known.credentialId}<#sep>,</#list></#if>">
      <#list ["clientDataJSON", "authenticatorData", "signature", "credentialId", "userHandle", "error"] as name>
      <input type="hidden" name="${name}">
      </#list>
      <#if shouldDisplayAuthenticators!false>
      <p>${msg("varco.passkey.known")}</p>
      <ul>
        <#list (authenticators.authenticators)![] as known>
        <li>${known.label} (${known.createdAt})</li>
        </#list>
      </ul>
      </#if>
      <p><button type="submit" class="btn btn-primary" id="authenticateWebAuthnButton">${msg("varco.passkey.use")}</button></p>
    </form>
    <noscript><div class="alert alert-warning" role="alert">${msg("varco.passkey.no-script")}</div></noscript>
    <script src="${url.resourcesPath}/${properties.assets}/js/passkey.js" defer></script>
  </#if>
</@layout.registrationLayout>
