<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#assign wrong = field.wrong("totp")>
<@layout.registrationLayout displayMessage=!wrong?has_content; section>
  <#if section = "header">
    ${msg("varco.otp.reset")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <@field.devices label=msg("varco.otp.reset-which") credentials=configuredOtpCredentials.userOtpCredentials selected=configuredOtpCredentials.selectedCredentialId!''/>
      <@field.problem "device" wrong/>
      <@buttons.finish/>
    </form>
  </#if>
</@layout.registrationLayout>
