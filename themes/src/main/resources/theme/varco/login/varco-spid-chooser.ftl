<#-- An application sent the person to SPID without naming a provider. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "spid.ftl" as spidParts>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.chooser.title")}
  <#elseif section = "form">
    <p class="varco-lead">${msg("varco.chooser.lead")}</p>
    <@spidParts.choice spid/>
    <@spidParts.links/>
    <#if (url.loginRestartFlowUrl)?has_content>
    <div class="varco-actions"><@buttons.secondary address=url.loginRestartFlowUrl text=msg("varco.chooser.back")/></div>
    </#if>
  </#if>
</@layout.registrationLayout>
