<#-- A flow that asks for the name first. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#assign wrong = field.wrong("username")>
<@layout.registrationLayout displayMessage=!wrong?has_content; section>
  <#if section = "header">
    ${msg("varco.access.title")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <#if !usernameHidden??>
      <@field.input name="username" label=msg("varco.legacy.username") autocomplete="username" value=(login.username)!'' error=wrong/>
      </#if>
      <#if ((realm.rememberMe)!false) && !usernameHidden??>
      <@field.checkbox name="rememberMe" label=msg("rememberMe") checked=(login.rememberMe)??/>
      </#if>
      <@buttons.finish/>
    </form>
  </#if>
</@layout.registrationLayout>
