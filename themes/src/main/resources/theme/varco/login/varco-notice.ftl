<#-- Who has signed in reads what is missing and what ends soon, and how to have all of it for the same service. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "varco-words.ftl" as words>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.notice.title")}
  <#elseif section = "form">
    <div class="alert alert-warning" role="status">
      <p>${msg("varco.notice.lead")}</p>
      <ul>
        <#list notice.items as item>
        <li>${words.sentence(item)}</li>
        </#list>
      </ul>
    </div>
    <div class="varco-actions">
      <#if (notice.stepUpUrl)?has_content>
      <@buttons.link address=notice.stepUpUrl text=msg("varco.plan.step-up", words.either(notice.methods))/>
      </#if>
      <@buttons.answer address=url.loginAction text=msg("varco.notice.continue") name="varco" value="continue"/>
    </div>
  </#if>
</@layout.registrationLayout>
