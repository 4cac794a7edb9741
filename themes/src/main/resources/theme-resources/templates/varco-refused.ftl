<#-- A sign-in that was refused, in a theme that has no page of its own for it. -->
<#import "template.ftl" as layout>
<#-- The page often answers a POST from another site: its address cannot be opened again in another language. -->
<#if locale??>
  <#global locale = locale + {"supported": []}>
</#if>
<#assign key = "varco.refused." + (refusal.messageKey)!"anomaly-other">
<#if msg(key + ".title") == key + ".title">
  <#assign key = "varco.refused.anomaly-other">
</#if>
<#assign backText = msg("varco.back")>
<#if (refusal.serviceName)?has_content>
  <#assign backText = msg("varco.back-to", refusal.serviceName)>
</#if>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg(key + ".title")}
  <#elseif section = "form">
    <div id="varco-refused">
      <div role="alert">
        <p class="instruction">${msg(key + ".text")}</p>
        <p class="instruction">${msg(key + ".action")}</p>
      </div>
      <#if (refusal.retryUrl)?has_content>
      <p><a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${refusal.retryUrl}">${msg("varco.retry")}</a></p>
      </#if>
      <#if (refusal.backUrl)?has_content>
      <p><a href="${refusal.backUrl}">${backText}</a></p>
      </#if>
      <#if (refusal.reference)?has_content>
      <p>${msg("varco.refused.reference", refusal.reference)}</p>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
