<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.passkey.error")}
  <#elseif section = "form">
    <div class="varco-actions">
      <form action="${url.loginAction}" method="post">
        <input type="hidden" name="authenticationExecution" value="${execution}">
        <input type="hidden" name="isSetRetry" value="retry">
        <@buttons.submit text=msg("varco.retry")/>
      </form>
      <#if isAppInitiatedAction??>
      <@buttons.answer address=url.loginAction text=msg("doCancel") name="cancel-aia" value="true"/>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
