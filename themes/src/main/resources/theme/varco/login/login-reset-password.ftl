<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#assign wrong = field.wrong("username")>
<@layout.registrationLayout displayMessage=!wrong?has_content; section>
  <#if section = "header">
    ${msg("varco.forgotten.title")}
  <#elseif section = "form">
    <p class="varco-lead">${msg("varco.forgotten.lead")}</p>
    <form action="${url.loginAction}" method="post">
      <@field.input name="username" label=msg("varco.legacy.username") autocomplete="username" value=(auth.attemptedUsername)!'' error=wrong/>
      <div class="varco-actions">
        <@buttons.submit text=msg("varco.forgotten.send")/>
        <@buttons.secondary address=url.loginUrl text=msg("varco.forgotten.back")/>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
