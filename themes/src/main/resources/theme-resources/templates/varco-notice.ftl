<#-- Who has signed in reads what is missing and what ends soon, in a theme that has no page of its own for it. -->
<#import "template.ftl" as layout>
<#import "varco-words.ftl" as words>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.notice.title")}
  <#elseif section = "form">
    <div id="varco-notice">
      <div role="status">
        <p class="instruction">${msg("varco.notice.lead")}</p>
        <ul>
          <#list notice.items as item>
          <li>${words.sentence(item)}</li>
          </#list>
        </ul>
      </div>
      <#if (notice.stepUpUrl)?has_content>
      <p><a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${notice.stepUpUrl}">${msg("varco.plan.step-up", words.either(notice.methods))}</a></p>
      </#if>
      <form action="${url.loginAction}" method="post">
        <button type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" name="varco" value="continue">${msg("varco.notice.continue")}</button>
      </form>
    </div>
  </#if>
</@layout.registrationLayout>
