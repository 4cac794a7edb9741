<#-- Carries a SAML message to the next site: to SPID's and CIE's providers, and to applications. The script only saves a
     click, and is deferred so that it finds the form whole. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false displayLanguages=false displayHelp=false; section>
  <#if section = "header">
    ${msg("saml.post-form.title")}
  <#elseif section = "form">
    <p class="varco-lead">${msg("saml.post-form.message")}</p>
    <form method="post" action="${samlPost.url}" data-onward>
      <#if samlPost.SAMLRequest??>
      <input type="hidden" name="SAMLRequest" value="${samlPost.SAMLRequest}">
      </#if>
      <#if samlPost.SAMLResponse??>
      <input type="hidden" name="SAMLResponse" value="${samlPost.SAMLResponse}">
      </#if>
      <#if samlPost.relayState??>
      <input type="hidden" name="RelayState" value="${samlPost.relayState}">
      </#if>
      <@buttons.submit text=msg("doContinue")/>
    </form>
    <script src="${url.resourcesPath}/${properties.assets}/js/onward.js" defer></script>
  </#if>
</@layout.registrationLayout>
