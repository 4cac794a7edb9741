<#-- A sign-in that was refused: what happened, what to do, whom to call. It often answers a POST from another site, so
     this address cannot be opened again in another language and no languages are offered. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#assign key = "varco.refused." + (refusal.messageKey)!"anomaly-other">
<#if msg(key + ".title") == key + ".title">
  <#assign key = "varco.refused.anomaly-other">
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
      <p>${msg(key + ".text")}</p>
      <p>${msg(key + ".action")}</p>
    </div>
    <#if (refusal.retryUrl)?has_content || (refusal.backUrl)?has_content>
    <div class="varco-actions">
      <#if (refusal.retryUrl)?has_content>
      <@buttons.link address=refusal.retryUrl text=msg("varco.retry")/>
      </#if>
      <#if (refusal.backUrl)?has_content>
      <@buttons.secondary address=refusal.backUrl text=backText/>
      </#if>
    </div>
    </#if>
    <#if (refusal.reference)?has_content>
    <p class="varco-reference">${msg("varco.refused.reference", refusal.reference)}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
