<#-- Who has signed out here, in a theme that has no page of its own for it. -->
<#import "template.ftl" as layout>
<#-- The address of the logout cannot be opened again in another language. -->
<#if locale??>
  <#global locale = locale + {"supported": []}>
</#if>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.logout.elsewhere.title")}
  <#elseif section = "form">
    <div id="varco-signed-out">
      <p class="instruction" role="status">${msg("varco.logout.elsewhere.text")}</p>
      <p><a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${signedOut.providerUrl}">${msg("varco.logout.elsewhere.end")}</a></p>
      <#if (signedOut.backUrl)?has_content>
      <p><a href="${signedOut.backUrl}">${msg("varco.back")}</a></p>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
