<#-- Before a card is asked for, in a theme that has no page of its own for it. -->
<#import "template.ftl" as layout>
<#-- Reached by an answer to another page: its address cannot be opened again in another language. -->
<#if locale??>
  <#global locale = locale + {"supported": []}>
</#if>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.card.title")}
  <#elseif section = "form">
    <div id="varco-card">
      <#if card.remembers>
      <p class="instruction" role="status">${msg("varco.card.remembered")}</p>
      <#elseif card.asksAfresh>
      <p class="instruction" role="status">${msg("varco.card.asks-afresh")}</p>
      </#if>
      <ol>
        <li>${msg("varco.card.insert")}</li>
        <li>${msg("varco.card.choose")}</li>
        <li>${msg("varco.card.pin")}</li>
      </ol>
      <p class="instruction">${msg("varco.card.browser-error")}</p>
      <form action="${card.action}" method="post">
        <#list card.fields as name, value>
        <input type="hidden" name="${name}" value="${value}">
        </#list>
        <button type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("varco.card.continue")}</button>
      </form>
      <p><a href="${url.loginRestartFlowUrl}">${msg("varco.card.another-way")}</a></p>
    </div>
  </#if>
</@layout.registrationLayout>
