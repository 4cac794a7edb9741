<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.passkey.new")}
  <#elseif section = "form">
    <form id="passkey" action="${url.loginAction}" method="post" data-passkey="new"
        data-challenge="${challenge}" data-verification="${userVerificationRequirement}" data-site="${rpId}" data-site-name="${rpEntityName}"
        data-seconds="${createTimeout?is_number?then(createTimeout?c, createTimeout)}" data-unsupported="${msg("webauthn-unsupported-browser-text")}"
        data-person="${userid}" data-person-name="${username}" data-algorithms="<#list signatureAlgorithms as algorithm>${algorithm?is_number?then(algorithm?c, algorithm)}<#sep>,</#list>"
        data-attestation="${attestationConveyancePreference}" data-attachment="${authenticatorAttachment}"
        data-resident="${residentKey!''}" data-must-reside="${requireResidentKey!''}" data-known="${excludeCredentialIds}">
      <#list ["clientDataJSON", "attestationObject", "publicKeyCredentialId", "transports", "authenticatorAttachment", "error"] as name>
      <input type="hidden" name="${name}">
      </#list>
      <@field.input name="authenticatorLabel" label=msg("varco.passkey.name") value=msg("varco.passkey.default-name")/>
      <@field.checkbox name="logout-sessions" label=msg("varco.new-password.others")/>
      <p><button type="submit" class="btn btn-primary" id="registerWebAuthn">${msg("varco.passkey.register")}</button></p>
    </form>
    <#if !isSetRetry?has_content && isAppInitiatedAction?has_content>
    <@buttons.answer address=url.loginAction text=msg("doCancel") name="cancel-aia" value="true"/>
    </#if>
    <noscript><div class="alert alert-warning" role="alert">${msg("varco.passkey.no-script")}</div></noscript>
    <script src="${url.resourcesPath}/${properties.assets}/js/passkey.js" defer></script>
  </#if>
</@layout.registrationLayout>
