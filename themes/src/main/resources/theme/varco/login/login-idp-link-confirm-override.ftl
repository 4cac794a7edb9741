<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.link.override-title")}
  <#elseif section = "form">
    <form class="varco-actions" action="${url.loginAction}" method="post">
      <@buttons.submit text=msg("varco.link.override", idpDisplayName) name="submitAction" value="confirmOverride"/>
      <@buttons.secondary address=url.loginRestartFlowUrl text=msg("varco.restart")/>
    </form>
  </#if>
</@layout.registrationLayout>
