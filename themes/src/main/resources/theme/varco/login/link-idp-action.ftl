<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.link.by-mail", idpDisplayName)}
  <#elseif section = "form">
    <p class="varco-lead">${msg("varco.link.question", idpDisplayName)}</p>
    <form class="varco-actions" action="${url.loginAction}" method="post">
      <@buttons.submit text=msg("doContinue") name="continue" value="true"/>
      <@buttons.other text=msg("doCancel") name="cancel-aia" value="true"/>
    </form>
  </#if>
</@layout.registrationLayout>
