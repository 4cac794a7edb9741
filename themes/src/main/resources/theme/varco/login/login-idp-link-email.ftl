<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.link.by-mail", idpDisplayName)}
  <#elseif section = "form">
    <p class="varco-lead">${msg("varco.link.mail-sent", idpDisplayName)}</p>
    <p>${msg("varco.link.mail-missing")}</p>
    <div class="varco-actions">
      <@buttons.link address=url.loginAction text=msg("varco.link.mail-done")/>
      <@buttons.secondary address=url.loginAction text=msg("varco.verify-email.again")/>
    </div>
  </#if>
</@layout.registrationLayout>
