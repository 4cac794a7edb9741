<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "user-profile-commons.ftl" as profileFields>
<@layout.registrationLayout displayMessage=(messagesPerField.exists("global"))!false displayRequiredFields=true; section>
  <#if section = "header">
    ${msg("loginIdpReviewProfileTitle")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <@profileFields.userProfileFormFields/>
      <@buttons.finish text=msg("varco.new-password.save")/>
    </form>
  </#if>
</@layout.registrationLayout>
