<#-- Who has signed out here reads that the identity provider has a session of its own, and how to end it. The address of the
     logout cannot be opened again in another language, so none are offered. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false displayLanguages=false; section>
  <#if section = "header">
    ${msg("varco.logout.elsewhere.title")}
  <#elseif section = "form">
    <p class="varco-lead" role="status">${msg("varco.logout.elsewhere.text")}</p>
    <div class="varco-actions">
      <@buttons.link address=signedOut.providerUrl text=msg("varco.logout.elsewhere.end")/>
      <#if (signedOut.backUrl)?has_content>
      <@buttons.secondary address=signedOut.backUrl text=msg("varco.back")/>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
