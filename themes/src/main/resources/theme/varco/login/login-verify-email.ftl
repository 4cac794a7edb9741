<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.verify-email.title")}
  <#elseif section = "form">
    <#if verifyEmail??>
    <p class="varco-lead">${msg("varco.verify-email.sent", verifyEmail)}</p>
    <p>${msg("varco.verify-email.missing")}</p>
    <#else>
    <p class="varco-lead">${msg("varco.verify-email.will-be-sent", (user.email)!'')}</p>
    </#if>
    <form action="${url.loginAction}" method="post">
      <@buttons.finish text=(verifyEmail??)?then(msg("varco.verify-email.again"), msg("varco.verify-email.send"))/>
    </form>
  </#if>
</@layout.registrationLayout>
