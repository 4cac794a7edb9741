<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.delete.account")}
  <#elseif section = "form">
    <div class="alert alert-warning" role="alert">${msg("varco.delete.warning")}</div>
    <form class="varco-actions" action="${url.loginAction}" method="post">
      <@buttons.submit text=msg("varco.delete.confirm")/>
      <#if triggered_from_aia!false>
      <@buttons.other text=msg("doCancel") name="cancel-aia" value="true"/>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
