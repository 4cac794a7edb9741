<#-- A flow that asks for the password on a page of its own. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#assign wrong = field.wrong("password")>
<@layout.registrationLayout displayMessage=!wrong?has_content; section>
  <#if section = "header">
    ${msg("varco.access.title")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <@field.input name="password" label=msg("varco.legacy.password") type="password" autocomplete="current-password" error=wrong/>
      <@buttons.finish/>
    </form>
    <#if (realm.resetPasswordAllowed)!false>
    <p><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>
