<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <p class="varco-lead">${msg("varco.expired.text")}</p>
    <div class="varco-actions">
      <@buttons.link address=url.loginRestartFlowUrl text=msg("varco.restart")/>
      <@buttons.secondary address=url.loginAction text=msg("doContinue")/>
    </div>
  </#if>
</@layout.registrationLayout>
