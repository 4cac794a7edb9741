<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#assign wrong = field.wrong("totp")>
<@layout.registrationLayout displayMessage=!wrong?has_content; section>
  <#if section = "header">
    ${msg("varco.otp.title")}
  <#elseif section = "form">
    <p class="varco-lead">${msg("varco.otp.lead")}</p>
    <form action="${url.loginAction}" method="post">
      <#if otpLogin.userOtpCredentials?size gt 1>
      <@field.devices label=msg("varco.otp.device") credentials=otpLogin.userOtpCredentials selected=otpLogin.selectedCredentialId!''/>
      </#if>
      <@field.input name="otp" label=msg("varco.otp.code") autocomplete="one-time-code" mode="numeric" error=wrong/>
      <@buttons.finish/>
    </form>
  </#if>
</@layout.registrationLayout>
