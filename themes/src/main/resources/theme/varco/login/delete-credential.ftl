<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.delete.credential", credentialLabel)}
  <#elseif section = "form">
    <p class="varco-lead">${msg("varco.delete.credential-text")}</p>
    <form class="varco-actions" action="${url.loginAction}" method="post">
      <@buttons.submit text=msg("varco.delete.confirm") name="accept" value="true"/>
      <@buttons.other text=msg("doCancel") name="cancel-aia" value="true"/>
    </form>
  </#if>
</@layout.registrationLayout>
