<#-- A sign-in that was refused: what happened, what to do, whom to call. It often answers a POST from another site, so
     this address cannot be opened again in another language and no languages are offered. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "varco-words.ftl" as words>
<#assign key = "varco.refused." + (refusal.messageKey)!"anomaly-other">
<#if msg(key + ".title") == key + ".title">
  <#assign key = "varco.refused.anomaly-other">
</#if>
<#assign methods = words.either((refusal.methods)![])>
<#assign retryText = msg("varco.retry")>
<#if methods?has_content>
  <#assign retryText = msg("varco.plan.step-up", methods)>
</#if>
<#-- A card can be tried again where the browser asks for it, which is not where this page is. -->
<#assign card = (refusal.cardUrl)?has_content>
<#if card>
  <#assign retryText = msg("varco.card.another-way")>
</#if>
<#assign backText = msg("varco.back")>
<#if (refusal.serviceName)?has_content>
  <#assign backText = msg("varco.back-to", refusal.serviceName)>
</#if>
<@layout.registrationLayout displayMessage=false displayLanguages=false; section>
  <#if section = "header">
    ${msg(key + ".title")}
  <#elseif section = "form">
    <div class="alert alert-danger" role="alert">
      <p>${msg(key + ".text", methods)}</p>
      <#if (refusal.items)?has_content>
      <ul>
        <#list refusal.items as item>
        <li>${words.sentence(item)}</li>
        </#list>
      </ul>
      </#if>
      <p>${msg(key + ".action", methods)}</p>
    </div>
    <#if (refusal.retryUrl)?has_content || (refusal.backUrl)?has_content || (refusal.leaveUrl)?has_content>
    <div class="varco-actions">
      <#if card>
      <form action="${refusal.cardUrl}" method="post">
        <input type="hidden" name="authenticationExecution" value="${refusal.cardStep}">
        <@buttons.submit text=msg("varco.card.again")/>
        <button type="submit" class="btn btn-outline-primary" name="varco" value="another-card">${msg("varco.card.another")}</button>
      </form>
      </#if>
      <#if card && (refusal.retryUrl)?has_content>
      <@buttons.secondary address=refusal.retryUrl text=retryText/>
      <#elseif (refusal.retryUrl)?has_content>
      <@buttons.link address=refusal.retryUrl text=retryText/>
      </#if>
      <#if (refusal.leaveUrl)?has_content>
      <@buttons.answer address=refusal.leaveUrl text=backText name="varco" value="leave"/>
      <#elseif (refusal.backUrl)?has_content>
      <@buttons.secondary address=refusal.backUrl text=backText/>
      </#if>
    </div>
    </#if>
    <#if (refusal.reference)?has_content>
    <p class="varco-reference">${msg("varco.refused.reference", refusal.reference)}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
