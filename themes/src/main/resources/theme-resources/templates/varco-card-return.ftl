<#-- The way back from a card origin of another host name, in a theme that has no page of its own for it. -->
<#import "template.ftl" as layout>
<#-- Reached by an answer to another page: its address cannot be opened again in another language. -->
<#if locale??>
  <#global locale = locale + {"supported": []}>
</#if>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.card.return.title")}
  <#elseif section = "form">
    <div id="varco-card">
      <#-- Keycloak's policy would have the browser write no origin, by which the main origin knows this page. -->
      <meta name="referrer" content="origin">
      <p class="instruction">${msg("varco.card.return.text")}</p>
      <form action="${card.action}" method="post">
        <#list card.fields as name, value>
        <input type="hidden" name="${name}" value="${value}">
        </#list>
        <button type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("varco.card.continue")}</button>
      </form>
    </div>
  </#if>
</@layout.registrationLayout>
