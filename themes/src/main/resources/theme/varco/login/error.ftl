<#-- Keycloak's own errors. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("errorTitle")}
  <#elseif section = "form">
    <div class="alert alert-danger" role="alert">${(message.summary)!msg("internalServerError")}</div>
    <#if !skipLink?? && (client.baseUrl)?has_content>
    <div class="varco-actions"><@buttons.link address=client.baseUrl text=msg("backToApplication")/></div>
    </#if>
    <#if traceId??>
    <p class="varco-reference">${msg("traceIdSupportMessage", traceId)}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
