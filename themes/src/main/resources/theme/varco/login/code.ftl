<#-- For programs without a browser of their own: the code is copied by hand. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayHelp=!code.success; section>
  <#if section = "header">
    <#if code.success>${msg("varco.code.title")}<#else>${msg("errorTitle")}</#if>
  <#elseif section = "form">
    <#if code.success>
    <p class="varco-lead">${msg("varco.code.copy")}</p>
    <p class="varco-secret"><strong>${code.code}</strong></p>
    <#else>
    <div class="alert alert-danger" role="alert">${msg("varco.code.error")}</div>
    <p class="varco-reference">${msg("varco.refused.reference", code.error)}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
