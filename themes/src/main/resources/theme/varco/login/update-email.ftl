<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "user-profile-commons.ftl" as profileFields>
<#import "field.ftl" as field>
<@layout.registrationLayout displayMessage=(messagesPerField.exists("global"))!false displayRequiredFields=true; section>
  <#if section = "header">
    ${msg("updateEmailTitle")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <@profileFields.userProfileFormFields/>
      <@field.checkbox name="logout-sessions" label=msg("varco.new-password.others")/>
      <@buttons.finish text=msg("varco.new-password.save")/>
    </form>
  </#if>
</@layout.registrationLayout>
