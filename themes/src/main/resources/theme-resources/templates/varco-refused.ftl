<#-- A sign-in that was refused, in a theme that has no page of its own for it. -->
<#import "template.ftl" as layout>
<#import "varco-words.ftl" as words>
<#-- The page often answers a POST from another site: its address cannot be opened again in another language. -->
<#if locale??>
  <#global locale = locale + {"supported": []}>
</#if>
<#assign key = "varco.refused." + (refusal.messageKey)!"anomaly-other">
<#if msg(key + ".title") == key + ".title">
  <#assign key = "varco.refused.anomaly-other">
</#if>
<#assign methods = words.either((refusal.methods)![])>
<#assign retryText = msg("varco.retry")>
<#if methods?has_content>
  <#assign retryText = msg("varco.plan.step-up", methods)>
</#if>
<#assign card = (refusal.cardUrl)?has_content>
<#if card>
  <#assign retryText = msg("varco.card.another-way")>
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
        <p class="instruction">${msg(key + ".text", methods)}</p>
        <#if (refusal.items)?has_content>
        <ul>
          <#list refusal.items as item>
          <li>${words.sentence(item)}</li>
          </#list>
        </ul>
        </#if>
        <p class="instruction">${msg(key + ".action", methods)}</p>
      </div>
      <#if card>
      <form action="${refusal.cardUrl}" method="post">
        <input type="hidden" name="authenticationExecution" value="${refusal.cardStep}">
        <button type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("varco.card.again")}</button>
        <button type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" name="varco" value="another-card">${msg("varco.card.another")}</button>
      </form>
      </#if>
      <#if (refusal.retryUrl)?has_content>
      <p><a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${refusal.retryUrl}">${retryText}</a></p>
      </#if>
      <#if (refusal.leaveUrl)?has_content>
      <form action="${refusal.leaveUrl}" method="post">
        <button type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" name="varco" value="leave">${backText}</button>
      </form>
      <#elseif (refusal.backUrl)?has_content>
      <p><a href="${refusal.backUrl}">${backText}</a></p>
      </#if>
      <#if (refusal.reference)?has_content>
      <p>${msg("varco.refused.reference", refusal.reference)}</p>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
