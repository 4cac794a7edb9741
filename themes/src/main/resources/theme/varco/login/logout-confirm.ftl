<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("logoutConfirmTitle")}
  <#elseif section = "form">
    <p class="varco-lead">${msg("logoutConfirmHeader")}</p>
    <form class="varco-actions" action="${url.logoutConfirmAction}" method="post">
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <@buttons.submit text=msg("doLogout") name="confirmLogout" value="true"/>
      <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content>
      <@buttons.secondary address=client.baseUrl text=msg("backToApplication")/>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
