<#-- Before a card is asked for: what to do, what the browser will show, and how to get back from there. The button leads to
     the card origin, the only place where a certificate is asked for. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayLanguages=false displayTryAnotherWay=false; section>
  <#if section = "header">
    ${msg("varco.card.title")}
  <#elseif section = "form">
    <#if card.remembers>
    <div class="alert alert-warning" role="status">${msg("varco.card.remembered")}</div>
    <#elseif card.asksAfresh>
    <div class="alert alert-info" role="status">${msg("varco.card.asks-afresh")}</div>
    </#if>
    <ol>
      <li>${msg("varco.card.insert")}</li>
      <li>${msg("varco.card.choose")}</li>
      <li>${msg("varco.card.pin")}</li>
    </ol>
    <p>${msg("varco.card.browser-error")}</p>
    <div class="varco-actions">
      <form action="${card.action}" method="post">
        <#list card.fields as name, value>
        <input type="hidden" name="${name}" value="${value}">
        </#list>
        <@buttons.submit text=msg("varco.card.continue")/>
      </form>
      <@buttons.secondary address=url.loginRestartFlowUrl text=msg("varco.card.another-way")/>
    </div>
  </#if>
</@layout.registrationLayout>
