<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#assign wrong = field.wrong("recoveryCodeInput")>
<@layout.registrationLayout displayMessage=!wrong?has_content; section>
  <#if section = "header">
    ${msg("varco.recovery.use")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <@field.input name="recoveryCodeInput" label=msg("varco.recovery.code", recoveryAuthnCodesInputBean.codeNumber?c) autocomplete="one-time-code" error=wrong/>
      <@buttons.finish/>
    </form>
  </#if>
</@layout.registrationLayout>
