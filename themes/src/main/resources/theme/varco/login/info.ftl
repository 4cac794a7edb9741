<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if messageHeader??>${msg(messageHeader)}<#else>${(message.summary)!}</#if>
  <#elseif section = "form">
    <#if messageHeader??>
    <p class="varco-lead" role="status">${(message.summary)!}</p>
    </#if>
    <#if (requiredActions![])?has_content>
    <ul>
      <#list requiredActions as action>
      <li>${msg("requiredAction." + action)}</li>
      </#list>
    </ul>
    </#if>
    <#if !skipLink??>
      <#if pageRedirectUri?has_content>
    <div class="varco-actions"><@buttons.link address=pageRedirectUri text=msg("backToApplication")/></div>
      <#elseif actionUri?has_content>
    <div class="varco-actions"><@buttons.link address=actionUri text=msg("proceedWithAction")/></div>
      <#elseif (client.baseUrl)?has_content>
    <div class="varco-actions"><@buttons.link address=client.baseUrl text=msg("backToApplication")/></div>
      </#if>
    </#if>
  </#if>
</@layout.registrationLayout>
