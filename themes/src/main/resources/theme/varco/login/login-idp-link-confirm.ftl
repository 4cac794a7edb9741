<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.link.exists")}
  <#elseif section = "form">
    <form class="varco-actions" action="${url.loginAction}" method="post">
      <@buttons.submit text=msg("varco.link.continue", idpDisplayName) name="submitAction" value="linkAccount"/>
      <#if !hideReviewButton??>
      <@buttons.other text=msg("varco.link.review") name="submitAction" value="updateProfile"/>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
